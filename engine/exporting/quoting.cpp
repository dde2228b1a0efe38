// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/quoting.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace clutch::exporting {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // U+FFFD

/// Beyond ASCII, what YAML does not print: C1 controls, the line and paragraph separators, the byte order mark.
/// Returns the length in bytes, 0 for anything else.
std::size_t unprintableAt(std::string_view text, unsigned& code)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) {
        code = byte(1);
        return 2;
    }
    const unsigned three = byte(0) << 16 | byte(1) << 8 | byte(2);
    code = three == 0xE280A8 ? 0x2028U : three == 0xE280A9 ? 0x2029U : 0xFEFFU;
    return three == 0xE280A8 || three == 0xE280A9 || three == 0xEFBBBF ? 3 : 0;
}

/// What is no UTF-8, and the two codes that are no characters, replaced.
std::string validUtf8(std::string_view text)
{
    const nlohmann::json any = std::string(text);
    std::string valid =
        nlohmann::json::parse(any.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)).get<std::string>();
    for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) // U+FFFE, U+FFFF
        for (std::size_t at = 0; (at = valid.find(none, at)) != std::string::npos;)
            valid.replace(at, none.size(), kReplacement);
    return valid;
}

std::string escaped(unsigned code)
{
    char text[8];
    std::snprintf(text, sizeof text, code < 0x100 ? "\\x%02X" : "\\u%04X", code);
    return text;
}

} // namespace

std::string yamlQuoted(std::string_view any)
{
    const std::string valid = validUtf8(any);
    const std::string_view text = valid;
    std::string quoted = "\"";
    for (std::size_t i = 0; i < text.size();) {
        unsigned code = 0;
        if (const std::size_t length = unprintableAt(text.substr(i), code)) {
            quoted += escaped(code);
            i += length;
            continue;
        }
        const auto byte = static_cast<unsigned char>(text[i++]);
        if (byte < 0x20 || byte == 0x7F)
            quoted += escaped(byte);
        else if (byte == '"' || byte == '\\')
            (quoted += '\\') += static_cast<char>(byte);
        else
            quoted += static_cast<char>(byte);
    }
    return quoted + '"';
}

std::string xmlEscaped(std::string_view text)
{
    std::string escapedText;
    for (const char letter : validUtf8(text)) {
        switch (letter) {
        case '&':
            escapedText += "&amp;";
            break;
        case '<':
            escapedText += "&lt;";
            break;
        case '>':
            escapedText += "&gt;";
            break;
        case '"':
            escapedText += "&quot;";
            break;
        case '\t':
        case '\n':
        case '\r':
            escapedText += "&#" + std::to_string(static_cast<int>(letter)) + ";"; // plain, readers may change them
            break;
        default:
            if (static_cast<unsigned char>(letter) < 0x20)
                escapedText += kReplacement;
            else
                escapedText += letter;
        }
    }
    return escapedText;
}

std::string commentLine(std::string_view text)
{
    std::string line = validUtf8(text);
    for (char& letter : line)
        if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F) letter = ' ';
    return line;
}

std::string base64(std::span<const std::uint8_t> bytes)
{
    static constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto byte = [&](std::size_t k) {
            return i + k < bytes.size() ? static_cast<unsigned>(bytes[i + k]) : 0U;
        };
        const unsigned group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (const unsigned shift : {18U, 12U, 6U, 0U})
            text += kLetters[group >> shift & 63U];
    }
    const std::size_t missing = (3 - bytes.size() % 3) % 3;
    text.replace(text.size() - missing, missing, missing, '=');
    return text;
}

} // namespace clutch::exporting
