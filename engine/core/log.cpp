// SPDX-License-Identifier: Apache-2.0
#include "engine/core/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/rotating_file_sink.h>

#include <cstdlib>
#include <memory>
#include <mutex>

namespace clutch {

namespace {

constexpr std::size_t kFileBytes = std::size_t(2) * 1024 * 1024;
constexpr std::size_t kFilesKept = 3;

std::mutex mutex;
std::shared_ptr<spdlog::logger> logger;

void write(spdlog::level::level_enum level, const std::string& text)
{
    const std::scoped_lock lock(mutex);
    if (logger) logger->log(level, text);
}

} // namespace

bool openLog(const std::filesystem::path& file)
{
    try {
        std::filesystem::create_directories(file.parent_path());
        auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), kFileBytes, kFilesKept);
        auto opened = std::make_shared<spdlog::logger>("clutch", std::move(sink));
        opened->flush_on(spdlog::level::info); // the last lines before a crash are the ones that matter
        const std::scoped_lock lock(mutex);
        logger = std::move(opened);
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

std::filesystem::path defaultLogFile()
{
    if (const char* state = std::getenv("XDG_STATE_HOME"); state && *state)
        return std::filesystem::path(state) / "clutch" / "clutch.log";
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home && *home ? home : "/tmp") / ".local" / "state" / "clutch" / "clutch.log";
}

void logInfo(const std::string& text)
{
    write(spdlog::level::info, text);
}

void logWarning(const std::string& text)
{
    write(spdlog::level::warn, text);
}

void logError(const std::string& text)
{
    write(spdlog::level::err, text);
}

} // namespace clutch
