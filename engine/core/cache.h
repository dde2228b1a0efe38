// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace clutch {

/// Where what was fetched and can be fetched again is kept: $CLUTCH_CACHE, else $XDG_CACHE_HOME/clutch, else
/// ~/.cache/clutch. Need not exist.
std::filesystem::path cacheFolder();

} // namespace clutch
