// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/nn/weights.h"

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>

namespace clutch::nn {

/// The state_dict in the pickle of a PyTorch file. Of pickle's instructions only those are known that such a file
/// needs, and of Python's names only OrderedDict, torch's storage types and the two functions that make tensors and
/// parameters of them; anything else ends the reading. Nothing is ever run.
///
/// `storage` gives the bytes of the storage of that key. Of the outermost dictionary the tensors are taken; when it has
/// none, those of its entry "model" or "state_dict". Throws std::runtime_error saying what is wrong.
std::map<std::string, torch::Tensor>
unpickleStateDict(std::span<const std::uint8_t> pickle,
                  const std::function<std::span<const std::uint8_t>(const std::string& key)>& storage);

} // namespace clutch::nn
