// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/weights_process.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"

#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace clutch::jobs {

namespace fs = std::filesystem;

namespace {

constexpr const char* kPrefix = ".fetch-";
constexpr auto kPause = std::chrono::milliseconds(50);
constexpr int kPausesOfPatience = 60; // between being asked to end and being made to

bool isOfDeadProcess(const std::string& name)
{
    if (!name.starts_with(kPrefix)) return false;
    pid_t process = 0;
    const char* begin = name.data() + std::strlen(kPrefix);
    const auto [end, status] = std::from_chars(begin, name.data() + name.size(), process);
    return status == std::errc() && process > 0 && ::kill(process, 0) != 0 && errno == ESRCH;
}

// The exit code once it has ended.
std::optional<int> endOf(pid_t process)
{
    int status = 0;
    const pid_t ended = ::waitpid(process, &status, WNOHANG);
    if (ended == 0 || (ended < 0 && errno == EINTR)) return std::nullopt;
    if (ended < 0) return 127; // someone else collected it
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// It and its whole group.
void endProcess(pid_t process)
{
    ::kill(-process, SIGTERM);
    bool ended = endOf(process).has_value();
    for (int i = 0; i < kPausesOfPatience && !ended; ++i) {
        std::this_thread::sleep_for(kPause);
        ended = endOf(process).has_value();
    }
    ::kill(-process, SIGKILL); // it, when it would not go, and what it left behind
    if (!ended) ::waitpid(process, nullptr, 0);
}

std::string beginningOf(const fs::path& file)
{
    constexpr std::size_t kMost = 4096;
    std::string text(kMost, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(text.data(), kMost);
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

pid_t start(const fs::path& program, const std::vector<std::string>& arguments, const fs::path& folder,
            const fs::path& said)
{
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, said.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP); // a group of its own, to be ended as one
    posix_spawnattr_setpgroup(&attributes, 0);
    pid_t process = 0;
    const int failure = ::posix_spawn(&process, program.c_str(), &actions, &attributes, pointers.data(), ::environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0)
        throw Error(ErrorKind::Io, "weights", CLUTCH_TEXT("Error", "a program could not be started"),
                    utf8(program) + ": " + std::generic_category().message(failure),
                    CLUTCH_TEXT("Error", "check that it is installed properly"));
    return process;
}

} // namespace

TemporaryFolder::TemporaryFolder(const fs::path& parent)
{
    static std::atomic<unsigned> counter{0};
    fs::create_directories(parent);
    std::vector<fs::path> old;
    for (const fs::directory_entry& entry : fs::directory_iterator(parent))
        if (isOfDeadProcess(entry.path().filename().string())) old.push_back(entry.path());
    std::error_code ignored;
    for (const fs::path& folder : old)
        fs::remove_all(folder, ignored);
    path_ = fs::absolute(parent) / (kPrefix + std::to_string(::getpid()) + "-" + std::to_string(counter++));
    fs::remove_all(path_, ignored);
    fs::create_directory(path_);
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::optional<fs::path> findProgram(const std::string& name)
{
    const char* value = std::getenv("PATH");
    const std::string folders = value ? value : "";
    for (std::size_t at = 0; at < folders.size();) {
        const std::size_t end = std::min(folders.find(':', at), folders.size());
        const fs::path candidate = fs::path(folders.substr(at, end - at)) / name;
        std::error_code failure;
        if (candidate.is_absolute() && fs::is_regular_file(candidate, failure) &&
            ::access(candidate.c_str(), X_OK) == 0)
            return candidate;
        at = end + 1;
    }
    return std::nullopt;
}

ProcessEnd runProcess(const fs::path& program, const std::vector<std::string>& arguments, const fs::path& folder,
                      const std::function<void()>& whileRunning)
{
    const fs::path said = folder / "stderr.txt";
    const pid_t process = start(program, arguments, folder, said);
    try {
        for (;;) {
            if (const auto code = endOf(process)) return {*code, beginningOf(said)};
            whileRunning();
            std::this_thread::sleep_for(kPause);
        }
    } catch (...) {
        endProcess(process);
        throw;
    }
}

} // namespace clutch::jobs
