// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "engine/jobs/json_text.h"
#include "engine/store/project.h"

namespace clutch::jobs {

namespace {

class NewProjectJob : public Job {
public:
    explicit NewProjectJob(std::filesystem::path folder) : folder_(std::move(folder)) {}

    std::string title() const override { return CLUTCH_TEXT("Progress", "New project"); }
    std::string subject() const override { return utf8(folder_.filename()); }

    std::string run(JobContext& context) override
    {
        context.begin(title(), 1);
        store::Project::create(folder_);
        context.advance();
        return jsonText(nlohmann::ordered_json{{"project", utf8(std::filesystem::absolute(folder_))}});
    }

private:
    const std::filesystem::path folder_;
};

} // namespace

std::unique_ptr<Job> makeNewProjectJob(std::filesystem::path folder)
{
    return std::make_unique<NewProjectJob>(std::move(folder));
}

} // namespace clutch::jobs
