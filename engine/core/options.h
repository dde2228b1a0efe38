// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// Options reflected once. A stage's options are a plain struct with one template member
///
///     struct KnnOptions {
///         int neighbours = 20;            // reason for the default
///         template <class V> void visitFields(V&& visit)
///         {
///             visit(neighbours, {.name = "neighbours", .label = CLUTCH_TEXT("Option", "Neighbours"), .help =
///             CLUTCH_TEXT("Option", "..."),
///                                .minimum = 1, .maximum = 64});
///         }
///     };
///
/// and from it come the studio's form, the command line's options, the JSON stored with every run, and validation.
/// Field types: bool, int, std::int64_t, double, std::string, IntRange, ImageSize, and enums with choices (`choices` in
/// the order of the enum's values).
namespace clutch {

/// A closed range, written "10:30" (or "12" for 12:12).
struct IntRange {
    int first = 0;
    int last = 0;
    bool operator==(const IntRange&) const = default;
};

/// Pixels, written "640x480".
struct ImageSize {
    int width = 0;
    int height = 0;
    bool operator==(const ImageSize&) const = default;
};

/// What a person is told about one field. `minimum` and `maximum` bound numbers, both ends of an IntRange and both
/// sides of an ImageSize.
struct FieldSpec {
    const char* name = "";  ///< the command line's `--name`, the JSON key and the form row's objectName
    const char* label = ""; ///< translatable, context "Option"
    const char* help = "";  ///< one translatable line, context "Option"
    const char* unit = "";  ///< "px", "%", "s", ... or empty
    double minimum = std::numeric_limits<double>::lowest();
    double maximum = std::numeric_limits<double>::max();
    std::vector<std::string> choices{}; ///< enums, and strings that must be one of these
    bool advanced = false;              ///< folded away in forms
};

enum class FieldType { Bool, Int, Double, Text, IntRange, ImageSize, Choice };

/// One field with its present value as text, the common currency of form, command line and store.
struct FieldValue {
    FieldSpec spec;
    FieldType type = FieldType::Text;
    std::string text;
};

namespace detail {
std::string toText(bool value);
std::string toText(std::int64_t value);
std::string toText(double value);
std::string toText(const IntRange& value);
std::string toText(const ImageSize& value);
// Each throws Error{Usage} naming the field, the text and what is allowed.
void fromText(const FieldSpec& spec, std::string_view text, bool& value);
void fromText(const FieldSpec& spec, std::string_view text, std::int64_t& value);
void fromText(const FieldSpec& spec, std::string_view text, double& value);
void fromText(const FieldSpec& spec, std::string_view text, IntRange& value);
void fromText(const FieldSpec& spec, std::string_view text, ImageSize& value);
void fromText(const FieldSpec& spec, std::string_view text, std::string& value);
std::int64_t choiceFromText(const FieldSpec& spec, std::string_view text);
[[noreturn]] void throwUnknownField(std::string_view name);
std::string toJson(const std::vector<FieldValue>& fields);
std::vector<std::pair<std::string, std::string>> textsFromJson(const std::string& json);

template <class T>
FieldType typeOf(const FieldSpec& spec)
{
    if constexpr (std::is_enum_v<T>)
        return FieldType::Choice;
    else if constexpr (std::is_same_v<T, bool>)
        return FieldType::Bool;
    else if constexpr (std::is_integral_v<T>)
        return FieldType::Int;
    else if constexpr (std::is_floating_point_v<T>)
        return FieldType::Double;
    else if constexpr (std::is_same_v<T, IntRange>)
        return FieldType::IntRange;
    else if constexpr (std::is_same_v<T, ImageSize>)
        return FieldType::ImageSize;
    else
        return spec.choices.empty() ? FieldType::Text : FieldType::Choice;
}

template <class T>
std::string textOf(const FieldSpec& spec, const T& value)
{
    if constexpr (std::is_enum_v<T>)
        return spec.choices.at(static_cast<std::size_t>(value));
    else if constexpr (std::is_same_v<T, std::string>)
        return value;
    else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>)
        return toText(static_cast<std::int64_t>(value));
    else if constexpr (std::is_floating_point_v<T>)
        return toText(static_cast<double>(value));
    else
        return toText(value);
}

template <class T>
void assign(const FieldSpec& spec, std::string_view text, T& value)
{
    if constexpr (std::is_enum_v<T>) {
        value = static_cast<T>(choiceFromText(spec, text));
    } else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
        FieldSpec bounded = spec; // what does not fit the type is out of range, not cut to fit
        bounded.minimum = std::max(spec.minimum, static_cast<double>(std::numeric_limits<T>::lowest()));
        bounded.maximum = std::min(spec.maximum, static_cast<double>(std::numeric_limits<T>::max()));
        std::int64_t wide = 0;
        fromText(bounded, text, wide);
        value = static_cast<T>(wide);
    } else {
        fromText(spec, text, value);
    }
}
} // namespace detail

/// Every field with its present value, in the order the struct visits them.
template <class Options>
std::vector<FieldValue> describe(Options options)
{
    std::vector<FieldValue> fields;
    options.visitFields([&fields]<class T>(T& value, FieldSpec spec) {
        const FieldType type = detail::typeOf<T>(spec);
        std::string text = detail::textOf(spec, value);
        fields.push_back({std::move(spec), type, std::move(text)});
    });
    return fields;
}

/// Sets one field from text. Throws Error{Usage} when there is no such field or the text is not allowed; nothing is
/// changed then.
template <class Options>
void setField(Options& options, std::string_view name, std::string_view text)
{
    bool found = false;
    options.visitFields([&]<class T>(T& value, const FieldSpec& spec) {
        if (name != spec.name) return;
        found = true;
        T parsed = value;
        detail::assign(spec, text, parsed);
        value = std::move(parsed);
    });
    if (!found) detail::throwUnknownField(name);
}

/// Throws Error{Usage} for the first field outside its range.
template <class Options>
void validate(const Options& options)
{
    Options copy = options;
    copy.visitFields([]<class T>(T& value, const FieldSpec& spec) {
        T parsed = value;
        detail::assign(spec, detail::textOf(spec, value), parsed);
    });
}

/// One JSON object, every field as text, for the store.
template <class Options>
std::string optionsToJson(const Options& options)
{
    return detail::toJson(describe(options));
}

/// The reverse; fields that are missing keep their default, so that older projects open. Throws Error for fields it
/// does not know.
template <class Options>
Options optionsFromJson(const std::string& json)
{
    Options options;
    for (const auto& [name, text] : detail::textsFromJson(json))
        setField(options, name, text);
    return options;
}

} // namespace clutch
