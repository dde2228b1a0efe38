// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>

namespace clutch {

/// What a job has done so far. `done` and `total` count real items (frames, images), never percent; total 0 means not
/// known yet.
struct Progress {
    std::string activity; ///< translatable, context "Progress": "Matting"
    std::int64_t done = 0;
    std::int64_t total = 0;
    double itemsPerSecond = 0; ///< over the present activity; 0 until one item is done
    double secondsLeft = -1;   ///< -1 while unknown
};

/// A picture of what the job is at this moment, for the live view. BGR 8-bit; never changed after it was handed over.
struct Preview {
    std::uint64_t serial = 0; ///< grows with every picture; 0 means none yet
    cv::Mat image;
    std::string caption;
};

/// One finished item: rows that a page can load now.
struct JobEvent {
    std::string kind;    ///< "frame", "matte", "image", "file"
    std::int64_t id = 0; ///< its row in the store, or its number
};

/// What a running job is given: whether to stop, where to report, its seed and threads.
/// Threads: the worker calls everything; any thread may call cancel(), progress() and preview().
class JobContext {
public:
    explicit JobContext(std::uint64_t seed = 1, int threads = 0);

    std::uint64_t seed() const { return seed_; }
    int threads() const { return threads_; } ///< never 0: resolved to the machine's when not given

    void cancel() { cancelled_ = true; }
    bool isCancelled() const { return cancelled_; }
    void checkCancelled() const; ///< throws Cancelled

    /// Starts an activity: the rate and the time left count from here.
    void begin(std::string activity, std::int64_t total);
    /// Items done so far in this activity. Cheap: overwrites a snapshot.
    void advanceTo(std::int64_t done);
    void advance() { advanceTo(progress().done + 1); }
    Progress progress() const;

    /// Replaces the live picture; the studio looks ten times a second, whatever was replaced in between is not shown.
    void setPreview(cv::Mat bgr, std::string caption = {});
    bool wantsPreview() const { return wantsPreview_; } ///< false in batch runs: do not paint what nobody sees
    void setWantsPreview(bool wanted) { wantsPreview_ = wanted; }
    Preview preview() const;

    /// Called on the worker for every finished item; set before the job starts.
    std::function<void(const JobEvent&)> onEvent;
    void emitEvent(std::string kind, std::int64_t id) const;

    /// A line for the log file and the log view: what was skipped and why. `text` names the item.
    std::function<void(const std::string&)> onNote;
    void note(const std::string& text) const;

private:
    const std::uint64_t seed_;
    const int threads_;
    std::atomic<bool> cancelled_{false};
    std::atomic<bool> wantsPreview_{false};
    mutable std::mutex mutex_;
    Progress progress_;
    std::chrono::steady_clock::time_point activityStart_;
    Preview preview_;
};

} // namespace clutch
