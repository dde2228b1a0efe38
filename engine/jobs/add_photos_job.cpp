// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/random.h"
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
    std::string partOf(std::size_t present, std::uint64_t seed) const;
    std::string result(const store::Project& project, std::size_t before) const;

    const AddPhotosRequest request_;
};

void AddPhotosJob::requireRequest() const
{
    if (request_.role != "cluster" && request_.role != "background")
        throw Error(ErrorKind::BadInput, "jobs", CLUTCH_TEXT("Error", "photos are of clusters or backgrounds"),
                    request_.role, CLUTCH_TEXT("Error", "choose cluster or background"));
    if (request_.part != "auto" && request_.part != store::kPartTeach && request_.part != store::kPartHeldOut)
        throw Error(ErrorKind::BadInput, "jobs", CLUTCH_TEXT("Error", "photos either teach or are held out"),
                    request_.part, CLUTCH_TEXT("Error", "choose auto, teach or held-out"));
    if (request_.files.empty())
        throw Error(ErrorKind::BadInput, "jobs", CLUTCH_TEXT("Error", "there is nothing to import"), request_.object,
                    CLUTCH_TEXT("Error", "choose pictures"));
}

// One of every four in a row, which one is drawn: pictures are often taken in some order. The first of all teaches, for
// alone it is of use only there.
std::string AddPhotosJob::partOf(std::size_t present, std::uint64_t seed) const
{
    if (request_.part != "auto") return request_.part;
    if (request_.role != "cluster") return store::kPartTeach;
    constexpr int kEach = 4;
    const std::size_t block = present / kEach;
    const int held = Random(deriveSeed(seed, block)).integer(block == 0 ? 1 : 0, kEach - 1);
    return static_cast<int>(present % kEach) == held ? store::kPartHeldOut : store::kPartTeach;
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
    row.part = partOf(present.size(), context.seed());
    row.file = "photos/" + std::to_string(row.object) + "/" + request_.role + "-" + row.hash + utf8(file.extension());
    requireFreeSpace(project.folder(), fs::file_size(file), "jobs");
    copyFile(file, project.absolute(row.file), context);
    context.emitEvent("photo", project.addPhoto(row));
}

std::string AddPhotosJob::result(const store::Project& project, std::size_t before) const
{
    const std::vector<store::PhotoRow> photos =
        project.photos(project.findObject(request_.object).value().id, request_.role);
    nlohmann::ordered_json json{{"photos", photos.size()}, {"added", photos.size() - before}};
    if (request_.role == "cluster") {
        const auto teaching = std::count_if(
            photos.begin(), photos.end(), [](const store::PhotoRow& photo) { return photo.part == store::kPartTeach; });
        json["teach"] = teaching;
        json["heldOut"] = static_cast<std::int64_t>(photos.size()) - teaching;
    }
    return json.dump();
}

std::string AddPhotosJob::run(JobContext& context)
{
    requireRequest();
    store::Project project(request_.project);
    const std::string options = nlohmann::ordered_json{{"role", request_.role}, {"part", request_.part}}.dump();
    return recordRun(project, "photos", options, context, [&](store::Id) {
        const auto known = project.findObject(request_.object);
        const std::size_t before = known ? project.photos(known->id, request_.role).size() : 0;
        if (known) store::removeLeftovers(project.absolute("photos/" + std::to_string(known->id)));
        context.begin(CLUTCH_TEXT("Progress", "Copying"), static_cast<std::int64_t>(request_.files.size()));
        ItemFailures failures;
        for (const fs::path& file : request_.files) {
            context.checkCancelled();
            failures.attempt(context, [&] { addOne(project, file, context); });
            context.advance();
        }
        failures.throwFirst();
        return result(project, before);
    });
}

} // namespace

std::unique_ptr<Job> makeAddPhotosJob(AddPhotosRequest request)
{
    return std::make_unique<AddPhotosJob>(std::move(request));
}

} // namespace clutch::jobs
