// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/weights_package.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <memory>
#include <openssl/evp.h>
#include <set>
#include <vector>

namespace clutch::jobs {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kChunk = std::size_t(4) << 20;

Error damaged(const std::string& subject)
{
    return {ErrorKind::Corrupt, "weights", CLUTCH_TEXT("Error", "the package is damaged"), subject,
            CLUTCH_TEXT("Error", "get it again")};
}

Error hostile(const std::string& subject)
{
    return {ErrorKind::Corrupt, "weights", CLUTCH_TEXT("Error", "the package holds something it should not"), subject,
            CLUTCH_TEXT("Error", "do not use it; get it again from where it is known to be sound")};
}

// package/a/b, of plain letters: whatever could mean another place on any system is refused.
bool isPlain(const std::string& path)
{
    constexpr std::size_t kLongest = 255;
    if (path.size() > kLongest || !path.starts_with("package/")) return false;
    const bool letters =
        std::ranges::all_of(path, [](char c) { return c >= ' ' && c <= '~' && c != '\\' && c != ':'; });
    if (!letters) return false;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string part = path.substr(at, end - at);
        if (part.empty() || part == "." || part == "..") return false;
        at = end + 1;
    }
    return true;
}

class Unpacker {
public:
    Unpacker(std::span<const std::uint8_t> bytes, const std::string& name)
        : name_(name), archive_(archive_read_new(), &archive_read_free)
    {
        if (!archive_) throw std::bad_alloc();
        archive_read_support_filter_gzip(archive_.get());
        archive_read_support_format_tar(archive_.get());
        if (archive_read_open_memory(archive_.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) fail();
    }

    void unpack(const fs::path& folder, const UnpackLimits& limits, const std::function<void(std::int64_t)>& onBytes)
    {
        std::set<std::string> seen;
        for (int count = 1; nextEntry(); ++count) {
            const char* path = archive_entry_pathname(entry_);
            const std::string entry = path ? path : "";
            const std::string subject = name_ + ": " + entry;
            const bool isFolder = archive_entry_filetype(entry_) == AE_IFDIR;
            const std::string plain = isFolder && entry.ends_with('/') ? entry.substr(0, entry.size() - 1) : entry;
            if (count > limits.entries || (!isPlain(plain) && !(isFolder && plain == "package")))
                throw hostile(subject);
            if (archive_entry_hardlink(entry_) || archive_entry_symlink(entry_)) throw hostile(subject);
            if (isFolder) continue; // made when a file wants it
            if (archive_entry_filetype(entry_) != AE_IFREG || archive_entry_sparse_count(entry_) > 0 ||
                !archive_entry_size_is_set(entry_) || !seen.insert(plain).second)
                throw hostile(subject);
            if (archive_entry_size(entry_) < 0 || archive_entry_size(entry_) > limits.bytes - unpacked_)
                throw hostile(subject);
            const std::vector<std::uint8_t> contents = readEntry(onBytes);
            if (static_cast<std::int64_t>(contents.size()) != archive_entry_size(entry_)) throw damaged(subject);
            writeFileAtomically(folder / plain, contents);
        }
    }

private:
    [[noreturn]] void fail() const
    {
        const char* why = archive_error_string(archive_.get());
        throw damaged(name_ + (why ? std::string(": ") + why : ""));
    }

    bool nextEntry()
    {
        const int status = archive_read_next_header(archive_.get(), &entry_);
        if (status == ARCHIVE_EOF) return false;
        if (status != ARCHIVE_OK) fail();
        return true;
    }

    // Grows with what is there, not with what the header promises.
    std::vector<std::uint8_t> readEntry(const std::function<void(std::int64_t)>& onBytes)
    {
        std::vector<std::uint8_t> contents, chunk(std::size_t(1) << 20);
        for (;;) {
            const la_ssize_t count = archive_read_data(archive_.get(), chunk.data(), chunk.size());
            if (count < 0) fail();
            if (count == 0) return contents;
            contents.insert(contents.end(), chunk.begin(), chunk.begin() + count);
            unpacked_ += count;
            if (onBytes) onBytes(archive_filter_bytes(archive_.get(), -1)); // -1: of the file itself
        }
    }

    const std::string& name_;
    const std::unique_ptr<archive, decltype(&archive_read_free)> archive_;
    archive_entry* entry_ = nullptr; // the archive's own
    std::int64_t unpacked_ = 0;
};

} // namespace

std::string integrityOf(std::span<const std::uint8_t> bytes, const std::function<void(std::size_t)>& onChunk)
{
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    constexpr std::size_t kSize = 64;
    std::array<unsigned char, kSize> hash{};
    bool good = digest && EVP_DigestInit_ex(digest.get(), EVP_sha512(), nullptr) == 1;
    for (std::size_t at = 0; good && at < bytes.size(); at += kChunk) {
        const auto part = bytes.subspan(at, std::min(kChunk, bytes.size() - at));
        good = EVP_DigestUpdate(digest.get(), part.data(), part.size()) == 1;
        if (onChunk) onChunk(part.size());
    }
    if (!good || EVP_DigestFinal_ex(digest.get(), hash.data(), nullptr) != 1)
        throw Error(ErrorKind::Internal, "weights", CLUTCH_TEXT("Error", "an unexpected fault"), "SHA-512",
                    CLUTCH_TEXT("Error", "please report this with the log file"));
    std::array<unsigned char, (kSize + 2) / 3 * 4 + 1> text{};
    EVP_EncodeBlock(text.data(), hash.data(), kSize);
    return "sha512-" + std::string(reinterpret_cast<const char*>(text.data()));
}

void unpackPackage(std::span<const std::uint8_t> bytes, const std::string& name, const fs::path& folder,
                   const UnpackLimits& limits, const std::function<void(std::int64_t)>& onBytes)
{
    Unpacker(bytes, name).unpack(folder, limits, onBytes);
}

} // namespace clutch::jobs
