// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/run_record.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/log.h"
#include "engine/core/text.h"

#include <optional>
#include <utility>

namespace clutch::jobs {

namespace {

// On a full disk the row cannot be written either; the first failure is the one to hear of.
void finishQuietly(store::Project& project, store::Id run, const std::string& state, const std::string& message)
{
    try {
        project.finishRun(run, state, message);
    } catch (const Error& error) {
        logWarning(error.what());
    }
}

} // namespace

std::string recordRun(store::Project& project, const std::string& job, const std::string& options,
                      const JobContext& context, const std::function<std::string(store::Id run)>& body)
{
    store::RunRow row;
    row.job = job;
    row.options = options;
    row.seed = context.seed();
    const store::Id run = project.startRun(row);
    try {
        std::string result = body(run);
        project.finishRun(run, "done", "");
        return result;
    } catch (const Cancelled&) {
        finishQuietly(project, run, "cancelled", "");
        throw;
    } catch (const std::exception& error) {
        finishQuietly(project, run, "failed", error.what());
        throw;
    }
}

store::ProjectLock requireLock(const std::filesystem::path& project)
{
    if (std::optional<store::ProjectLock> lock = store::ProjectLock::tryAcquire(project)) return std::move(*lock);
    throw Error(ErrorKind::ReadOnly, "jobs", CLUTCH_TEXT("Error", "the project is open for writing in another program"),
                utf8(project), CLUTCH_TEXT("Error", "close it there, then try again"));
}

void FinishedRows::announce(const JobContext& context, const std::string& kind)
{
    std::vector<store::Id> ids;
    {
        const std::scoped_lock lock(mutex_);
        ids.swap(ids_);
    }
    for (const store::Id id : ids)
        context.emitEvent(kind, id);
}

ItemFailures::~ItemFailures()
{
    if (first_ && !thrown_) context_.note(firstText_);
}

void ItemFailures::attempt(const std::function<void()>& item)
{
    try {
        item();
    } catch (const Error& error) {
        const bool ofThisItem = error.kind() == ErrorKind::BadInput || error.kind() == ErrorKind::Corrupt ||
                                error.kind() == ErrorKind::NotFound || error.kind() == ErrorKind::Unsupported;
        if (!ofThisItem) throw;
        if (first_) return context_.note(error.what());
        first_ = std::current_exception();
        firstText_ = error.what();
    }
}

void ItemFailures::throwFirst()
{
    thrown_ = true;
    if (first_) std::rethrow_exception(first_);
}

} // namespace clutch::jobs
