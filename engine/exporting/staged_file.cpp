// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/staged_file.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace clutch::exporting {

namespace fs = std::filesystem;

namespace {

/// Closed at the end; below zero where it cannot be opened.
class Descriptor {
public:
    explicit Descriptor(const fs::path& path) : handle_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~Descriptor()
    {
        if (handle_ >= 0) ::close(handle_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int handle() const { return handle_; }

private:
    const int handle_;
};

} // namespace

void throwWriteError(int code, const std::string& subject)
{
    const bool full = code == ENOSPC || code == EDQUOT;
    throw Error(full ? ErrorKind::DiskFull : ErrorKind::Io, "exporting",
                full ? CLUTCH_TEXT("Error", "the disk is full") : CLUTCH_TEXT("Error", "the export cannot be written"),
                subject, CLUTCH_TEXT("Error", "free some space or choose another folder"));
}

void waitForFolder(const fs::path& folder)
{
    const Descriptor opened(folder);
    if (opened.handle() < 0 || (::fsync(opened.handle()) != 0 && errno != EINVAL)) throwWriteError(errno, utf8(folder));
}

void waitForDisk(const fs::path& folder)
{
    const Descriptor opened(folder);
    if (opened.handle() < 0 || ::syncfs(opened.handle()) != 0) throwWriteError(errno, utf8(folder));
}

StagedFile::StagedFile(const fs::path& file, std::string subject)
    : subject_(std::move(subject)), stream_(file, std::ios::binary)
{
    if (!stream_) throwWriteError(errno, subject_);
}

void StagedFile::close()
{
    errno = 0;
    stream_.close();
    if (!stream_) throwWriteError(errno, subject_);
}

} // namespace clutch::exporting
