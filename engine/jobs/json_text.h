// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace clutch::jobs {

/// JSON of a result. File names are bytes and need not be UTF-8: what is not becomes U+FFFD, for a job that is done
/// must not fail for want of a letter.
inline std::string jsonText(const nlohmann::ordered_json& value, int indent = -1)
{
    return value.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace clutch::jobs
