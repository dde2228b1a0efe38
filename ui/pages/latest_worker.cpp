// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/latest_worker.h"

#include <sys/resource.h>
#include <unistd.h>
#include <utility>

namespace clutch::ui {

namespace {
constexpr int kNiceness = 5; // as jobs: the window comes first
}

LatestWorker::LatestWorker(QObject* parent) : QObject(parent)
{
    pool_.setMaxThreadCount(1);
    pool_.setExpiryTimeout(-1); // one thread: it keeps its niceness
    pool_.start([] { setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNiceness); });
}

LatestWorker::~LatestWorker()
{
    pool_.waitForDone();
}

void LatestWorker::ask(Work work)
{
    if (busy_)
        next_ = std::move(work);
    else
        start(std::move(work));
}

// Calls queued to a worker that is gone are dropped; the destructor waits for its thread.
void LatestWorker::start(Work work)
{
    busy_ = true;
    pool_.start([this, work = std::move(work)] {
        auto answer = work();
        QMetaObject::invokeMethod(
            this,
            [this, answer = std::move(answer)] {
                busy_ = false;
                if (auto next = std::exchange(next_, {})) start(std::move(next));
                if (answer) answer();
            },
            Qt::QueuedConnection);
    });
}

} // namespace clutch::ui
