// SPDX-License-Identifier: Apache-2.0
#include "engine/store/leftovers.h"

#include "engine/core/files.h"

#include <cerrno>
#include <optional>
#include <regex>
#include <signal.h>
#include <string>
#include <sys/types.h>
#include <vector>

namespace clutch::store {

namespace fs = std::filesystem;

namespace {

// ".000017.4711-3.part.png": the process in the middle wrote it.
std::optional<pid_t> writerOf(const std::string& name)
{
    static const std::regex pattern(R"(\..*\.(\d{1,9})-\d+\.part(\.[^.]*)?)");
    std::smatch match;
    if (!std::regex_match(name, match, pattern)) return std::nullopt;
    return static_cast<pid_t>(std::stol(match[1]));
}

bool isGone(pid_t process)
{
    return ::kill(process, 0) != 0 && errno == ESRCH;
}

} // namespace

void removeLeftovers(const fs::path& folder)
{
    std::error_code failure;
    std::vector<fs::path> abandoned;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, failure)) {
        const std::optional<pid_t> writer = writerOf(utf8(entry.path().filename()));
        if (writer && isGone(*writer)) abandoned.push_back(entry.path());
    }
    for (const fs::path& file : abandoned)
        fs::remove(file, failure);
}

} // namespace clutch::store
