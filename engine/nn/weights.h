// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/nn/module.h>
#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace clutch::nn {

/// Tensors by name, as a weight file holds them, and what the file says of itself (architecture, stride placement,
/// input normalisation, training). Tensors own their memory, are contiguous and on the CPU.
struct Weights {
    std::map<std::string, torch::Tensor> tensors;
    std::map<std::string, std::string> metadata;
};

/// A safetensors file, or a PyTorch file with a state_dict, told apart by its first bytes. Nothing in the file is run
/// or trusted: sizes, offsets, shapes and counts are checked before use.
/// Errors, naming the file: NotFound; Unsupported for the format PyTorch wrote before 1.6 and for what is neither;
/// Corrupt for a damaged one.
Weights readWeights(const std::filesystem::path& file);

/// Fills every parameter and buffer of `module` from the tensor of its name; other tensors are left alone.
/// Errors: Corrupt naming `name` and the tensor that is missing or of another shape.
void loadModule(torch::nn::Module& module, const Weights& weights, const std::string& name);

/// As safetensors, through a temporary file. The same weights give the same bytes.
void writeWeights(const std::filesystem::path& file, const Weights& weights);

} // namespace clutch::nn
