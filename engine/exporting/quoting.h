// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// Names of people's making inside the formats' own syntax. All take UTF-8.
namespace clutch::exporting {

/// Between double quotes, with YAML 1.2's escapes (section 5.7) for quotes, backslashes and what YAML does not print.
std::string yamlQuoted(std::string_view text);

/// For the inside of an XML 1.0 element or attribute. Characters XML has no way to say (section 2.2: most controls)
/// become U+FFFD.
std::string xmlEscaped(std::string_view text);

/// On one line: line breaks and other controls become spaces.
std::string commentLine(std::string_view text);

std::string base64(std::span<const std::uint8_t> bytes); ///< RFC 4648, with padding

} // namespace clutch::exporting
