// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

namespace clutch::cli {

namespace {

constexpr int kBarCells = 24;
constexpr auto kInterval = std::chrono::milliseconds(100);
constexpr const char* kClearLine = "\r\x1b[K";

int terminalWidth()
{
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string rateText(const Progress& progress)
{
    if (progress.itemsPerSecond <= 0) return {};
    char text[32];
    std::snprintf(text, sizeof text, "  %.1f/s", progress.itemsPerSecond);
    return text;
}

} // namespace

std::string clockText(double seconds)
{
    const long total = std::lround(std::max(0.0, seconds));
    char text[32];
    if (total >= 3600)
        std::snprintf(text, sizeof text, "%ld:%02ld:%02ld", total / 3600, total / 60 % 60, total % 60);
    else
        std::snprintf(text, sizeof text, "%ld:%02ld", total / 60, total % 60);
    return text;
}

std::string progressBar(const Progress& progress, int width)
{
    std::string line = progress.activity;
    if (progress.total > 0) {
        const auto filled = static_cast<std::size_t>(
            std::clamp<std::int64_t>(kBarCells * progress.done / progress.total, 0, kBarCells));
        line += " [" + std::string(filled, '#') + std::string(kBarCells - filled, '.') + "] " +
                std::to_string(progress.done) + "/" + std::to_string(progress.total);
    } else {
        line += " " + std::to_string(progress.done);
    }
    line += rateText(progress);
    if (progress.secondsLeft >= 0) line += "  " + clockText(progress.secondsLeft) + " left";
    return line.substr(0, static_cast<std::size_t>(std::max(1, width - 1)));
}

ProgressPrinter::ProgressPrinter(const JobContext& context, bool quiet)
    : context_(context), quiet_(quiet), terminal_(::isatty(STDERR_FILENO) == 1)
{
    if (quiet_) return;
    thread_ = std::thread([this] {
        std::unique_lock lock(mutex_);
        while (!wake_.wait_for(lock, kInterval, [this] { return stopping_; }))
            show();
        show();
    });
}

ProgressPrinter::~ProgressPrinter()
{
    if (!thread_.joinable()) return;
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
    if (terminal_) std::fputs(kClearLine, stderr);
}

void ProgressPrinter::note(const std::string& text)
{
    if (quiet_) return;
    const std::scoped_lock lock(mutex_);
    std::fprintf(stderr, "%sclutch: %s\n", terminal_ ? kClearLine : "", text.c_str());
}

void ProgressPrinter::show()
{
    const Progress progress = context_.progress();
    if (progress.activity.empty()) return;
    if (terminal_) {
        std::fprintf(stderr, "%s%s", kClearLine, progressBar(progress, terminalWidth()).c_str());
        return;
    }
    const int tenth = progress.total > 0 ? static_cast<int>(10 * progress.done / progress.total) : 0;
    if (progress.activity == activity_ && tenth <= lastTenth_) return;
    activity_ = progress.activity;
    lastTenth_ = tenth;
    std::fprintf(stderr, "%s %d %%  %lld/%lld%s%s\n", progress.activity.c_str(), 10 * tenth,
                 static_cast<long long>(progress.done), static_cast<long long>(progress.total),
                 rateText(progress).c_str(),
                 progress.secondsLeft > 0 ? ("  " + clockText(progress.secondsLeft) + " left").c_str() : "");
}

} // namespace clutch::cli
