// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/connection.h"

#include <filesystem>
#include <string>
#include <vector>

namespace clutch::store {

inline constexpr std::size_t kBackupsKept = 5;

/// Files of backups/, oldest first.
std::vector<std::filesystem::path> backups(const std::filesystem::path& folder);

/// ", newest backup backups/clutch-20260102-030405.sqlite" for a message, or empty when there is none.
std::string namedBackup(const std::filesystem::path& folder);

/// A consistent copy of the database, named by the time in UTC; then all but the newest are removed.
void writeBackup(Connection& connection, const std::filesystem::path& folder);

bool hasRecentBackup(const std::filesystem::path& folder);

} // namespace clutch::store
