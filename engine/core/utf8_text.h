// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace clutch {

/// Code points of UTF-8 text; of other bytes, those that do not go on with a letter.
inline std::size_t letterCount(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; }));
}

/// The beginning of UTF-8 text, at most `bytes` long, that ends with a whole letter.
inline std::string_view cutAtLetter(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (text[bytes] & 0xc0) == 0x80)
        --bytes;
    return text.substr(0, bytes);
}

} // namespace clutch
