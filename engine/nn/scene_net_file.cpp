// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/nn/scene_net_parts.h"

#include <torch/torch.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace clutch::nn {

namespace {

constexpr const char* kArchitecture = "scene-net-2";

struct BackboneName {
    SceneBackbone backbone;
    const char* name;
};
constexpr std::array kBackbones{BackboneName{SceneBackbone::ResNet50, "resnet50"},
                                BackboneName{SceneBackbone::Small, "small"},
                                BackboneName{SceneBackbone::AlexNet, "alexnet"}};

} // namespace

void SceneNet::save(const std::filesystem::path& file, const std::string& provenance) const
{
    Weights weights;
    impl_->collect(weights);
    weights.tensors["temperature"] = torch::tensor(impl_->temperature, torch::kDouble);
    weights.metadata = {{"architecture", kArchitecture},
                        {"backbone", std::ranges::find(kBackbones, backbone(), &BackboneName::backbone)->name},
                        {"input", impl_->inputName},
                        {"stride", impl_->strideName},
                        {"provenance", provenance}};
    writeWeights(file, weights);
}

namespace {

Weights under(const Weights& weights, const std::string& prefix)
{
    Weights part;
    for (const auto& [name, tensor] : weights.tensors)
        if (name.starts_with(prefix)) part.tensors.emplace(name.substr(prefix.size()), tensor);
    part.metadata = weights.metadata;
    return part;
}

} // namespace

SceneNet::SceneNet(const std::filesystem::path& file)
{
    const Weights weights = readWeights(file);
    const std::string name = utf8(file);
    const auto said = [&](const char* key) {
        const auto found = weights.metadata.find(key);
        return found == weights.metadata.end() ? std::string() : found->second;
    };
    const auto* named = std::ranges::find(kBackbones, said("backbone"), &BackboneName::name);
    const auto temperature = weights.tensors.find("temperature");
    if (said("architecture") != kArchitecture || named == kBackbones.end() || temperature == weights.tensors.end() ||
        temperature->second.numel() != 1 || !(temperature->second.to(torch::kDouble).item<double>() > 0))
        throw Error(ErrorKind::Corrupt, "weights", CLUTCH_TEXT("Error", "the weight file is not of this network"), name,
                    CLUTCH_TEXT("Error", "choose another file"));
    impl_ = std::make_unique<Impl>(named->backbone, 0);
    impl_->temperature = temperature->second.to(torch::kDouble).item<double>();
    impl_->inputName = said("input");
    impl_->strideName = said("stride");
    impl_->input = inputOf(weights);
    loadModule(*impl_->head, under(weights, "head."), name);
    if (named->backbone == SceneBackbone::Small)
        loadModule(*impl_->small, under(weights, "small."), name);
    else if (named->backbone == SceneBackbone::AlexNet)
        impl_->alexnet = loadAlexNet(under(weights, "alexnet."), name);
    else
        impl_->resnet = loadResNet50(under(weights, "resnet."), name, kStages);
}

} // namespace clutch::nn
