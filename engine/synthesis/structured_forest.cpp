// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/structured_forest.h"

#include "engine/core/files.h"
#include "engine/synthesis/structured_forest_parts.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <set>
#include <type_traits>
#include <zlib.h>

namespace clutch::synthesis {

namespace {

constexpr std::size_t kLargestText = std::size_t(512) << 20; // unpacked; the one everybody uses has a tenth of it
constexpr std::size_t kNumbersARow = 1000;

class ForestReader {
public:
    ForestReader(std::string_view text, const std::string& name) : text_(text), name_(name) {}

    StructuredForest read()
    {
        for (skipBlanks(); peek() == '%' || text_.substr(at_).starts_with("---"); skipBlanks())
            at_ = std::min(text_.find('\n', at_), text_.size());
        for (skipBlanks(); at_ < text_.size(); skipBlanks()) {
            if (column() != 0) fail();
            part_ = word();
            if (!seen_.insert(part_).second) fail();
            if (part_ == "options")
                readOptions();
            else if (part_ == "thresholds")
                readRows(forest_.thresholds);
            else
                readRows(indices());
        }
        for (const ForestOption& option : kForestOptions)
            require(std::string("options.") + option.name);
        for (const char* part : {"childs", "featureIds", "thresholds", "edgeBoundaries", "edgeBins"})
            require(part);
        return std::move(forest_);
    }

private:
    [[noreturn]] void fail() const { throw damagedForest(name_ + (part_.empty() ? "" : ": " + part_)); }

    void require(const std::string& part) const
    {
        if (!seen_.contains(part)) throw damagedForest(name_ + ": " + part);
    }

    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    std::size_t column() const { return at_ == 0 ? 0 : at_ - (text_.rfind('\n', at_ - 1) + 1); }
    void skipBlanks() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }
    void expect(char wanted)
    {
        if (peek() != wanted) fail();
        ++at_;
    }
    // "name:"
    std::string word()
    {
        constexpr std::size_t kLongest = 40;
        const std::size_t end = text_.find(':', at_);
        if (end == std::string_view::npos || end - at_ > kLongest) fail();
        const std::string name(text_.substr(at_, end - at_));
        at_ = end + 1;
        return name;
    }
    template <class Number>
    Number number()
    {
        Number value{};
        const char* begin = text_.data() + at_;
        const auto [end, status] = std::from_chars(begin, text_.data() + text_.size(), value);
        if (status != std::errc()) fail();
        at_ += static_cast<std::size_t>(end - begin);
        return value;
    }

    std::vector<int>& indices()
    {
        if (part_ == "childs") return forest_.childs;
        if (part_ == "featureIds") return forest_.featureIds;
        if (part_ == "edgeBoundaries") return forest_.edgeBoundaries;
        if (part_ == "edgeBins") return forest_.edgeBins;
        fail();
    }

    void readOptions()
    {
        for (skipBlanks(); at_ < text_.size() && column() > 0; skipBlanks()) {
            const std::string key = word();
            const auto* option = std::ranges::find(kForestOptions, key, &ForestOption::name);
            if (option == kForestOptions.end() || !seen_.insert("options." + key).second) fail();
            skipBlanks();
            forest_.options.*option->value = number<int>();
            if (std::string_view(" \t\r\n").find(peek()) == std::string_view::npos) fail();
        }
    }

    // Rows "- [1, 2, 3]", which are one list: where a row ends means nothing.
    template <class Number>
    void readRows(std::vector<Number>& values)
    {
        for (skipBlanks(); peek() == '-'; skipBlanks()) {
            ++at_;
            skipBlanks();
            expect('[');
            for (;;) {
                skipBlanks();
                values.push_back(
                    static_cast<Number>(number<std::conditional_t<std::is_integral_v<Number>, int, double>>()));
                if (!std::isfinite(static_cast<double>(values.back()))) fail();
                skipBlanks();
                if (peek() == ']') break;
                expect(',');
            }
            ++at_;
        }
    }

    const std::string_view text_;
    const std::string& name_;
    std::size_t at_ = 0;
    std::string part_;
    std::set<std::string> seen_;
    StructuredForest forest_;
};

std::string unpacked(const std::filesystem::path& file)
{
    if (!std::filesystem::is_regular_file(file))
        throw Error(ErrorKind::NotFound, "proposals", CLUTCH_TEXT("Error", "there is no such file or folder"),
                    utf8(file), CLUTCH_TEXT("Error", "check the path"));
    const std::unique_ptr<gzFile_s, decltype(&gzclose)> source(gzopen(file.c_str(), "rb"), &gzclose);
    if (!source) throw damagedForest(utf8(file));
    std::string text;
    for (;;) {
        constexpr std::size_t kChunk = std::size_t(1) << 20;
        const std::size_t size = text.size();
        if (size > kLargestText) throw damagedForest(utf8(file));
        text.resize(size + kChunk);
        const int count = gzread(source.get(), text.data() + size, kChunk); // of a file that is not packed: as it is
        int status = Z_OK;
        gzerror(source.get(), &status);
        if (count < 0 || status != Z_OK) throw damagedForest(utf8(file)); // a truncated one says Z_BUF_ERROR
        text.resize(size + static_cast<std::size_t>(count));
        if (count == 0) return text;
    }
}

template <class Number>
void append(std::string& text, Number value)
{
    char digits[32];
    text.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

template <class Number>
void appendRows(std::string& text, const char* name, const std::vector<Number>& values)
{
    text += std::string(name) + ":\n";
    for (std::size_t i = 0; i < values.size(); ++i) {
        text += i % kNumbersARow == 0 ? "   - [ " : ", ";
        append(text, values[i]);
        if ((i + 1) % kNumbersARow == 0 || i + 1 == values.size()) text += " ]\n";
    }
}

} // namespace

StructuredForest parseStructuredForest(std::string_view text, const std::string& name)
{
    StructuredForest forest = ForestReader(text, name).read();
    checkForest(forest, name);
    return forest;
}

StructuredForest readStructuredForest(const std::filesystem::path& file)
{
    return parseStructuredForest(unpacked(file), utf8(file));
}

std::string formatStructuredForest(const StructuredForest& forest)
{
    std::string text = "%YAML:1.0\n---\noptions:\n";
    for (const ForestOption& option : kForestOptions) {
        text += std::string("   ") + option.name + ": ";
        append(text, forest.options.*option.value);
        text += '\n';
    }
    appendRows(text, "childs", forest.childs);
    appendRows(text, "featureIds", forest.featureIds);
    appendRows(text, "thresholds", forest.thresholds);
    appendRows(text, "edgeBoundaries", forest.edgeBoundaries);
    appendRows(text, "edgeBins", forest.edgeBins);
    return text;
}

} // namespace clutch::synthesis
