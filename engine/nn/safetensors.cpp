// SPDX-License-Identifier: Apache-2.0
#include "engine/nn/safetensors.h"

#include "engine/core/error.h"
#include "engine/core/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>
#include <set>
#include <utility>

namespace clutch::nn {

static_assert(std::endian::native == std::endian::little);

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kLargestHeader = 100'000'000;            // as the reference implementation
constexpr std::uint64_t kLargestVolume = std::uint64_t(1) << 48; // bytes
constexpr std::size_t kMostDimensions = 16;

struct ElementType {
    const char* name;
    torch::ScalarType type;
};
constexpr std::array kElementTypes{ElementType{"F64", torch::kDouble}, ElementType{"F32", torch::kFloat},
                                   ElementType{"F16", torch::kHalf},   ElementType{"BF16", torch::kBFloat16},
                                   ElementType{"I64", torch::kLong},   ElementType{"I32", torch::kInt},
                                   ElementType{"I16", torch::kShort},  ElementType{"I8", torch::kChar},
                                   ElementType{"U8", torch::kByte},    ElementType{"BOOL", torch::kBool}};

class Parser {
public:
    Parser(std::span<const std::uint8_t> bytes, const std::string& name) : bytes_(bytes), name_(name) {}

    Weights parse()
    {
        const Json header = readHeader();
        Weights weights;
        std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
        for (const auto& [key, value] : header.items()) {
            if (key == "__metadata__")
                readMetadata(value, weights.metadata);
            else
                weights.tensors.emplace(key, readTensor(key, value, ranges));
        }
        requireNoGaps(ranges);
        return weights;
    }

private:
    [[noreturn]] void corrupt(const std::string& what) const
    {
        throw Error(ErrorKind::Corrupt, "weights", CLUTCH_TEXT("Error", "the weight file is damaged"),
                    name_ + ": " + what, CLUTCH_TEXT("Error", "get or make it again"));
    }

    Json readHeader()
    {
        std::uint64_t length = 0;
        if (bytes_.size() < sizeof length) corrupt("no header");
        std::memcpy(&length, bytes_.data(), sizeof length);
        if (length > kLargestHeader || length > bytes_.size() - sizeof length) corrupt("header length");
        const auto text = bytes_.subspan(sizeof length, length);
        data_ = bytes_.subspan(sizeof length + length);
        std::set<std::string> keys;
        bool twice = false;
        const auto watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
            if (depth == 1 && event == Json::parse_event_t::key)
                twice |= !keys.insert(parsed.get<std::string>()).second;
            return depth <= 4; // deeper is nothing of the format's
        };
        Json header = Json::parse(text.begin(), text.end(), watch, false);
        if (!header.is_object()) corrupt("the header is no JSON object");
        if (twice) corrupt("a name occurs twice");
        return header;
    }

    void readMetadata(const Json& value, std::map<std::string, std::string>& metadata) const
    {
        if (!value.is_object()) corrupt("__metadata__");
        for (const auto& [key, text] : value.items()) {
            if (!text.is_string()) corrupt("__metadata__." + key);
            metadata.emplace(key, text.get<std::string>());
        }
    }

    std::uint64_t natural(const Json& value, const std::string& key) const
    {
        if (!value.is_number_unsigned()) corrupt(key);
        return value.get<std::uint64_t>();
    }

    torch::ScalarType elementType(const Json& entry, const std::string& key) const
    {
        if (!entry.contains("dtype") || !entry["dtype"].is_string()) corrupt(key);
        const auto wanted = entry["dtype"].get<std::string>();
        const auto* found = std::ranges::find_if(kElementTypes, [&](const auto& type) { return wanted == type.name; });
        if (found == kElementTypes.end())
            throw Error(ErrorKind::Unsupported, "weights",
                        CLUTCH_TEXT("Error", "the weight file has numbers of a kind that is not supported"),
                        name_ + ": " + key + ": " + wanted, CLUTCH_TEXT("Error", "save it as 32-bit floats"));
        return found->type;
    }

