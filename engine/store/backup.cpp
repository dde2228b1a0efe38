// SPDX-License-Identifier: Apache-2.0
#include "engine/store/backup.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/store/leftovers.h"

#include <algorithm>
#include <chrono>
#include <ctime>

namespace clutch::store {

namespace fs = std::filesystem;

namespace {

constexpr auto kBackupInterval = std::chrono::minutes(10);

fs::path backupFolder(const fs::path& folder)
{
    return folder / "backups";
}

std::string fileNameNow()
{
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    char text[64];
    std::strftime(text, sizeof text, "clutch-%Y%m%d-%H%M%S.sqlite", &utc);
    return text;
}

} // namespace

std::vector<fs::path> backups(const fs::path& folder)
{
    std::error_code failure;
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(backupFolder(folder), failure)) {
        const std::string name = utf8(entry.path().filename());
        if (name.starts_with("clutch-") && name.ends_with(".sqlite")) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end()); // by name is by time
    return files;
}

std::string namedBackup(const fs::path& folder)
{
    const std::vector<fs::path> files = backups(folder);
    return files.empty() ? "" : ", newest backup backups/" + utf8(files.back().filename());
}

void writeBackup(Connection& connection, const fs::path& folder)
{
    removeLeftovers(backupFolder(folder));
    const fs::path written = backupFolder(folder) / fileNameNow();
    writeFileAtomically(written, [&](const fs::path& file) { connection.copyTo(file); });
    std::vector<fs::path> files = backups(folder);
    const std::size_t surplus = files.size() > kBackupsKept ? files.size() - kBackupsKept : 0;
    std::erase(files, written); // kept even where a clock that was wrong once has named others after it
    std::error_code failure;    // an old backup that cannot be removed costs room, nothing else
    for (std::size_t i = 0; i < surplus; ++i)
        fs::remove(files[i], failure);
}

bool hasRecentBackup(const fs::path& folder)
{
    const std::vector<fs::path> files = backups(folder);
    const auto now = fs::file_time_type::clock::now();
    return std::any_of(files.begin(), files.end(), [now](const fs::path& file) {
        std::error_code failure;
        const fs::file_time_type written = fs::last_write_time(file, failure);
        return !failure && written <= now && now - written < kBackupInterval; // not one of a clock that was wrong
    });
}

} // namespace clutch::store
