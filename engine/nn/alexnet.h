// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/nn/weights.h"

#include <torch/nn/module.h>
#include <torch/nn/pimpl.h>

#include <string>
#include <vector>

namespace clutch::nn {

/// The five convolutions of AlexNet in the form torchvision has weights for (Krizhevsky 2014, "One weird trick": one
/// column, no response normalisation). Named as there, so its state_dict loads (loadModule()); the classifier behind
/// them is left out.
class AlexNetImpl : public torch::nn::Module {
public:
    static constexpr int kChannels = 256;

    AlexNetImpl();

    /// float32 [N,3,H,W], normalised, sides of 63 px or more -> [N,256,~H/16,~W/16]: the fifth convolution, rectified,
    /// before the last pooling.
    torch::Tensor forward(const torch::Tensor& images);

private:
    std::vector<torch::Tensor> weights_, biases_;
};
TORCH_MODULE(AlexNet);

/// Errors: as loadModule().
AlexNet loadAlexNet(const Weights& weights, const std::string& name);

} // namespace clutch::nn
