// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// What the pickle of a state_dict is made of.
namespace clutch::nn::pickle {

inline constexpr std::size_t kMostDimensions = 16;

struct StorageType {
    const char* name;
    torch::ScalarType type;
};
inline constexpr std::array kStorageTypes{
    StorageType{"FloatStorage", torch::kFloat}, StorageType{"DoubleStorage", torch::kDouble},
    StorageType{"HalfStorage", torch::kHalf},   StorageType{"BFloat16Storage", torch::kBFloat16},
    StorageType{"LongStorage", torch::kLong},   StorageType{"IntStorage", torch::kInt},
    StorageType{"ShortStorage", torch::kShort}, StorageType{"CharStorage", torch::kChar},
    StorageType{"ByteStorage", torch::kByte},   StorageType{"BoolStorage", torch::kBool}};

[[noreturn]] inline void bad(const std::string& what)
{
    throw std::runtime_error(what);
}

// Text is a part of the pickle, not a copy: a file may fetch one long text a million times.
// Lists, tuples and dictionaries live in one place and are named by number: a file may make them contain themselves.
struct ContainerId {
    std::size_t index = 0;
};
struct Nothing {};
struct Mark {};
struct Function {
    enum class Kind { OrderedDict, RebuildTensor, RebuildParameter, Storage } kind = Kind::OrderedDict;
    torch::ScalarType type = torch::kFloat; // of a storage
};
struct Storage {
    std::string_view key;
    torch::ScalarType type = torch::kFloat;
    std::uint64_t elements = 0;
};

struct Value : std::variant<Nothing, Mark, bool, std::int64_t, double, std::string_view, ContainerId, Function, Storage,
                            torch::Tensor> {
    using variant::variant;
};

struct Container {
    enum class Kind { Tuple, List, Dictionary } kind = Kind::Tuple;
    std::vector<Value> items;                                // of a tuple or list
    std::vector<std::pair<std::string_view, Value>> entries; // of a dictionary, those whose key is text
};

/// The bytes, read one after another; ends with an exception before it would read beyond them.
class Reader {
public:
    explicit Reader(std::span<const std::uint8_t> bytes) : in_(bytes) {}

    std::span<const std::uint8_t> take(std::size_t count)
    {
        if (count > in_.size()) bad("it ends too early");
        const auto taken = in_.first(count);
        in_ = in_.subspan(count);
        return taken;
    }
    std::uint8_t byte() { return take(1)[0]; }
    template <class T>
    T fixed()
    {
        T value;
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
        return value;
    }
    double bigEndianDouble()
    {
        const auto bytes = take(8);
        std::uint64_t bits = 0;
        for (const std::uint8_t b : bytes)
            bits = bits << 8 | b;
        return std::bit_cast<double>(bits);
    }
    std::int64_t longNumber() // two's complement, as few bytes as needed
    {
        const auto bytes = take(byte());
        if (bytes.size() > 8) bad("a number too large");
        std::uint64_t bits = !bytes.empty() && bytes.back() >= 0x80 ? ~std::uint64_t(0) : 0;
        for (std::size_t i = bytes.size(); i-- > 0;)
            bits = bits << 8 | bytes[i];
        return static_cast<std::int64_t>(bits);
    }
    std::string_view string(std::size_t length)
    {
        const auto bytes = take(length);
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
    std::string_view line()
    {
        const auto end = std::ranges::find(in_, std::uint8_t('\n'));
        if (end == in_.end()) bad("it ends too early");
        const std::string_view text = string(static_cast<std::size_t>(end - in_.begin()));
        take(1);
        return text;
    }

private:
    std::span<const std::uint8_t> in_;
};

} // namespace clutch::nn::pickle
