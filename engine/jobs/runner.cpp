// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/runner.h"

#include "engine/core/log.h"
#include "engine/core/text.h"

#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace clutch::jobs {

namespace {

JobOutcome failed(Error error)
{
    logError(error.what());
    return {JobState::Failed, "", std::move(error)};
}

JobOutcome outcomeFromCurrentException()
{
    try {
        return failed(errorFromCurrentException("jobs"));
    } catch (const Cancelled&) {
        return {JobState::Cancelled, "", std::nullopt};
    } catch (...) { // not even a std::exception
        return failed(Error(ErrorKind::Internal, "jobs", CLUTCH_TEXT("Error", "an unexpected fault"),
                            "unknown exception", CLUTCH_TEXT("Error", "please report this with the log file")));
    }
}

} // namespace

bool isFinished(JobState state)
{
    return state == JobState::Done || state == JobState::Cancelled || state == JobState::Failed;
}

JobOutcome runJob(Job& job, JobContext& context)
{
    cv::setNumThreads(context.threads());
    try {
        context.checkCancelled();
        return {JobState::Done, job.run(context), std::nullopt};
    } catch (...) {
        return outcomeFromCurrentException();
    }
}

struct JobRunner::Impl {
    struct Entry {
        Entry(std::unique_ptr<Job> wanted, std::uint64_t seed, int threads)
            : job(std::move(wanted)), context(seed, threads)
        {
        }
        std::unique_ptr<Job> job; // gone once it ran: what it holds in memory is not kept for a list
        JobContext context;
        JobStatus status;
    };
    using Pointer = std::shared_ptr<Entry>;

    explicit Impl(Listener wanted) : listener(std::move(wanted)), worker([this] { work(); }) {}

    void work();
    void run(const Pointer& entry);
    void finish(const Pointer& entry, JobOutcome outcome);
    void stateChanged(std::int64_t job) const
    {
        if (listener.onStateChanged) listener.onStateChanged(job);
    }
    Pointer find(std::int64_t id) const // under the mutex
    {
        const auto found =
            std::find_if(entries.begin(), entries.end(), [id](const Pointer& entry) { return entry->status.id == id; });
        return found == entries.end() ? nullptr : *found;
    }
    void cancelLocked(const Pointer& entry);

    const Listener listener;
    mutable std::mutex mutex;
    std::condition_variable changed;
    std::vector<Pointer> entries; // in the order queued
    std::deque<Pointer> queue;    // not yet seen by the worker; those taken out while queued are still in it
    std::int64_t lastId = 0;
    bool stopping = false;
    std::thread worker; // last: it uses all of the above
};

void JobRunner::Impl::work()
{
    for (;;) {
        Pointer entry;
        bool takenOut = false;
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [this] { return stopping || !queue.empty(); });
            if (queue.empty()) return;
            entry = queue.front();
            queue.pop_front();
            takenOut = entry->status.state == JobState::Cancelled;
            if (!takenOut) entry->status.state = JobState::Running;
        }
        stateChanged(entry->status.id);
        if (!takenOut) run(entry);
    }
}

void JobRunner::Impl::run(const Pointer& entry)
{
    const std::int64_t id = entry->status.id;
    entry->context.onEvent = [this, id](const JobEvent& event) {
        if (listener.onEvent) listener.onEvent(id, event);
    };
    entry->context.onNote = [this, id](const std::string& text) {
        if (listener.onNote) listener.onNote(id, text);
    };
    finish(entry, runJob(*entry->job, entry->context));
    stateChanged(id);
}

void JobRunner::Impl::finish(const Pointer& entry, JobOutcome outcome)
{
    std::unique_ptr<Job> done; // destroyed outside the lock
    const std::scoped_lock lock(mutex);
    entry->status.state = outcome.state;
    entry->status.result = std::move(outcome.result);
    entry->status.error = std::move(outcome.error);
    done = std::move(entry->job);
}

void JobRunner::Impl::cancelLocked(const Pointer& entry)
{
    if (!entry || isFinished(entry->status.state)) return;
    entry->context.cancel();
    entry->status.state = entry->status.state == JobState::Queued ? JobState::Cancelled : JobState::Stopping;
}

JobRunner::JobRunner(Listener listener) : impl_(std::make_unique<Impl>(std::move(listener))) {}

JobRunner::~JobRunner()
{
    {
        const std::scoped_lock lock(impl_->mutex);
        for (const Impl::Pointer& entry : impl_->entries)
            impl_->cancelLocked(entry);
        impl_->stopping = true;
    }
    impl_->changed.notify_all();
    impl_->worker.join();
}

std::int64_t JobRunner::enqueue(std::unique_ptr<Job> job, std::uint64_t seed, int threads, bool wantsPreview)
{
    auto entry = std::make_shared<Impl::Entry>(std::move(job), seed, threads);
    entry->context.setWantsPreview(wantsPreview);
    entry->status.title = entry->job->title();
    entry->status.subject = entry->job->subject();
    const std::scoped_lock lock(impl_->mutex);
    entry->status.id = ++impl_->lastId;
    impl_->entries.push_back(entry);
    impl_->queue.push_back(entry);
    impl_->changed.notify_all();
    return entry->status.id;
}

void JobRunner::cancel(std::int64_t job)
{
    const std::scoped_lock lock(impl_->mutex);
    impl_->cancelLocked(impl_->find(job));
}

void JobRunner::cancelAll()
{
    const std::scoped_lock lock(impl_->mutex);
    for (const Impl::Pointer& entry : impl_->entries)
        impl_->cancelLocked(entry);
}

namespace {

JobStatus snapshot(JobStatus status, const JobContext& context)
{
    status.progress = context.progress();
    status.previewSerial = context.preview().serial;
    return status;
}

} // namespace

std::vector<JobStatus> JobRunner::statuses() const
{
    const std::scoped_lock lock(impl_->mutex);
    std::vector<JobStatus> list;
    for (const Impl::Pointer& entry : impl_->entries)
        list.push_back(snapshot(entry->status, entry->context));
    return list;
}

std::optional<JobStatus> JobRunner::status(std::int64_t job) const
{
    const std::scoped_lock lock(impl_->mutex);
    const Impl::Pointer entry = impl_->find(job);
    if (!entry) return std::nullopt;
    return snapshot(entry->status, entry->context);
}

Preview JobRunner::preview(std::int64_t job) const
{
    const std::scoped_lock lock(impl_->mutex);
    const Impl::Pointer entry = impl_->find(job);
    return entry ? entry->context.preview() : Preview{};
}

void JobRunner::forgetFinished()
{
    const std::scoped_lock lock(impl_->mutex);
    std::erase_if(impl_->entries, [](const Impl::Pointer& entry) { return isFinished(entry->status.state); });
}

bool JobRunner::isBusy() const
{
    const std::scoped_lock lock(impl_->mutex);
    return std::any_of(impl_->entries.begin(), impl_->entries.end(),
                       [](const Impl::Pointer& entry) { return !isFinished(entry->status.state); });
}

} // namespace clutch::jobs
