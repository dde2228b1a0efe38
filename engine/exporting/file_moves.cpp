// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/file_moves.h"

#include "engine/core/files.h"
#include "engine/core/log.h"
#include "engine/exporting/sync_files.h"

#include <system_error>

namespace clutch::exporting {

namespace fs = std::filesystem;

void FileMoves::move(const fs::path& from, const fs::path& to, const fs::path& subject)
{
    std::error_code failure;
    fs::create_directories(to.parent_path(), failure);
    moves_.emplace_back(from, to); // first: what was moved and is not noted could not be taken back
    if (!failure) fs::rename(from, to, failure);
    if (!failure) return;
    moves_.pop_back();
    throwWriteError(failure.value(), utf8(subject));
}

bool FileMoves::undo() noexcept
{
    bool all = true;
    for (auto move = moves_.rbegin(); move != moves_.rend(); ++move) {
        try {
            fs::create_directories(move->first.parent_path());
            // A folder that a later file needed in the place of an earlier one; empty by now, or it stays.
            if (fs::is_directory(fs::symlink_status(move->first))) fs::remove(move->first);
            fs::rename(move->second, move->first);
        } catch (const std::exception& error) { // the others nevertheless
            all = false;
            logWarning(error.what());
        }
    }
    moves_.clear();
    return all;
}

} // namespace clutch::exporting
