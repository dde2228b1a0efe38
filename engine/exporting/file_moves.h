// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <utility>
#include <vector>

namespace clutch::exporting {

/// Files moved one after another on one disk, which can be taken back.
class FileMoves {
public:
    /// Makes the folders above `to`. Throws Error{ReadOnly, DiskFull, Io} naming `subject`.
    void move(const std::filesystem::path& from, const std::filesystem::path& to, const std::filesystem::path& subject);
    /// All of them, the last one first. False when one could not be: it is where it was moved to.
    bool undo() noexcept;

private:
    std::vector<std::pair<std::filesystem::path, std::filesystem::path>> moves_;
};

} // namespace clutch::exporting
