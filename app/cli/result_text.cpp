// SPDX-License-Identifier: Apache-2.0
#include "app/cli/result_text.h"

#include <nlohmann/json.hpp>

#include <cctype>
#include <cmath>
#include <cstdio>

namespace clutch::cli {

namespace {

using nlohmann::ordered_json;

constexpr std::size_t kColumn = 24;

// "framesPerSecond" -> "frames per second"; names of measures, such as AP50, stay.
std::string words(const std::string& key)
{
    std::string text;
    for (std::size_t i = 0; i < key.size(); ++i) {
        const bool begins = i > 0 && std::isupper(static_cast<unsigned char>(key[i])) != 0 &&
                            std::islower(static_cast<unsigned char>(key[i - 1])) != 0;
        if (begins) text += ' ';
        text += begins ? static_cast<char>(std::tolower(static_cast<unsigned char>(key[i]))) : key[i];
    }
    return text;
}

std::string scalar(const ordered_json& value)
{
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
    if (!value.is_number_float()) return value.dump();
    const double number = value.get<double>();
    char text[64];
    std::snprintf(text, sizeof text, std::abs(number) < 1e4 ? "%.4g" : "%.0f", number);
    return text;
}

std::string line(const std::string& label, const std::string& text, int depth)
{
    std::string head = std::string(2 * static_cast<std::size_t>(depth), ' ') + label;
    if (text.empty()) return head + "\n";
    head.resize(std::max(head.size() + 1, kColumn), ' ');
    return head + text + "\n";
}

std::string lines(const std::string& label, const ordered_json& value, int depth);

// Two kinds of rows have a sentence of their own: recordings, and findings with how often they were made.
std::string row(const std::string& label, const ordered_json& value, int depth)
{
    if (value.is_object() && value.contains("sourceFrames"))
        return line(scalar(value.value("name", ordered_json(label))),
                    scalar(value["frames"]) + " of " + scalar(value["sourceFrames"]) + " frames taken", depth);
    if (value.is_object() && value.contains("text") && value.contains("count"))
        return line(label, scalar(value["text"]) + ": " + scalar(value["count"]), depth);
    return lines(label, value, depth);
}

std::string lines(const std::string& label, const ordered_json& value, int depth)
{
    if (!value.is_structured()) return line(label, scalar(value), depth);
    if (value.empty()) return {};
    std::string text;
    if (value.is_array()) {
        for (const ordered_json& item : value)
            text += row(label, item, depth);
        return text;
    }
    if (!label.empty()) text = line(label, {}, depth++);
    for (const auto& [key, item] : value.items())
        text += lines(words(key), item, depth);
    return text;
}

} // namespace

std::string resultText(const std::string& json)
{
    return lines({}, ordered_json::parse(json), 0);
}

} // namespace clutch::cli
