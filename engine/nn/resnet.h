// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/nn/weights.h"

#include <torch/nn/module.h>
#include <torch/nn/pimpl.h>

#include <string>
#include <vector>

namespace clutch::nn {

/// In which convolution of a stage's first bottleneck the stride of 2 lies. Weights trained with one give nonsense with
/// the other, and nothing in their shapes tells which.
enum class StridePlacement { First1x1, Middle3x3 };

/// What an image is turned into before the first convolution.
struct InputNormalisation {
    bool bgr = false;                       ///< channel order; otherwise R G B
    double unit = 1;                        ///< what 0..255 is multiplied by
    std::vector<double> mean{0, 0, 0};      ///< of a channel, in that order, subtracted
    std::vector<double> deviation{1, 1, 1}; ///< and divided by

    static InputNormalisation torchvision();                         ///< R G B, 0..1, ImageNet's mean and deviation
    static InputNormalisation fromMetadata(const std::string& text); ///< Weights::metadata["input"]; Unsupported
    /// uint8 [N,H,W,3] B G R, as OpenCV has them -> float32 [N,3,H,W].
    torch::Tensor apply(const torch::Tensor& bgr) const;
};

/// ResNet-50 (He et al. 2016, table 1) down to stage `stages`, with batch norm as fixed scale and shift: what
/// detection and transfer learning use. Named as in torchvision, so its state_dict loads (loadModule()).
class ResNet50Impl : public torch::nn::Module {
public:
    ResNet50Impl(StridePlacement stride, int stages);

    /// float32 [N,3,H,W], normalised -> the stages' outputs, [N, 256 << i, H >> (2 + i), W >> (2 + i)], rounded up.
    std::vector<torch::Tensor> forward(const torch::Tensor& images);
    /// The last stage's output alone, without gradients. Where oneDNN is there, in its layout from end to end, with
    /// kernels that are brought into it once: what they are by then is what counts. One thread at a time.
    torch::Tensor last(const torch::Tensor& images);

private:
    struct Unit;
    struct Bottleneck;
    torch::Tensor stem(const torch::Tensor& images);

    bool packed_ = false;
    std::shared_ptr<Unit> first_;
    std::vector<std::vector<std::shared_ptr<Bottleneck>>> stages_;
};
TORCH_MODULE(ResNet50);

/// The network such a file is for, loaded; stride placement as its metadata says, or torchvision's when it has none.
/// Errors: as loadModule(); Unsupported for a placement that is not known.
ResNet50 loadResNet50(const Weights& weights, const std::string& name, int stages);
InputNormalisation inputOf(const Weights& weights);

} // namespace clutch::nn
