// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace clutch::cli {

/// A job's result, one JSON object, as lines for a person: "frames per second  14.6". What is empty is left out.
std::string resultText(const std::string& json);

} // namespace clutch::cli
