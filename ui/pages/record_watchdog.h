// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <mutex>

namespace clutch::ui {

/// Notices a camera that froze: frames stopped coming, or keep coming with the time stamp of one already seen.
/// `nowMs` is any steady clock. Threads: any.
class FrameWatchdog {
public:
    static constexpr qint64 kPatienceMs = 2000;

    void start(qint64 nowMs)
    {
        const std::scoped_lock lock(mutex_);
        aliveAtMs_ = nowMs;
        lastStampMs_ = -1;
    }

    void frame(double stampMs, qint64 nowMs)
    {
        const std::scoped_lock lock(mutex_);
        if (stampMs == lastStampMs_) return;
        lastStampMs_ = stampMs;
        aliveAtMs_ = nowMs;
    }

    bool isFrozen(qint64 nowMs) const
    {
        const std::scoped_lock lock(mutex_);
        return nowMs - aliveAtMs_ > kPatienceMs;
    }

    bool sawFrame() const
    {
        const std::scoped_lock lock(mutex_);
        return lastStampMs_ >= 0;
    }

private:
    mutable std::mutex mutex_;
    qint64 aliveAtMs_ = 0;
    double lastStampMs_ = -1;
};

} // namespace clutch::ui
