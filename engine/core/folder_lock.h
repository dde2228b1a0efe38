// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>

namespace clutch {

/// Held by the one that may change what is in a folder, against other programs and others in this one: flock on the
/// folder itself, which leaves nothing behind and is gone when the process dies. Where a file system knows no such
/// locks it is given to everybody.
class FolderLock {
public:
    /// Nothing when somebody else holds it. Throws Error{NotFound, ReadOnly, Io} when the folder cannot be opened.
    static std::optional<FolderLock> tryAcquire(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&& other) noexcept;

private:
    explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

} // namespace clutch
