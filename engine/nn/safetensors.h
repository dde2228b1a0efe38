// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/nn/weights.h"

#include <cstdint>
#include <span>
#include <vector>

/// The safetensors format: u64 length of the header, the header as JSON, the tensors' bytes without gaps; all little
/// endian.
namespace clutch::nn {

/// `name` is for messages. Errors: Corrupt, Unsupported for element types LibTorch has not.
Weights parseSafetensors(std::span<const std::uint8_t> bytes, const std::string& name);
std::vector<std::uint8_t> formatSafetensors(const Weights& weights);

} // namespace clutch::nn
