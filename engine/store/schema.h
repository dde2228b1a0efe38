// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/connection.h"

#include <filesystem>
#include <span>

namespace clutch::store {

/// One step of the schema: what turns version `version - 1` into `version`.
struct Migration {
    int version = 0;
    const char* sql = "";
};

inline constexpr int kApplicationId = 0x434C5443; ///< "CLTC", in the header of every project database

/// Every step from an empty database, growing by one. A step that was released is never edited: a new one is added.
std::span<const Migration> migrations();
int newestVersion(std::span<const Migration> steps = migrations());

int schemaVersion(Connection& connection);

/// Runs the steps above the database's version, each in a transaction of its own that also sets the version: a step
/// that fails or is killed leaves the version before it. Foreign keys are checked after each.
void migrate(Connection& connection, std::span<const Migration> steps = migrations());

/// Throws Error{Corrupt} for what is not a Clutch database or damaged, Error{Unsupported} for one made by a newer
/// Clutch. Reads only.
void requireSound(Connection& connection, const std::filesystem::path& folder);

} // namespace clutch::store
