// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"

#include "engine/core/error.h"
#include "engine/core/text.h"
#include "engine/core/utf8_text.h"

#include <algorithm>
#include <atomic>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <unistd.h>
#include <xxhash.h>

namespace clutch {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void throwFileError(int code, const fs::path& file)
{
    ErrorKind kind = ErrorKind::Io;
    const char* problem = CLUTCH_TEXT("Error", "the file cannot be read or written");
    const char* advice = CLUTCH_TEXT("Error", "check the disk and try again");
    if (code == ENOSPC || code == EDQUOT) {
        kind = ErrorKind::DiskFull;
        problem = CLUTCH_TEXT("Error", "the disk is full");
        advice = CLUTCH_TEXT("Error", "free some space and run it again; what was finished is kept");
    } else if (code == EACCES || code == EPERM || code == EROFS) {
        kind = ErrorKind::ReadOnly;
        problem = CLUTCH_TEXT("Error", "the file or folder may not be written or read");
        advice = CLUTCH_TEXT("Error", "choose another folder or change its permissions");
    } else if (code == ENOENT || code == ENOTDIR) {
        kind = ErrorKind::NotFound;
        problem = CLUTCH_TEXT("Error", "there is no such file or folder");
        advice = CLUTCH_TEXT("Error", "check the path");
    }
    throw Error(kind, "core", problem, utf8(file), advice);
}

class Descriptor {
public:
    /// Errors name `subject`.
    Descriptor(const fs::path& file, int flags, const fs::path& subject)
        : handle_(::open(file.c_str(), flags | O_CLOEXEC, 0666)), subject_(subject)
    {
        if (handle_ < 0) throwFileError(errno, subject);
    }
    Descriptor(const fs::path& file, int flags) : Descriptor(file, flags, file) {}
    ~Descriptor()
    {
        if (handle_ >= 0) ::close(handle_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    void write(std::span<const std::uint8_t> bytes)
    {
        while (!bytes.empty()) {
            const ssize_t written = ::write(handle_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) throwFileError(errno, subject_);
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        }
    }
    std::size_t read(std::span<std::uint8_t> bytes)
    {
        for (;;) {
            const ssize_t count = ::read(handle_, bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) throwFileError(errno, subject_);
            return static_cast<std::size_t>(count);
        }
    }
    void sync()
    {
        while (::fsync(handle_) != 0) {
            if (errno == EINTR) continue;
            if (errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP) return; // it cannot say
            throwFileError(errno, subject_);
        }
    }

private:
    int handle_;
    fs::path subject_;
};

fs::path temporaryBeside(const fs::path& file)
{
    static std::atomic<unsigned> counter{0};
    constexpr std::size_t kStem = 100; // bytes; names may have 255 in all
    // The extension stays last: muxers and encoders choose their format by it.
    return file.parent_path() /
           ("." + std::string(cutAtLetter(utf8(file.stem()), kStem)) + "." + std::to_string(::getpid()) + "-" +
            std::to_string(counter++) + ".part" + utf8(file.extension()));
}

// Digits compare as numbers: "frame2" < "frame10".
bool naturalLess(const std::string& a, const std::string& b)
{
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        const auto isDigit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
        if (!isDigit(a[i]) || !isDigit(b[j])) {
            if (a[i] != b[j]) return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
            ++i, ++j;
            continue;
        }
        std::size_t endA = i, endB = j;
        while (endA < a.size() && isDigit(a[endA]))
            ++endA;
        while (endB < b.size() && isDigit(b[endB]))
            ++endB;
        while (i + 1 < endA && a[i] == '0')
            ++i;
        while (j + 1 < endB && b[j] == '0')
            ++j;
        if (endA - i != endB - j) return endA - i < endB - j;
        const int order = a.compare(i, endA - i, b, j, endB - j);
        if (order != 0) return order < 0;
        i = endA, j = endB;
    }
    if (a.size() - i != b.size() - j) return a.size() - i < b.size() - j;
    return a < b; // equal but for leading zeros
}

} // namespace

std::string utf8(const fs::path& path)
{
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

fs::path pathFromUtf8(std::string_view text)
{
    return fs::path(std::u8string(text.begin(), text.end()));
}

void writeFileAtomically(const fs::path& file, const std::function<void(const fs::path&)>& write)
{
    std::error_code failure;
    if (file.has_parent_path()) fs::create_directories(file.parent_path(), failure);
    if (failure) throwFileError(failure.value(), file.parent_path());
    const fs::path temporary = temporaryBeside(file);
    try {
        write(temporary);
        Descriptor(temporary, O_RDONLY, file).sync();
        if (std::rename(temporary.c_str(), file.c_str()) != 0) throwFileError(errno, file);
    } catch (...) {
        fs::remove(temporary, failure);
        throw;
    }
}

void writeFileAtomically(const fs::path& file, std::span<const std::uint8_t> bytes)
{
    writeFileAtomically(file, [&](const fs::path& temporary) {
        Descriptor(temporary, O_WRONLY | O_CREAT | O_TRUNC, file).write(bytes);
    });
}

void writeFileAtomically(const fs::path& file, std::string_view text)
{
    writeFileAtomically(file, std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

std::vector<std::uint8_t> readFile(const fs::path& file, std::uintmax_t maximumBytes)
{
    std::error_code failure;
    const std::uintmax_t size = fs::file_size(file, failure);
    if (failure) throwFileError(failure.value(), file);
    if (size > maximumBytes)
        throw Error(ErrorKind::BadInput, "core", CLUTCH_TEXT("Error", "the file is far larger than it should be"),
                    utf8(file), CLUTCH_TEXT("Error", "check that this is the file you meant"));
    std::vector<std::uint8_t> bytes(size);
    Descriptor source(file, O_RDONLY);
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const std::size_t count = source.read(std::span(bytes).subspan(filled));
        if (count == 0) break;
        filled += count;
    }
    bytes.resize(filled);
    return bytes;
}

static std::string hexadecimal(const XXH128_hash_t& hash)
{
    char text[33];
    std::snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                  static_cast<unsigned long long>(hash.low64));
    return text;
}

std::string hashFile(const fs::path& file)
{
    std::error_code failure; // a pipe would be waited for for ever
    if (fs::exists(file, failure) && !fs::is_regular_file(file, failure)) throwFileError(EINVAL, file);
    Descriptor source(file, O_RDONLY);
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
    XXH3_128bits_reset(state.get());
    std::vector<std::uint8_t> buffer(1 << 20);
    while (const std::size_t count = source.read(buffer))
        XXH3_128bits_update(state.get(), buffer.data(), count);
    return hexadecimal(XXH3_128bits_digest(state.get()));
}

std::string hashText(std::string_view text)
{
    return hexadecimal(XXH3_128bits(text.data(), text.size()));
}

void requireFreeSpace(const fs::path& folder, std::uintmax_t bytes, const std::string& stage)
{
    fs::path existing = fs::absolute(folder);
    std::error_code failure;
    while (!fs::exists(existing, failure) && existing.has_relative_path())
        existing = existing.parent_path();
    const fs::space_info space = fs::space(existing, failure);
    const bool unknown = space.capacity == 0; // not a disk: whoever writes there is told why it cannot be
    if (failure || unknown || space.available >= bytes) return;
    const auto mebibytes = [](std::uintmax_t count) { return std::to_string(count >> 20) + " MiB"; };
    throw Error(ErrorKind::DiskFull, stage, CLUTCH_TEXT("Error", "there is not enough room on the disk"),
                utf8(folder) + ": " + mebibytes(bytes) + " / " + mebibytes(space.available),
                CLUTCH_TEXT("Error", "free some space or choose another folder"));
}

std::vector<fs::path> sortedFiles(const fs::path& folder)
{
    std::error_code failure;
    fs::directory_iterator entries(folder, failure);
    if (failure) throwFileError(failure.value(), folder);
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : entries)
        if (entry.is_regular_file(failure) && !utf8(entry.path().filename()).starts_with('.'))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end(),
              [](const fs::path& a, const fs::path& b) { return naturalLess(utf8(a.filename()), utf8(b.filename())); });
    return files;
}

} // namespace clutch
