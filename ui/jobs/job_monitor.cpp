// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/job_monitor.h"

#include "ui/jobs/job_text.h"
#include "ui/shell/session.h"

#include <algorithm>

namespace clutch::ui {

namespace {
constexpr int kSampleMs = 100;
}

JobMonitor::JobMonitor(Session& session, QObject* parent) : QObject(parent), session_(session)
{
    timer_.setInterval(kSampleMs);
    connect(&timer_, &QTimer::timeout, this, &JobMonitor::sample);
    connect(&session, &Session::jobStateChanged, this, &JobMonitor::sample);
    sample();
}

const jobs::JobStatus* JobMonitor::current() const
{
    const auto active = [](const jobs::JobStatus& s) {
        return s.state == jobs::JobState::Running || s.state == jobs::JobState::Stopping;
    };
    auto found = std::find_if(statuses_.begin(), statuses_.end(), active);
    if (found == statuses_.end())
        found = std::find_if(statuses_.begin(), statuses_.end(),
                             [](const jobs::JobStatus& s) { return s.state == jobs::JobState::Queued; });
    return found == statuses_.end() ? nullptr : &*found;
}

void JobMonitor::sample()
{
    statuses_ = session_.runner().statuses();
    const bool busy = current() != nullptr;
    if (busy && !timer_.isActive()) timer_.start();
    if (!busy) timer_.stop();
    Q_EMIT sampled();
}

} // namespace clutch::ui
