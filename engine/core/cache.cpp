// SPDX-License-Identifier: Apache-2.0
#include "engine/core/cache.h"

#include <cstdlib>

namespace clutch {

namespace {

std::filesystem::path environmentPath(const char* name)
{
    const char* value = std::getenv(name);
    return value ? value : "";
}

} // namespace

std::filesystem::path cacheFolder()
{
    if (const auto own = environmentPath("CLUTCH_CACHE"); !own.empty()) return own;
    // A relative one is to be ignored (XDG Base Directory Specification 0.8).
    if (const auto all = environmentPath("XDG_CACHE_HOME"); all.is_absolute()) return all / "clutch";
    const auto home = environmentPath("HOME");
    return (home.empty() ? std::filesystem::temp_directory_path() : home) / ".cache" / "clutch";
}

} // namespace clutch
