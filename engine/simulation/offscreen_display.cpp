// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/offscreen_display.h"

#include "engine/core/error.h"
#include "engine/core/text.h"

#include <X11/Xlib.h>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <sstream>
#include <string>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace clutch::simulation {

namespace {

/// Xvfb answers within a second; a machine that swaps may take longer.
constexpr std::chrono::seconds kPatience{30};

[[noreturn]] void noDisplay(const std::string& subject, const char* advice)
{
    throw Error(ErrorKind::Unsupported, "simulation",
                CLUTCH_TEXT("Error", "rendering needs a display, and none could be had"), subject, advice);
}

std::string findXvfb()
{
    const char* path = std::getenv("PATH");
    std::istringstream folders(path ? path : "");
    for (std::string folder; std::getline(folders, folder, ':');) {
        const std::string file = folder + "/Xvfb";
        if (!folder.empty() && access(file.c_str(), X_OK) == 0) return file;
    }
    noDisplay("Xvfb", CLUTCH_TEXT("Error", "install the package xvfb, or start the program inside a desktop session"));
}

/// In the child, between fork and exec: nothing here may allocate or lock.
[[noreturn]] void becomeXvfb(const char* program, const char* displayFd, pid_t parent)
{
    // SIGTERM, unlike SIGKILL, lets it take its lock file and socket away. The check closes the gap before prctl.
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(1);
    // Ctrl-C in a terminal goes to the whole group: the display must outlive our own orderly stop.
    setsid();
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    const int nothing = open("/dev/null", O_RDWR);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        dup2(nothing, stream);
    execl(program, "Xvfb", "-displayfd", displayFd, "-screen", "0", "640x480x24", "-nolisten", "tcp", "-noreset",
          static_cast<char*>(nullptr));
    _exit(127);
}

/// The number that Xvfb writes once it is ready, or nothing when it dies or stays silent.
std::optional<std::string> readDisplayNumber(int fd)
{
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    std::string text;
    while (text.find('\n') == std::string::npos) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0) return std::nullopt;
        pollfd waiting{fd, POLLIN, 0};
        if (poll(&waiting, 1, static_cast<int>(left.count())) < 0 && errno != EINTR) return std::nullopt;
        char byte = 0;
        if (waiting.revents != 0) {
            const ssize_t got = read(fd, &byte, 1);
            if (got == 0 || (got < 0 && errno != EINTR)) return std::nullopt;
            text.append(&byte, static_cast<size_t>(got > 0));
        }
    }
    return text.substr(0, text.find('\n'));
}

} // namespace

bool displayAnswers()
{
    const char* name = std::getenv("DISPLAY");
    if (!name || !*name) return false;
    Display* display = XOpenDisplay(nullptr);
    if (!display) return false;
    int opcode = 0, event = 0, error = 0;
    const bool hasGlx = XQueryExtension(display, "GLX", &opcode, &event, &error);
    XCloseDisplay(display);
    return hasGlx;
}

struct OffscreenDisplay::Impl {
    pid_t xvfb = -1;
    std::optional<std::string> before;

    void start()
    {
        const std::string program = findXvfb();
        int ends[2];
        if (pipe(ends) != 0) noDisplay("pipe", CLUTCH_TEXT("Error", "close other programs and try again"));
        fcntl(ends[0], F_SETFD, FD_CLOEXEC);
        const std::string writeEnd = std::to_string(ends[1]);
        const pid_t parent = getpid();
        xvfb = fork();
        if (xvfb == 0) becomeXvfb(program.c_str(), writeEnd.c_str(), parent);
        close(ends[1]);
        const std::optional<std::string> number = xvfb > 0 ? readDisplayNumber(ends[0]) : std::nullopt;
        close(ends[0]);
        if (!number) {
            stop();
            noDisplay(program,
                      CLUTCH_TEXT("Error", "run it by hand to see what it misses, or reinstall the package xvfb"));
        }
        if (const char* old = std::getenv("DISPLAY")) before = old;
        setenv("DISPLAY", (":" + *number).c_str(), 1);
    }

    void stop()
    {
        if (xvfb <= 0) return;
        kill(xvfb, SIGTERM);
        while (waitpid(xvfb, nullptr, 0) < 0 && errno == EINTR) {
        }
        xvfb = -1;
    }
};

OffscreenDisplay::OffscreenDisplay() : impl_(std::make_unique<Impl>())
{
    if (!displayAnswers()) impl_->start();
}

OffscreenDisplay::~OffscreenDisplay()
{
    if (impl_->xvfb <= 0) return;
    impl_->stop();
    if (impl_->before)
        setenv("DISPLAY", impl_->before->c_str(), 1);
    else
        unsetenv("DISPLAY");
}

} // namespace clutch::simulation
