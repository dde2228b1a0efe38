// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/nn/weights.h"

#include <filesystem>

namespace clutch::nn {

/// The tensors of a TensorFlow.js model: `folder`/model.json and the shards its weightsManifest names, 32-bit floats.
/// Only plain file names inside the folder are followed. Errors, naming file and field: NotFound, Corrupt, Unsupported.
Weights readTensorFlowJs(const std::filesystem::path& folder);

/// ImageNet ResNet-50 as Keras names and lays out its weights, under torchvision's names and in its layout
/// (HWIO -> OIHW, dense layers transposed). The bias that Keras' convolutions have is taken into the running mean, and
/// its epsilon of 1e-3 into the running variance, so that batch norm with torchvision's 1e-5 computes the same.
///
/// What the file then says of itself (`metadata`), because it differs from torchvision's ResNet-50:
///   architecture  resnet50
///   stride        first-1x1: of a stage's first block the first convolution has stride 2 (torchvision: 3x3)
///   input         bgr-255-mean-103.939-116.779-123.68: channels B G R, 0..255, minus these means
/// Errors: Corrupt naming the layer that is missing or has another shape.
Weights resNet50FromKeras(const Weights& keras, const std::string& name);

} // namespace clutch::nn
