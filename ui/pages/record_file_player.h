// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"

#include <opencv2/core/mat.hpp>

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>

namespace clutch::ui {

/// Plays a video file the way a camera would: each frame when its time has come, over and over, with time stamps that
/// go on growing. Threads: callbacks come from the player's own thread; the destructor stops and waits.
class FilePlayer {
public:
    using OnFrame = std::function<void(cv::Mat image, double timeMs)>;
    using OnError = std::function<void(const Error&)>;

    FilePlayer(std::filesystem::path file, OnFrame onFrame, OnError onError);
    ~FilePlayer();

private:
    void play(const std::filesystem::path& file);
    double playOnce(const std::filesystem::path& file, double startMs);
    bool waitUntil(double timeMs);

    OnFrame onFrame_;
    OnError onError_;
    std::mutex mutex_;
    std::condition_variable stopping_;
    bool stop_ = false;
    std::chrono::steady_clock::time_point begun_;
    std::thread thread_;
};

} // namespace clutch::ui
