// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace clutch {

/// Opens the log file (rotated at 2 MiB, three kept). Without this call, log lines go nowhere. A file that cannot be
/// opened is returned as false, never thrown: a program must not fail for want of a log.
bool openLog(const std::filesystem::path& file);
std::filesystem::path defaultLogFile(); ///< $XDG_STATE_HOME/clutch/clutch.log, else ~/.local/state/clutch/clutch.log

void logInfo(const std::string& text);
void logWarning(const std::string& text);
void logError(const std::string& text);

} // namespace clutch
