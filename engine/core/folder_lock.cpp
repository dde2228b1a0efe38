// SPDX-License-Identifier: Apache-2.0
#include "engine/core/folder_lock.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace clutch {

std::optional<FolderLock> FolderLock::tryAcquire(const std::filesystem::path& folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
        const bool gone = errno == ENOENT || errno == ENOTDIR, forbidden = errno == EACCES || errno == EPERM;
        throw Error(gone        ? ErrorKind::NotFound
                    : forbidden ? ErrorKind::ReadOnly
                                : ErrorKind::Io,
                    "core", CLUTCH_TEXT("Error", "the folder cannot be opened"), utf8(folder),
                    CLUTCH_TEXT("Error", "check the path and its permissions"));
    }
    FolderLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) return std::nullopt;
    return lock;
}

FolderLock::~FolderLock()
{
    if (descriptor_ >= 0) ::close(descriptor_);
}

FolderLock::FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept
{
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

} // namespace clutch
