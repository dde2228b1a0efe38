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
#include <unordered_set>

namespace clutch::jobs {

namespace fs = std::filesystem;

namespace {

/// What the object has; kept over the run, for reading all rows again at each file takes long with many.
struct Present {
    std::size_t photos = 0; ///< in the role asked for
    std::unordered_set<std::string> hashes, backgrounds;
};

Present presentOf(const store::Project& project, const AddPhotosRequest& request)
{
    Present present;
    const std::optional<store::ObjectRow> object = project.findObject(request.object);
    if (!object) return present;
    for (const store::PhotoRow& row : project.photos(object->id, request.role)) {
        ++present.photos;
        present.hashes.insert(row.hash);
    }
    for (const store::PhotoRow& row : project.photos(object->id, "background"))
        present.backgrounds.insert(row.hash);
    return present;
}

struct Found {
    std::vector<fs::path> pictures, closed; ///< closed: folders that cannot be read
};

bool isClosed(const fs::path& folder)
{
    std::error_code failure;
    const fs::directory_iterator look(folder, failure);
    return failure == std::errc::permission_denied;
}

Error closedFolder(const fs::path& folder)
{
    return Error(ErrorKind::Io, "jobs", CLUTCH_TEXT("Error", "this folder cannot be read"), utf8(folder),
                 CLUTCH_TEXT("Error", "check its permissions, or choose another folder"));
}

// Hidden files are left out, and so is all that lies in hidden folders.
void findPictures(const fs::path& folder, Found& found, const JobContext& context)
{
    std::error_code failure, unknown; // unknown: of a link that leads nowhere
    if (isClosed(folder)) return found.closed.push_back(folder);
    const std::size_t before = found.pictures.size();
    fs::recursive_directory_iterator place(folder, fs::directory_options::skip_permission_denied, failure);
    for (const fs::recursive_directory_iterator end; !failure && place != end; place.increment(failure)) {
        context.checkCancelled();
        const fs::path& path = place->path();
        if (utf8(path.filename()).starts_with('.'))
            place.disable_recursion_pending();
        else if (place->symlink_status(unknown).type() == fs::file_type::directory && isClosed(path))
            found.closed.push_back(path);
        else if (media::isImageFile(path) &&
                 (place->is_regular_file(unknown) || unknown == std::errc::permission_denied))
            found.pictures.push_back(path);
    }
    if (failure) throw fs::filesystem_error("read", folder, failure);
    std::sort(found.pictures.begin() + std::ptrdiff_t(before), found.pictures.end());
}

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
    Found findFiles(const JobContext& context) const;
    void add(store::Project& project, const Found& found, JobContext& context) const;
    PhotoArrival addOne(store::Project& project, const fs::path& file, Present& present, JobContext& context) const;
    std::string partOf(const store::Project& project, const store::PhotoRow& row, const Present& present,
                       const JobContext& context) const;
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

Found AddPhotosJob::findFiles(const JobContext& context) const
{
    Found found;
    for (const fs::path& path : request_.files) {
        std::error_code unknown; // said of the file itself
        if (fs::is_directory(path, unknown))
            findPictures(path, found, context);
        else
            found.pictures.push_back(path);
    }
    if (found.pictures.empty() && found.closed.empty())
        throw Error(ErrorKind::BadInput, "jobs", CLUTCH_TEXT("Error", "there are no pictures in this folder"),
                    utf8(request_.files.front()), CLUTCH_TEXT("Error", "choose another folder"));
    return found;
}

// One of every four in a row, which one is drawn: pictures are often taken in some order. The first of all teaches, for
// alone it is of use only there.
std::string AddPhotosJob::partOf(const store::Project& project, const store::PhotoRow& row, const Present& present,
                                 const JobContext& context) const
{
    if (request_.part != "auto") return request_.part;
    if (request_.role != "cluster") return store::kPartTeach;
    if (present.backgrounds.contains(row.hash)) {
        context.note(row.name + ": is a background too, so it teaches");
        return store::kPartTeach;
    }
    if (const std::int64_t images = project.imagesLitBy(row.object, row.hash); images > 0) {
        context.note(row.name + ": has lent its light to " + std::to_string(images) + " pictures, so it teaches");
        return store::kPartTeach;
    }
    if (project.taughtLikelihood(row.object, row.hash)) {
        context.note(row.name + ": has taught the likelihood, so it teaches");
        return store::kPartTeach;
    }
    constexpr int kEach = 4;
    const std::size_t block = present.photos / kEach;
    const int held = Random(deriveSeed(context.seed(), block)).integer(block == 0 ? 1 : 0, kEach - 1);
    return static_cast<int>(present.photos % kEach) == held ? store::kPartHeldOut : store::kPartTeach;
}

PhotoArrival AddPhotosJob::addOne(store::Project& project, const fs::path& file, Present& present,
                                  JobContext& context) const
{
    store::PhotoRow row;
    row.role = request_.role;
    row.name = utf8(file.filename());
    row.hash = hashFile(file);
    if (present.hashes.contains(row.hash)) {
        context.note(row.name + ": already there");
        return PhotoArrival::AlreadyThere;
    }
    media::readImage(file); // a picture that cannot be read is found now, not in the middle of a later job
    row.object = project.addObject(request_.object); // not before: bad files must not leave an object without any
    row.part = partOf(project, row, present, context);
    row.file = "photos/" + std::to_string(row.object) + "/" + request_.role + "-" + row.hash + utf8(file.extension());
    requireFreeSpace(project.folder(), fs::file_size(file), "jobs");
    copyFile(file, project.absolute(row.file), context);
    try {
        context.emitEvent("photo", project.addPhoto(row));
    } catch (const Error&) {
        std::error_code failure;
        fs::remove(project.absolute(row.file), failure); // no row names it
        throw;
    }
    ++present.photos;
    present.hashes.insert(row.hash);
    return PhotoArrival::Added;
}

void AddPhotosJob::add(store::Project& project, const Found& found, JobContext& context) const
{
    context.begin(CLUTCH_TEXT("Progress", "Copying"), static_cast<std::int64_t>(found.pictures.size()));
    Present present = presentOf(project, request_);
    ItemFailures failures(context);
    for (const fs::path& file : found.pictures) {
        context.checkCancelled();
        PhotoArrival arrival = PhotoArrival::Refused;
        failures.attempt([&] { arrival = addOne(project, file, present, context); });
        if (request_.onFile) request_.onFile(file, arrival);
        context.advance();
    }
    for (const fs::path& folder : found.closed) {
        failures.attempt([&] { throw closedFolder(folder); });
        if (request_.onFile) request_.onFile(folder, PhotoArrival::Refused);
    }
    failures.throwFirst();
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
        add(project, findFiles(context), context);
        return result(project, before);
    });
}

} // namespace

std::unique_ptr<Job> makeAddPhotosJob(AddPhotosRequest request)
{
    return std::make_unique<AddPhotosJob>(std::move(request));
}

} // namespace clutch::jobs
