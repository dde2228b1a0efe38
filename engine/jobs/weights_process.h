// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace clutch::jobs {

/// A folder of its own inside `parent`, gone with all that is in it when this goes. Those of processes that were killed
/// are cleared away by the next.
class TemporaryFolder {
public:
    explicit TemporaryFolder(const std::filesystem::path& parent);
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Where $PATH has a program of this name.
std::optional<std::filesystem::path> findProgram(const std::string& name);

struct ProcessEnd {
    int code = 0;     ///< 128 + signal when one ended it
    std::string said; ///< the beginning of what it wrote to stderr
};

/// Runs `program` with these arguments, no shell between, in `folder`, which is given a file stderr.txt. It reads
/// nothing and what it writes to stdout is dropped. `whileRunning` is called several times a second; when it throws,
/// the program and all it started are ended, and the exception goes on. Errors: Io when it cannot be started.
ProcessEnd runProcess(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                      const std::filesystem::path& folder, const std::function<void()>& whileRunning);

} // namespace clutch::jobs