    torch::Tensor readTensor(const std::string& key, const Json& entry,
                             std::vector<std::pair<std::uint64_t, std::uint64_t>>& ranges) const
    {
        if (!entry.is_object() || !entry.contains("shape") || !entry["shape"].is_array() ||
            entry["shape"].size() > kMostDimensions || !entry.contains("data_offsets") ||
            !entry["data_offsets"].is_array() || entry["data_offsets"].size() != 2)
            corrupt(key);
        const torch::ScalarType type = elementType(entry, key);
        std::uint64_t wanted = torch::elementSize(type), volume = wanted;
        std::vector<std::int64_t> shape;
        for (const Json& length : entry["shape"]) {
            const std::uint64_t size = natural(length, key);
            // Of an empty tensor the other lengths count for nothing, but strides are made of them.
            if (volume > kLargestVolume / std::max<std::uint64_t>(size, 1)) corrupt(key);
            volume *= std::max<std::uint64_t>(size, 1);
            wanted *= size;
            shape.push_back(static_cast<std::int64_t>(size));
        }
        const std::uint64_t begin = natural(entry["data_offsets"][0], key);
        const std::uint64_t end = natural(entry["data_offsets"][1], key);
        if (begin > end || end > data_.size() || end - begin != wanted) corrupt(key);
        ranges.emplace_back(begin, end);
        torch::Tensor tensor = torch::empty(shape, type);
        if (wanted > 0) std::memcpy(tensor.data_ptr(), data_.data() + begin, wanted);
        return tensor;
    }

    // Hidden or shared bytes are how one file can be two things.
    void requireNoGaps(std::vector<std::pair<std::uint64_t, std::uint64_t>>& ranges) const
    {
        std::ranges::sort(ranges);
        std::uint64_t at = 0;
        for (const auto& [begin, end] : ranges) {
            if (begin != at) corrupt("tensors overlap or leave gaps");
            at = end;
        }
        if (at != data_.size()) corrupt("bytes that belong to no tensor");
    }

    const std::span<const std::uint8_t> bytes_;
    const std::string& name_;
    std::span<const std::uint8_t> data_;
};

const char* typeName(torch::ScalarType type)
{
    for (const ElementType& known : kElementTypes)
        if (known.type == type) return known.name;
    throw Error(ErrorKind::Internal, "weights", CLUTCH_TEXT("Error", "an unexpected fault"), torch::toString(type),
                CLUTCH_TEXT("Error", "please report this with the log file"));
}

} // namespace

Weights parseSafetensors(std::span<const std::uint8_t> bytes, const std::string& name)
{
    return Parser(bytes, name).parse();
}

std::vector<std::uint8_t> formatSafetensors(const Weights& weights)
{
    // Wide elements first, so that each lies at a multiple of its size.
    std::vector<std::pair<std::string, torch::Tensor>> ordered(weights.tensors.begin(), weights.tensors.end());
    std::ranges::stable_sort(
        ordered, [](const auto& a, const auto& b) { return a.second.element_size() > b.second.element_size(); });
    Json header = Json::object();
    if (!weights.metadata.empty()) header["__metadata__"] = weights.metadata;
    std::uint64_t at = 0;
    for (const auto& [name, tensor] : ordered) {
        header[name] = {{"dtype", typeName(tensor.scalar_type())},
                        {"shape", tensor.sizes().vec()},
                        {"data_offsets", {at, at + tensor.nbytes()}}};
        at += tensor.nbytes();
    }
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' ');
    const std::uint64_t length = text.size();
    std::vector<std::uint8_t> bytes(sizeof length + text.size() + at);
    std::memcpy(bytes.data(), &length, sizeof length);
    std::memcpy(bytes.data() + sizeof length, text.data(), text.size());
    std::uint8_t* data = bytes.data() + sizeof length + text.size();
    for (const auto& [name, tensor] : ordered) {
        const torch::Tensor plain = tensor.detach().to(torch::kCPU).contiguous();
        if (plain.nbytes() > 0) std::memcpy(data, plain.data_ptr(), plain.nbytes());
        data += plain.nbytes();
    }
    return bytes;
}

} // namespace clutch::nn
