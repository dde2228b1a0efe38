// SPDX-License-Identifier: Apache-2.0
#include "engine/nn/imagenet_weights.h"

#include "engine/core/files.h"
#include "engine/nn/keras_resnet.h"
#include "engine/nn/resnet.h"

#include <torch/torch.h>

namespace clutch::nn {

void convertResNet50(const std::filesystem::path& folder, const std::filesystem::path& file,
                     const std::map<std::string, std::string>& provenance)
{
    Weights weights = resNet50FromKeras(readTensorFlowJs(folder), utf8(folder / "model.json"));
    weights.metadata.insert(provenance.begin(), provenance.end());
    writeWeights(file, weights);
}

std::map<std::string, std::string> checkedResNet50(const std::filesystem::path& file)
{
    constexpr int kAllStages = 4;
    const Weights weights = readWeights(file);
    loadResNet50(weights, utf8(file), kAllStages);
    return weights.metadata;
}

} // namespace clutch::nn
