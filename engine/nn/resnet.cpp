// SPDX-License-Identifier: Apache-2.0
#include "engine/nn/resnet.h"

#include "engine/core/error.h"
#include "engine/core/text.h"

#include <torch/torch.h>

#include <array>
#include <utility>

namespace clutch::nn {

namespace {

constexpr double kEpsilon = 1e-5;
constexpr std::array<int, 4> kBlocks{3, 4, 6, 3};
constexpr const char* kKerasInput = "bgr-255-mean-103.939-116.779-123.68";
constexpr const char* kTorchvisionInput = "rgb-1-imagenet";

} // namespace

InputNormalisation InputNormalisation::torchvision()
{
    return {false, 1.0 / 255, {0.485, 0.456, 0.406}, {0.229, 0.224, 0.225}};
}

InputNormalisation InputNormalisation::fromMetadata(const std::string& text)
{
    if (text == kKerasInput) return {true, 1, {103.939, 116.779, 123.68}, {1, 1, 1}};
    if (text == kTorchvisionInput) return torchvision();
    throw Error(ErrorKind::Unsupported, "weights",
                CLUTCH_TEXT("Error", "the weight file wants its input prepared in a way that is not known"), text,
                CLUTCH_TEXT("Error", "use weights made by this program or by torchvision"));
}

torch::Tensor InputNormalisation::apply(const torch::Tensor& bgrImages) const
{
    torch::Tensor images = bgrImages.permute({0, 3, 1, 2}).to(torch::kFloat);
    if (!bgr) images = images.flip(1);
    const auto options = images.options();
    const torch::Tensor shift = torch::tensor(mean, options).view({1, 3, 1, 1});
    const torch::Tensor scale = torch::tensor(deviation, options).view({1, 3, 1, 1});
    return ((images * unit - shift) / scale).contiguous();
}

// A convolution and the batch norm behind it. As both are linear, the norm's scale goes into the kernel: one pass over
// the picture instead of two, with the same gradient.
struct ResNet50Impl::Unit : torch::nn::Module {
    Unit(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t step)
        : stride(step), padding(kernel / 2), weight(torch::empty({out, in, kernel, kernel})), gamma(torch::ones({out})),
          beta(torch::zeros({out})), mean(torch::zeros({out})), variance(torch::ones({out}))
    {
        torch::nn::init::kaiming_normal_(weight, 0, torch::kFanOut, torch::kReLU);
    }
    torch::Tensor forward(const torch::Tensor& x)
    {
        if (x.is_mkldnn())
            return at::mkldnn_convolution(x, packed, packedShift, {padding, padding}, {stride, stride}, {1, 1}, 1);
        return torch::conv2d(x, kernel(), shift(), stride, padding);
    }
    torch::Tensor scale() const { return gamma * torch::rsqrt(variance + kEpsilon); }
    torch::Tensor kernel() const { return weight * scale().view({-1, 1, 1, 1}); }
    torch::Tensor shift() const { return beta - mean * scale(); }
    void pack()
    {
        packed =
            at::mkldnn_reorder_conv2d_weight(kernel().to_mkldnn(), {padding, padding}, {stride, stride}, {1, 1}, 1);
        packedShift = shift().to_mkldnn();
    }
    // Torchvision keeps the two as neighbours, "conv1" and "bn1": they are registered in the module around this.
    void registerIn(torch::nn::Module& owner, const std::string& conv, const std::string& norm)
    {
        auto convolution = owner.register_module(conv, std::make_shared<torch::nn::Module>());
        weight = convolution->register_parameter("weight", weight);
        auto batchNorm = owner.register_module(norm, std::make_shared<torch::nn::Module>());
        gamma = batchNorm->register_buffer("weight", gamma);
        beta = batchNorm->register_buffer("bias", beta);
        mean = batchNorm->register_buffer("running_mean", mean);
        variance = batchNorm->register_buffer("running_var", variance);
    }

