// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/record_file_player.h"

#include "engine/media/frame_source.h"

#include <chrono>

namespace clutch::ui {

namespace {
constexpr double kUsualFrameMs = 1000.0 / 30; // between the last frame and the first of the next round
}

FilePlayer::FilePlayer(std::filesystem::path file, OnFrame onFrame, OnError onError)
    : onFrame_(std::move(onFrame)), onError_(std::move(onError)), begun_(std::chrono::steady_clock::now())
{
    thread_ = std::thread([this, path = std::move(file)] { play(path); });
}

FilePlayer::~FilePlayer()
{
    {
        const std::scoped_lock lock(mutex_);
        stop_ = true;
    }
    stopping_.notify_all();
    thread_.join();
}

// False when it was told to stop meanwhile.
bool FilePlayer::waitUntil(double timeMs)
{
    const auto due = begun_ + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                  std::chrono::duration<double, std::milli>(timeMs));
    std::unique_lock lock(mutex_);
    return !stopping_.wait_until(lock, due, [this] { return stop_; });
}

void FilePlayer::play(const std::filesystem::path& file)
{
    try {
        double startMs = 0;
        while (startMs >= 0)
            startMs = playOnce(file, startMs);
    } catch (...) {
        onError_(errorFromCurrentException("media"));
    }
}

// Where the next round starts, or -1 to stop.
double FilePlayer::playOnce(const std::filesystem::path& file, double startMs)
{
    const auto source = media::openFrameSource(file);
    double timeMs = startMs;
    while (auto frame = source->next()) {
        timeMs = startMs + frame->timeMs;
        if (!waitUntil(timeMs)) return -1;
        onFrame_(std::move(frame->image), timeMs);
    }
    return timeMs + kUsualFrameMs;
}

} // namespace clutch::ui
