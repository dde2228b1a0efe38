// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/jobs/job.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace clutch::jobs {

enum class JobState { Queued, Running, Stopping, Done, Cancelled, Failed };
bool isFinished(JobState state); ///< Done, Cancelled or Failed: it changes no more

struct JobStatus {
    std::int64_t id = 0;
    std::string title, subject;
    JobState state = JobState::Queued;
    Progress progress;
    std::string result;              ///< JSON, when done
    std::optional<Error> error;      ///< when failed
    std::uint64_t previewSerial = 0; ///< of the context's picture
};

/// Runs one job inline (the command line) or on the runner's thread: the one place where whatever a job throws becomes
/// a state.
struct JobOutcome {
    JobState state = JobState::Done;
    std::string result;
    std::optional<Error> error;
};
JobOutcome runJob(Job& job, JobContext& context);

/// One worker thread, first in, first out. Every method may be called from any thread and returns at once; the
/// destructor cancels and waits.
class JobRunner {
public:
    struct Listener { ///< called on the worker thread
        std::function<void(std::int64_t job)> onStateChanged;
        std::function<void(std::int64_t job, const JobEvent&)> onEvent;
        std::function<void(std::int64_t job, const std::string&)> onNote;
    };
    explicit JobRunner(Listener listener = {});
    ~JobRunner();

    std::int64_t enqueue(std::unique_ptr<Job> job, std::uint64_t seed = 1, int threads = 0, bool wantsPreview = false);
    void cancel(std::int64_t job); ///< queued: taken out; running: flagged, Stopping until it ends
    void cancelAll();
    std::vector<JobStatus> statuses() const; ///< in the order queued; finished ones stay until forgotten
    std::optional<JobStatus> status(std::int64_t job) const;
    Preview preview(std::int64_t job) const;
    void forgetFinished();
    bool isBusy() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace clutch::jobs
