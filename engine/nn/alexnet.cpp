// SPDX-License-Identifier: Apache-2.0
#include "engine/nn/alexnet.h"

#include <torch/torch.h>

#include <array>

namespace clutch::nn {

namespace {

struct Layer {
    int index; // in torchvision's `features`
    std::int64_t in, out, kernel, stride, padding;
    bool pooled; // 3x3, stride 2, behind it
};
constexpr std::array kLayers{Layer{0, 3, 64, 11, 4, 2, true}, Layer{3, 64, 192, 5, 1, 2, true},
                             Layer{6, 192, 384, 3, 1, 1, false}, Layer{8, 384, 256, 3, 1, 1, false},
                             Layer{10, 256, AlexNetImpl::kChannels, 3, 1, 1, false}};

} // namespace

AlexNetImpl::AlexNetImpl()
{
    auto features = register_module("features", std::make_shared<torch::nn::Module>());
    for (const Layer& layer : kLayers) {
        auto module = features->register_module(std::to_string(layer.index), std::make_shared<torch::nn::Module>());
        weights_.push_back(
            module->register_parameter("weight", torch::zeros({layer.out, layer.in, layer.kernel, layer.kernel})));
        biases_.push_back(module->register_parameter("bias", torch::zeros({layer.out})));
    }
}

torch::Tensor AlexNetImpl::forward(const torch::Tensor& images)
{
    torch::Tensor x = images;
    for (std::size_t i = 0; i < kLayers.size(); ++i) {
        x = torch::conv2d(x, weights_[i], biases_[i], kLayers[i].stride, kLayers[i].padding).relu_();
        if (kLayers[i].pooled) x = torch::max_pool2d(x, 3, 2);
    }
    return x;
}

AlexNet loadAlexNet(const Weights& weights, const std::string& name)
{
    AlexNet network;
    loadModule(*network, weights, name);
    return network;
}

} // namespace clutch::nn
