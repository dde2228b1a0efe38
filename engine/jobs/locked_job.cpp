// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "engine/store/project.h"

namespace clutch::jobs {

namespace {

class LockedJob : public Job {
public:
    LockedJob(std::filesystem::path project, std::unique_ptr<Job> job)
        : project_(std::move(project)), job_(std::move(job))
    {
    }

    std::string title() const override { return job_->title(); }
    std::string subject() const override { return job_->subject(); }

    std::string run(JobContext& context) override
    {
        // A folder that is no project gets no lock file either: the job itself says what is wrong with it.
        if (!store::Project::isProject(project_)) return job_->run(context);
        const std::optional<store::ProjectLock> lock = store::ProjectLock::tryAcquire(project_);
        if (!lock)
            throw Error(ErrorKind::ReadOnly, "jobs",
                        CLUTCH_TEXT("Error", "the project is open for writing in another program"), utf8(project_),
                        CLUTCH_TEXT("Error", "close it there, then try again"));
        return job_->run(context);
    }

private:
    const std::filesystem::path project_;
    const std::unique_ptr<Job> job_;
};

} // namespace

std::unique_ptr<Job> makeLockedJob(std::filesystem::path project, std::unique_ptr<Job> job)
{
    return std::make_unique<LockedJob>(std::move(project), std::move(job));
}

} // namespace clutch::jobs
