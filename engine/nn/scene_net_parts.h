// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/random.h"
#include "engine/nn/alexnet.h"
#include "engine/nn/resnet.h"
#include "engine/nn/scene_net.h"

#include <torch/nn.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

/// The networks inside SceneNet.
namespace clutch::nn {

inline constexpr int kStages = 2;     // of ResNet-50: beyond, cells are too large to see how things touch
inline constexpr int kGrid = 4;       // cells a side that the head tells apart
inline constexpr int kHeadWidth = 32; // channels of the head: few, for there are few photos
inline constexpr int kChunk = 32;     // crops computed at once

/// Kernels by He et al. 2015, biases 0. Drawn from our own generator: torch's belongs to the whole
/// process, and these weights must not depend on who else draws.
void initialise(torch::nn::Module& module, Random& random);

/// uint8 [N,kSide,kSide,3] of crops of any size as they are looked at: grey, of one mean and contrast, grey bars
/// beside.
torch::Tensor batchOf(std::span<const cv::Mat> crops);

struct SmallBody : torch::nn::Module {
    static constexpr int kChannels = 96;
    SmallBody()
    {
        std::int64_t in = 3;
        for (const std::int64_t out : {24, 48, 96}) {
            layers->push_back(torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 3).stride(2).padding(1)));
            layers->push_back(torch::nn::GroupNorm(8, out));
            layers->push_back(torch::nn::ReLU());
            layers->push_back(torch::nn::Conv2d(torch::nn::Conv2dOptions(out, out, 3).padding(1)));
            layers->push_back(torch::nn::GroupNorm(8, out));
            layers->push_back(torch::nn::ReLU());
            in = out;
        }
        register_module("layers", layers);
    }
    torch::Tensor forward(const torch::Tensor& x) { return layers->forward(x); }
    torch::nn::Sequential layers;
};

struct Head : torch::nn::Module {
    explicit Head(int channels)
        : reduce(register_module("reduce", torch::nn::Conv2d(channels, kHeadWidth, 1))),
          decide(register_module("decide", torch::nn::Linear(kHeadWidth * kGrid * kGrid, 1)))
    {
        shift = register_buffer("shift", torch::zeros({1, channels, 1, 1}));
        scale = register_buffer("scale", torch::ones({1, channels, 1, 1}));
    }
    // float32 [N,C,kGrid,kGrid] -> [N]; `keep` float32 [N,kHeadWidth*kGrid*kGrid] of what dropout leaves, or nothing
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& keep = {})
    {
        torch::Tensor y = reduce->forward((x - shift) * scale).relu().flatten(1);
        if (keep.defined()) y = y * keep;
        return decide->forward(y).squeeze(1);
    }
    torch::nn::Conv2d reduce;
    torch::nn::Linear decide;
    torch::Tensor shift, scale;
};

struct SceneNet::Impl {
    Impl(SceneBackbone wanted, std::uint64_t seed) : backbone(wanted)
    {
        if (backbone == SceneBackbone::Small) small = std::make_shared<SmallBody>();
        head = std::make_shared<Head>(channels());
        Random random(seed);
        if (small) initialise(*small, random);
        initialise(*head, random);
    }

    int channels() const
    {
        constexpr int kResNetChannels = 256 << (kStages - 1);
        return backbone == SceneBackbone::Small     ? SmallBody::kChannels
               : backbone == SceneBackbone::AlexNet ? AlexNetImpl::kChannels
                                                    : kResNetChannels;
    }
    bool bodyLearns() const { return backbone == SceneBackbone::Small; }

    // uint8 [N,S,S,3] -> float32 [N,C,kGrid,kGrid]
    torch::Tensor features(const torch::Tensor& batch)
    {
        const torch::Tensor x = input.apply(batch);
        const torch::Tensor y = small     ? small->forward(x)
                                : alexnet ? alexnet->forward(x)
                                : packs   ? resnet->last(x)
                                          : resnet->forward(x).back();
        return torch::adaptive_avg_pool2d(y, {kGrid, kGrid});
    }

    // What stays the same from epoch to epoch is computed once: pictures, or what a fixed body sees in them.
    torch::Tensor fixedPart(std::span<const cv::Mat> images, const std::function<void()>& onChunk)
    {
        const torch::NoGradGuard inference;
        std::vector<torch::Tensor> parts;
        for (std::size_t at = 0; at < images.size(); at += kChunk) {
            const torch::Tensor batch = batchOf(images.subspan(at, std::min<std::size_t>(kChunk, images.size() - at)));
            parts.push_back(bodyLearns() ? batch : features(batch));
            onChunk();
        }
        return torch::cat(parts);
    }

    torch::Tensor scored(const torch::Tensor& part, const torch::Tensor& keep = {})
    {
        return head->forward(bodyLearns() ? features(part) : part, keep);
    }

    std::vector<float> scoresOf(const torch::Tensor& parts)
    {
        const torch::NoGradGuard inference;
        std::vector<float> scores;
        for (std::int64_t at = 0; at < parts.size(0); at += kChunk) {
            const torch::Tensor some = scored(parts.slice(0, at, std::min(at + kChunk, parts.size(0)))).contiguous();
            scores.insert(scores.end(), some.data_ptr<float>(), some.data_ptr<float>() + some.numel());
        }
        return scores;
    }

    std::vector<torch::Tensor> learned() const
    {
        std::vector<torch::Tensor> parameters = head->parameters();
        if (small)
            for (const torch::Tensor& parameter : small->parameters())
                parameters.push_back(parameter);
        return parameters;
    }

    void collect(Weights& weights) const
    {
        const auto add = [&](const std::string& prefix, const torch::nn::Module& module) {
            for (const auto& entry : module.named_parameters())
                weights.tensors[prefix + entry.key()] = entry.value();
            for (const auto& entry : module.named_buffers())
                weights.tensors[prefix + entry.key()] = entry.value();
        };
        add("head.", *head);
        if (small) add("small.", *small);
        if (resnet) add("resnet.", *resnet);
        if (alexnet) add("alexnet.", *alexnet);
    }

    const SceneBackbone backbone;
    InputNormalisation input = InputNormalisation::torchvision();
    std::string inputName = "rgb-1-imagenet", strideName = "middle-3x3";
    std::shared_ptr<SmallBody> small;
    ResNet50 resnet{nullptr};
    AlexNet alexnet{nullptr};
    std::shared_ptr<Head> head;
    double temperature = 1;
    bool packs = true; // kernels in the processor's own layout
};

} // namespace clutch::nn
