// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/core/job_context.h"
#include "engine/core/options.h"
#include "engine/store/project.h"

#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace clutch::jobs {

/// Runs `body` under a provenance row of its own, which ends as done, cancelled or failed; exceptions go on their way.
std::string recordRun(store::Project& project, const std::string& job, const std::string& options,
                      const JobContext& context, const std::function<std::string(store::Id run)>& body);

/// The lock of a project that is there. Throws Error{ReadOnly} when it is open for writing elsewhere.
store::ProjectLock requireLock(const std::filesystem::path& project);

/// Whether a run of the past had these options. One that is newer than the run had its default then; a run of a newer
/// program with options unknown here was another.
template <class Options>
bool hadOptions(const store::RunRow& run, const Options& options)
{
    try { // read and written again, so that order and missing fields do not matter
        return optionsToJson(optionsFromJson<Options>(run.options)) == optionsToJson(options);
    } catch (const Error&) {
        return false;
    }
}

/// Rows finished on a writing thread, announced on the job's own.
class FinishedRows {
public:
    void add(store::Id id)
    {
        const std::scoped_lock lock(mutex_);
        ids_.push_back(id);
    }
    void announce(const JobContext& context, const std::string& kind);

private:
    std::mutex mutex_;
    std::vector<store::Id> ids_;
};

/// Goes on with the next item after one that cannot be used, and throws the first failure when all are through. What
/// would stop every item, a full disk for one, is thrown at once, and so is a cancel. Each failure is told once: those
/// after the first in a note, the first as the job's error, or, where something else ends the job, in a note as well.
class ItemFailures {
public:
    explicit ItemFailures(const JobContext& context) : context_(context) {}
    ~ItemFailures();
    ItemFailures(const ItemFailures&) = delete;
    ItemFailures& operator=(const ItemFailures&) = delete;
    void attempt(const std::function<void()>& item);
    void throwFirst();

private:
    const JobContext& context_;
    std::exception_ptr first_;
    std::string firstText_;
    bool thrown_ = false;
};

} // namespace clutch::jobs