    std::int64_t stride, padding;
    torch::Tensor weight, gamma, beta, mean, variance;
    torch::Tensor packed, packedShift; // in oneDNN's own layout, once pack() was called
};

struct ResNet50Impl::Bottleneck : torch::nn::Module {
    Bottleneck(std::int64_t in, std::int64_t width, std::int64_t stride, StridePlacement placement)
        : reduce(in, width, 1, placement == StridePlacement::First1x1 ? stride : 1),
          middle(width, width, 3, placement == StridePlacement::Middle3x3 ? stride : 1), expand(width, 4 * width, 1, 1)
    {
        reduce.registerIn(*this, "conv1", "bn1");
        middle.registerIn(*this, "conv2", "bn2");
        expand.registerIn(*this, "conv3", "bn3");
        if (stride == 1 && in == 4 * width) return;
        shortcut = std::make_unique<Unit>(in, 4 * width, 1, stride);
        auto pair = register_module("downsample", std::make_shared<torch::nn::Module>());
        shortcut->registerIn(*pair, "0", "1");
    }
    torch::Tensor forward(const torch::Tensor& x)
    {
        const torch::Tensor y = expand.forward(middle.forward(reduce.forward(x).relu_()).relu_());
        return (y + (shortcut ? shortcut->forward(x) : x)).relu_();
    }

    void pack()
    {
        for (Unit* unit : {&reduce, &middle, &expand, shortcut.get()})
            if (unit) unit->pack();
    }

    Unit reduce, middle, expand;
    std::unique_ptr<Unit> shortcut;
};

ResNet50Impl::ResNet50Impl(StridePlacement stride, int stages) : first_(std::make_shared<Unit>(3, 64, 7, 2))
{
    first_->registerIn(*this, "conv1", "bn1");
    std::int64_t in = 64;
    for (int stage = 0; stage < stages; ++stage) {
        auto layer = register_module("layer" + std::to_string(stage + 1), std::make_shared<torch::nn::Module>());
        const std::int64_t width = std::int64_t(64) << stage;
        stages_.emplace_back();
        for (int block = 0; block < kBlocks.at(static_cast<std::size_t>(stage)); ++block) {
            const std::int64_t step = block == 0 && stage > 0 ? 2 : 1;
            stages_.back().push_back(
                layer->register_module(std::to_string(block), std::make_shared<Bottleneck>(in, width, step, stride)));
            in = 4 * width;
        }
    }
}

torch::Tensor ResNet50Impl::stem(const torch::Tensor& images)
{
    return torch::max_pool2d(first_->forward(images).relu_(), 3, 2, 1);
}

std::vector<torch::Tensor> ResNet50Impl::forward(const torch::Tensor& images)
{
    std::vector<torch::Tensor> outputs;
    torch::Tensor x = stem(images);
    for (const auto& stage : stages_) {
        for (const auto& block : stage)
            x = block->forward(x);
        outputs.push_back(x);
    }
    return outputs;
}

torch::Tensor ResNet50Impl::last(const torch::Tensor& images)
{
    const torch::NoGradGuard fixed;
    if (!at::hasMKLDNN() || !images.device().is_cpu()) return forward(images).back();
    if (!packed_) {
        first_->pack();
        for (const auto& stage : stages_)
            for (const auto& block : stage)
                block->pack();
        packed_ = true;
    }
    return forward(images.to_mkldnn()).back().to_dense();
}

ResNet50 loadResNet50(const Weights& weights, const std::string& name, int stages)
{
    const auto found = weights.metadata.find("stride");
    if (found != weights.metadata.end() && found->second != "first-1x1" && found->second != "middle-3x3")
        throw Error(ErrorKind::Unsupported, "weights", CLUTCH_TEXT("Error", "the weight file is not of this network"),
                    name + ": stride: " + found->second, CLUTCH_TEXT("Error", "choose another file"));
    const bool first = found != weights.metadata.end() && found->second == "first-1x1";
    ResNet50 network(first ? StridePlacement::First1x1 : StridePlacement::Middle3x3, stages);
    loadModule(*network, weights, name);
    return network;
}

InputNormalisation inputOf(const Weights& weights)
{
    const auto found = weights.metadata.find("input");
    return found == weights.metadata.end() ? InputNormalisation::torchvision()
                                           : InputNormalisation::fromMetadata(found->second);
}

} // namespace clutch::nn
