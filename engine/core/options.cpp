// SPDX-License-Identifier: Apache-2.0
#include "engine/core/options.h"

#include "engine/core/error.h"
#include "engine/core/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace clutch::detail {

namespace {

[[noreturn]] void throwBadValue(const FieldSpec& spec, std::string_view text, const std::string& allowed)
{
    throw Error(ErrorKind::Usage, "core", CLUTCH_TEXT("Error", "an option has a value that is not allowed"),
                "--" + std::string(spec.name) + " " + std::string(text) + "; allowed: " + allowed,
                CLUTCH_TEXT("Error", "choose a value in the range given"));
}

template <class T>
bool parseNumber(std::string_view text, T& value)
{
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    return status == std::errc() && end == text.data() + text.size();
}

// "100000", not the shorter "1e+05" of toText().
std::string limitText(double limit)
{
    const bool whole = std::abs(limit) < 1e15 && limit == std::floor(limit);
    return whole ? toText(static_cast<std::int64_t>(limit)) : toText(limit);
}

std::string rangeText(const FieldSpec& spec)
{
    const bool low = spec.minimum > std::numeric_limits<double>::lowest();
    const bool high = spec.maximum < std::numeric_limits<double>::max();
    if (low && high) return limitText(spec.minimum) + " to " + limitText(spec.maximum);
    if (low) return limitText(spec.minimum) + " or more";
    if (high) return limitText(spec.maximum) + " or less";
    return "a number";
}

bool inRange(const FieldSpec& spec, double value)
{
    return std::isfinite(value) && value >= spec.minimum && value <= spec.maximum;
}

// "a<separator>b" into two integers.
bool parsePair(std::string_view text, char separator, int& first, int& second)
{
    const std::size_t at = text.find(separator);
    if (at == std::string_view::npos) return false;
    return parseNumber(text.substr(0, at), first) && parseNumber(text.substr(at + 1), second);
}

} // namespace

std::string toText(bool value)
{
    return value ? "true" : "false";
}

std::string toText(std::int64_t value)
{
    return std::to_string(value);
}

std::string toText(double value)
{
    char buffer[64]; // the shortest text that reads back as the same double
    const auto [end, status] = std::to_chars(buffer, buffer + sizeof buffer, value);
    return status == std::errc() ? std::string(buffer, end) : std::string("nan");
}

std::string toText(const IntRange& value)
{
    return std::to_string(value.first) + ":" + std::to_string(value.last);
}

std::string toText(const ImageSize& value)
{
    return std::to_string(value.width) + "x" + std::to_string(value.height);
}

void fromText(const FieldSpec& spec, std::string_view text, bool& value)
{
    if (text == "true" || text == "yes" || text == "on" || text == "1")
        value = true;
    else if (text == "false" || text == "no" || text == "off" || text == "0")
        value = false;
    else
        throwBadValue(spec, text, "true or false");
}

void fromText(const FieldSpec& spec, std::string_view text, std::int64_t& value)
{
    if (!parseNumber(text, value) || !inRange(spec, static_cast<double>(value)))
        throwBadValue(spec, text, rangeText(spec));
}

void fromText(const FieldSpec& spec, std::string_view text, double& value)
{
    if (!parseNumber(text, value) || !inRange(spec, value)) throwBadValue(spec, text, rangeText(spec));
}

void fromText(const FieldSpec& spec, std::string_view text, IntRange& value)
{
    const bool read = parsePair(text, ':', value.first, value.last) ||
                      (parseNumber(text, value.first) && (value.last = value.first, true));
    if (!read || value.first > value.last || !inRange(spec, value.first) || !inRange(spec, value.last))
        throwBadValue(spec, text, "FIRST:LAST, each " + rangeText(spec));
}

void fromText(const FieldSpec& spec, std::string_view text, ImageSize& value)
{
    if (!parsePair(text, 'x', value.width, value.height) || !inRange(spec, value.width) || !inRange(spec, value.height))
        throwBadValue(spec, text, "WIDTHxHEIGHT, each " + rangeText(spec));
}

void fromText(const FieldSpec& spec, std::string_view text, std::string& value)
{
    if (!spec.choices.empty()) choiceFromText(spec, text);
    value = std::string(text);
}

std::int64_t choiceFromText(const FieldSpec& spec, std::string_view text)
{
    const auto found = std::find(spec.choices.begin(), spec.choices.end(), text);
    if (found != spec.choices.end()) return found - spec.choices.begin();
    std::string allowed;
    for (const std::string& choice : spec.choices)
        allowed += (allowed.empty() ? "" : ", ") + choice;
    throwBadValue(spec, text, allowed);
}

void throwUnknownField(std::string_view name)
{
    throw Error(ErrorKind::Usage, "core", CLUTCH_TEXT("Error", "there is no such option"), "--" + std::string(name),
                CLUTCH_TEXT("Error", "see the help of this command"));
}

std::string toJson(const std::vector<FieldValue>& fields)
{
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (const FieldValue& field : fields)
        object[field.spec.name] = field.text;
    return object.dump();
}

std::vector<std::pair<std::string, std::string>> textsFromJson(const std::string& json)
{
    const auto object = nlohmann::ordered_json::parse(json, nullptr, false);
    if (!object.is_object())
        throw Error(ErrorKind::Corrupt, "core", CLUTCH_TEXT("Error", "stored options cannot be read"),
                    json.substr(0, 80), CLUTCH_TEXT("Error", "restore the project from a backup"));
    std::vector<std::pair<std::string, std::string>> texts;
    for (const auto& [name, value] : object.items())
        if (value.is_string()) texts.emplace_back(name, value.get<std::string>());
    return texts;
}

} // namespace clutch::detail
