// SPDX-License-Identifier: Apache-2.0
#include "engine/core/job_context.h"

#include "engine/core/error.h"
#include "engine/core/log.h"

#include <algorithm>
#include <thread>

namespace clutch {

JobContext::JobContext(std::uint64_t seed, int threads)
    : seed_(seed), threads_(threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()))),
      activityStart_(std::chrono::steady_clock::now())
{
}

void JobContext::checkCancelled() const
{
    if (cancelled_) throw Cancelled();
}

void JobContext::begin(std::string activity, std::int64_t total)
{
    const std::scoped_lock lock(mutex_);
    progress_ = {std::move(activity), 0, total, 0, -1};
    activityStart_ = std::chrono::steady_clock::now();
}

void JobContext::advanceTo(std::int64_t done)
{
    const std::scoped_lock lock(mutex_);
    progress_.done = done;
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - activityStart_).count();
    if (done <= 0 || seconds <= 0) return;
    progress_.itemsPerSecond = static_cast<double>(done) / seconds;
    if (progress_.total > 0)
        progress_.secondsLeft = static_cast<double>(progress_.total - done) / progress_.itemsPerSecond;
}

Progress JobContext::progress() const
{
    const std::scoped_lock lock(mutex_);
    return progress_;
}

void JobContext::setPreview(cv::Mat bgr, std::string caption)
{
    const std::scoped_lock lock(mutex_);
    preview_ = {preview_.serial + 1, std::move(bgr), std::move(caption)};
}

Preview JobContext::preview() const
{
    const std::scoped_lock lock(mutex_);
    return preview_;
}

void JobContext::emitEvent(std::string kind, std::int64_t id) const
{
    if (onEvent) onEvent({std::move(kind), id});
}

void JobContext::note(const std::string& text) const
{
    logInfo(text);
    if (onNote) onNote(text);
}

} // namespace clutch
