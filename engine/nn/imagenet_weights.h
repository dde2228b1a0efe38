// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>

/// Weight files of ImageNet's classifiers as a whole, for those who know no tensors.
namespace clutch::nn {

/// The TensorFlow.js ResNet-50 in `folder` (keras_resnet.h) as safetensors in `file`; `provenance` is added to what the
/// file says of itself. Errors: as readTensorFlowJs(), resNet50FromKeras() and writeWeights().
void convertResNet50(const std::filesystem::path& folder, const std::filesystem::path& file,
                     const std::map<std::string, std::string>& provenance);

/// What `file` says of itself, once all of ResNet-50 was found in it, of the right shapes. Errors: as readWeights(),
/// loadResNet50().
std::map<std::string, std::string> checkedResNet50(const std::filesystem::path& file);

} // namespace clutch::nn
