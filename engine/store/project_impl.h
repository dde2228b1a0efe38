// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/connection.h"
#include "engine/store/project.h"

#include <filesystem>
#include <string>
#include <vector>

namespace clutch::store {

struct Project::Impl {
    Impl(const std::filesystem::path& projectFolder, Access wanted);

    std::filesystem::path folder;
    Access access;
    Connection database;

    void requireWritable() const;
    /// After their rows are gone: what cannot be removed is left, it is in nobody's way. Folders that became empty go
    /// too.
    void removeFiles(const std::vector<std::string>& relative) const;
};

/// Not for an absolute path, nor for one that climbs out of the folder.
bool isInside(const std::string& relative);
/// Throws Error{Corrupt} when it is not inside. Empty stays empty.
void requireInside(const std::string& relative);

/// The first column, for Connection::select().
inline std::string readText(const SQLite::Statement& row)
{
    return row.getColumn(0).getString();
}

std::string nowAsText(); ///< ISO 8601, UTC

} // namespace clutch::store
