// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/store/project.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace clutch::store {

std::optional<ProjectLock> ProjectLock::tryAcquire(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / "clutch.lock";
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        const bool forbidden = errno == EACCES || errno == EPERM || errno == EROFS;
        throw Error(forbidden ? ErrorKind::ReadOnly : (errno == ENOENT ? ErrorKind::NotFound : ErrorKind::Io), "store",
                    CLUTCH_TEXT("Error", "the project cannot be locked for writing"), utf8(file),
                    CLUTCH_TEXT("Error", "open it read-only, or copy it to a folder you may write"));
    }
    ProjectLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
    if (errno == EWOULDBLOCK) return std::nullopt;
    throw Error(ErrorKind::Io, "store", CLUTCH_TEXT("Error", "the project cannot be locked for writing"), utf8(file),
                CLUTCH_TEXT("Error", "open it read-only, or copy it to a folder you may write"));
}

ProjectLock::~ProjectLock()
{
    if (descriptor_ >= 0) ::close(descriptor_);
}

ProjectLock::ProjectLock(ProjectLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

ProjectLock& ProjectLock::operator=(ProjectLock&& other) noexcept
{
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

} // namespace clutch::store
