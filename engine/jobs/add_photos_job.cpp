// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "engine/jobs/recording_files.h"
#include "engine/jobs/run_record.h"
#include "engine/media/image_file.h"
#include "engine/store/leftovers.h"
#include "engine/store/project.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace clutch::jobs {

namespace fs = std::filesystem;

namespace {

class AddPhotosJob : public Job {
public:
    explicit AddPhotosJob(AddPhotosRequest request) : request_(std::move(request)) {}

    std::string title() const override { return CLUTCH_TEXT("Progress", "Add photos"); }
    std::string subject() const override
    {
        return request_.files.size() == 1 ? utf8(request_.files.front().filename()) : request_.object;
    }
    std::string run(JobContext& context) override;

private:
    void requireRequest() const;
    void addOne(store::Project& project, const fs::path& file, JobContext& context) const;

    const AddPhotosRequest request_;
};

void AddPhotosJob::requireRequest() const
{
    if (request_.role != "cluster" && request_.role != "background")
        throw Error(ErrorKind::BadInput, "jobs", CLUTCH_TEXT("Error", "photos are of clusters or backgrounds"),
                    request_.role, CLUTCH_TEXT("Error", "choose cluster or background"));
    if (request_.files.empty())
        throw Error(ErrorKind::BadInput, "jobs", CLUTCH_TEXT("Error", "there is nothing to import"), request_.object,
                    CLUTCH_TEXT("Error", "choose pictures"));
}

void AddPhotosJob::addOne(store::Project& project, const fs::path& file, JobContext& context) const
{
    media::readImage(file); // a picture that cannot be read is found now, not in the middle of a later job
    store::PhotoRow row;
    row.object = project.addObject(request_.object); // not before: bad files must not leave an object without any
    row.role = request_.role;
    row.name = utf8(file.filename());
    row.hash = hashFile(file);
    const std::vector<store::PhotoRow> present = project.photos(row.object, request_.role);
    if (std::any_of(present.begin(), present.end(),
                    [&](const store::PhotoRow& known) { return known.hash == row.hash; })) {
        context.note(row.name + ": already there");
        return;
    }
    row.file = "photos/" + std::to_string(row.object) + "/" + request_.role + "-" + row.hash + utf8(file.extension());
    requireFreeSpace(project.folder(), fs::file_size(file), "jobs");
    copyFile(file, project.absolute(row.file), context);
    context.emitEvent("photo", project.addPhoto(row));
}

std::string AddPhotosJob::run(JobContext& context)
{
    requireRequest();
    store::Project project(request_.project);
    const std::string options = nlohmann::ordered_json{{"role", request_.role}}.dump();
    return recordRun(project, "photos", options, context, [&](store::Id) {
        if (const auto known = project.findObject(request_.object))
            store::removeLeftovers(project.absolute("photos/" + std::to_string(known->id)));
        context.begin(CLUTCH_TEXT("Progress", "Copying"), static_cast<std::int64_t>(request_.files.size()));
        ItemFailures failures;
        for (const fs::path& file : request_.files) {
            context.checkCancelled();
            failures.attempt(context, [&] { addOne(project, file, context); });
            context.advance();
        }
        failures.throwFirst();
        const store::Id object = project.findObject(request_.object).value().id;
        return nlohmann::ordered_json{{"photos", project.photos(object, request_.role).size()}}.dump();
    });
}

} // namespace

std::unique_ptr<Job> makeAddPhotosJob(AddPhotosRequest request)
{
    return std::make_unique<AddPhotosJob>(std::move(request));
}

} // namespace clutch::jobs
