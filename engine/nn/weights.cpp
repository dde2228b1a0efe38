// SPDX-License-Identifier: Apache-2.0
#include "engine/nn/weights.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/nn/safetensors.h"
#include "engine/nn/unpickler.h"

#include <caffe2/serialize/inline_container.h>
#include <cstring>
#include <list>
#include <sstream>
#include <utility>

namespace clutch::nn {

namespace {

constexpr std::uintmax_t kLargestFile = std::uintmax_t(8) << 30;
constexpr std::size_t kLargestPickle = 4U << 20; // a network with ten thousand tensors has 1 MiB

Error damaged(const std::filesystem::path& file, const std::string& what)
{
    return {ErrorKind::Corrupt, "weights", CLUTCH_TEXT("Error", "the weight file is damaged"), utf8(file) + ": " + what,
            CLUTCH_TEXT("Error", "get or make it again")};
}

bool startsWith(const std::vector<std::uint8_t>& bytes, std::initializer_list<std::uint8_t> magic)
{
    return bytes.size() >= magic.size() && std::equal(magic.begin(), magic.end(), bytes.begin());
}

template <class T>
T numberAt(std::span<const std::uint8_t> bytes, std::size_t at)
{
    T value{};
    if (at > bytes.size() || bytes.size() - at < sizeof value) throw std::runtime_error("its directory is damaged");
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

// torch.save() stores and never compresses. What is compressed could unpack to anything, and LibTorch would let it;
// so the directory of the archive is read here first (PKWARE APPNOTE 4.3.12 to 4.3.16).
void requireStored(std::span<const std::uint8_t> bytes)
{
    constexpr std::uint32_t kEnd = 0x06054b50, kLocator = 0x07064b50, kEnd64 = 0x06064b50, kEntry = 0x02014b50;
    constexpr std::size_t kEndSize = 22, kLocatorSize = 20, kEntrySize = 46, kLongestComment = 65535;
    if (bytes.size() < kEndSize) throw std::runtime_error("it has no directory");
    std::size_t end = bytes.size() - kEndSize;
    while (numberAt<std::uint32_t>(bytes, end) != kEnd) {
        if (end == 0 || bytes.size() - kEndSize - end > kLongestComment)
            throw std::runtime_error("it has no directory");
        --end;
    }
    std::uint64_t count = numberAt<std::uint16_t>(bytes, end + 10), at = numberAt<std::uint32_t>(bytes, end + 16);
    if (end >= kLocatorSize && numberAt<std::uint32_t>(bytes, end - kLocatorSize) == kLocator) {
        const auto end64 = numberAt<std::uint64_t>(bytes, end - kLocatorSize + 8);
        if (numberAt<std::uint32_t>(bytes, end64) != kEnd64) throw std::runtime_error("its directory is damaged");
        count = numberAt<std::uint64_t>(bytes, end64 + 32);
        at = numberAt<std::uint64_t>(bytes, end64 + 48);
    }
    for (; count > 0; --count) {
        if (numberAt<std::uint32_t>(bytes, at) != kEntry) throw std::runtime_error("its directory is damaged");
        if (numberAt<std::uint16_t>(bytes, at + 10) != 0 ||
            numberAt<std::uint32_t>(bytes, at + 20) != numberAt<std::uint32_t>(bytes, at + 24))
            throw std::runtime_error("a part of it is compressed");
        at += kEntrySize + numberAt<std::uint16_t>(bytes, at + 28) + numberAt<std::uint16_t>(bytes, at + 30) +
              numberAt<std::uint16_t>(bytes, at + 32);
    }
}

// The archive of torch.save(): <name>/data.pkl and a record of raw numbers for each storage.
Weights readTorchArchive(const std::filesystem::path& file, std::vector<std::uint8_t> bytes)
{
    try {
        requireStored(bytes);
        const std::size_t fileSize = bytes.size();
        std::istringstream stream(std::string(bytes.begin(), bytes.end()));
        std::vector<std::uint8_t>().swap(bytes);
        caffe2::serialize::PyTorchStreamReader archive(&stream);
        // What a record unpacks to is kept here for as long as tensors are made of it.
        std::list<at::DataPtr> records;
        std::size_t unpacked = 0;
        const auto record = [&](const std::string& name) {
            auto [data, size] = archive.getRecord(name);
            unpacked += size;
            if (unpacked > fileSize) throw std::runtime_error("its parts overlap");
            const auto* begin = static_cast<const std::uint8_t*>(data.get());
            records.push_back(std::move(data));
            return std::span<const std::uint8_t>(begin, size);
        };
        const auto pickle = record("data.pkl");
        if (pickle.size() > kLargestPickle) throw std::runtime_error("data.pkl is too long");
        return {unpickleStateDict(pickle, [&](const std::string& key) { return record("data/" + key); }), {}};
    } catch (const c10::Error& error) {
        throw damaged(file, error.what_without_backtrace());
    } catch (const std::bad_alloc&) {
        throw; // of our own need, or of a record that says it unpacks to more than there is: not a fault of reading
    } catch (const std::exception& error) {
        throw damaged(file, error.what());
    }
}

} // namespace

Weights readWeights(const std::filesystem::path& file)
{
    std::vector<std::uint8_t> bytes = readFile(file, kLargestFile);
    if (startsWith(bytes, {'P', 'K', 3, 4})) return readTorchArchive(file, std::move(bytes));
    // The header's length and its first character. Asked first: a length may begin like a pickle.
    if (bytes.size() > 8 && bytes[8] == '{') return parseSafetensors(bytes, utf8(file));
    if (startsWith(bytes, {0x80, 0x02}))
        throw Error(ErrorKind::Unsupported, "weights",
                    CLUTCH_TEXT("Error", "the weight file has the format PyTorch wrote before version 1.6"), utf8(file),
                    CLUTCH_TEXT("Error", "load it in PyTorch and save it again, or use a newer file"));
    throw Error(ErrorKind::Unsupported, "weights", CLUTCH_TEXT("Error", "this is no weight file"), utf8(file),
                CLUTCH_TEXT("Error", "use a safetensors file or a PyTorch state_dict (.pth)"));
}

void loadModule(torch::nn::Module& module, const Weights& weights, const std::string& name)
{
    const torch::NoGradGuard fixed;
    const auto take = [&](const auto& own) {
        const auto found = weights.tensors.find(own.key());
        if (found == weights.tensors.end() || found->second.sizes() != own.value().sizes())
            throw Error(ErrorKind::Corrupt, "weights", CLUTCH_TEXT("Error", "the weight file is not of this network"),
                        name + ": " + own.key(), CLUTCH_TEXT("Error", "choose another file"));
        own.value().copy_(found->second);
    };
    for (const auto& parameter : module.named_parameters())
        take(parameter);
    for (const auto& buffer : module.named_buffers())
        take(buffer);
}

void writeWeights(const std::filesystem::path& file, const Weights& weights)
{
    writeFileAtomically(file, formatSafetensors(weights));
}

} // namespace clutch::nn
