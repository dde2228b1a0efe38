// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/jobs.h"
#include "engine/jobs/run_record.h"
#include "engine/store/project.h"

#include <unistd.h>

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
        // Nor does one that may not be written: the store refuses writers there, and an export only reads.
        if (::access(project_.c_str(), W_OK) != 0) return job_->run(context);
        const store::ProjectLock lock = requireLock(project_);
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
