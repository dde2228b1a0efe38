// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/jobs/background_writer.h"
#include "engine/jobs/jobs.h"
#include "engine/jobs/json_text.h"
#include "engine/jobs/recording_files.h"
#include "engine/jobs/recording_scan.h"
#include "engine/jobs/run_record.h"
#include "engine/media/image_file.h"
#include "engine/store/project.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace clutch::jobs {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

namespace {

constexpr std::size_t kWaitingFrames = 4; // of 4K pictures: 100 MB

/// Files of a recording that is not in the store yet. Whatever an import that was killed left here is removed by the
/// next one: a recording is whole, row and files, or not there.
class Staging {
public:
    explicit Staging(const store::Project& project) : folder_(project.folder() / "staging")
    {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    ~Staging()
    {
        std::error_code failure;
        fs::remove_all(folder_, failure);
    }
    Staging(const Staging&) = delete;
    Staging& operator=(const Staging&) = delete;

    fs::path frames() const { return folder_ / "frames"; }
    fs::path copyOf(const fs::path& video) const { return folder_ / ("recording" + utf8(video.extension())); }

private:
    fs::path folder_;
};

struct StagedFrame {
    cv::Mat image;
    fs::path file;
};

/// One recording on its way into the project.
class RecordingImport {
public:
    RecordingImport(store::Project& project, store::RecordingRow row, fs::path source, JobContext& context)
        : project_(project), row_(std::move(row)), source_(std::move(source)), context_(context), staging_(project)
    {
    }

    ordered_json run(const media::SamplingOptions& sampling);

private:
    void requireRoom(const media::SourceInfo& info, int frames) const;
    void stage(const media::SamplingOptions& sampling);
    void takeFrames();
    void place();
    void moveInto(const fs::path& staged, const std::string& relative) const;

    store::Project& project_;
    store::RecordingRow row_;
    fs::path source_;
    JobContext& context_;
    Staging staging_;
    RecordingScan scan_;
    std::vector<store::FrameRow> frames_;
};

void RecordingImport::requireRoom(const media::SourceInfo& info, int frames) const
{
    // A picture of noise does not get smaller as PNG, any other does: three bytes a pixel are enough.
    const std::uintmax_t pixels =
        static_cast<std::uintmax_t>(info.size.width) * static_cast<std::uintmax_t>(info.size.height);
    const std::uintmax_t copy = info.isVideo ? fs::file_size(source_) : 0;
    requireFreeSpace(project_.folder(), copy + pixels * 3 * static_cast<std::uintmax_t>(frames), "jobs");
}

void RecordingImport::stage(const media::SamplingOptions& sampling)
{
    const media::SourceInfo info = media::openFrameSource(source_)->info();
    const std::int64_t expected =
        info.frameCountHint > 0 ? std::min<std::int64_t>(sampling.frames, info.frameCountHint) : sampling.frames;
    requireRoom(info, static_cast<int>(expected));
    if (info.isVideo) { // everything is read from our copy: the camera's card may be pulled out
        context_.begin(CLUTCH_TEXT("Progress", "Copying"), 0);
        copyFile(source_, staging_.copyOf(source_), context_);
        scan_ = scanRecording(staging_.copyOf(source_), sampling, context_);
    } else {
        scan_ = scanRecording(source_, sampling, context_);
    }
    takeFrames();
}

void RecordingImport::takeFrames()
{
    BackgroundWriter<StagedFrame> writer(kWaitingFrames,
                                         [](StagedFrame& frame) { media::writeImage(frame.file, frame.image); });
    const fs::path recording = scan_.info.isVideo ? staging_.copyOf(source_) : source_;
    readChosenFrames(recording, scan_.sampling, context_, [&](std::size_t position, media::Frame&& frame) {
        store::FrameRow row;
        row.sourceIndex = frame.index;
        row.timeMs = frame.timeMs;
        row.sharpness = scan_.sharpness[position];
        frames_.push_back(row);
        if (context_.wantsPreview()) context_.setPreview(frame.image, row_.name);
        writer.push({std::move(frame.image), staging_.frames() / frameFileName(row.sourceIndex)});
    });
    writer.finish();
}

void RecordingImport::moveInto(const fs::path& staged, const std::string& relative) const
{
    const fs::path target = project_.absolute(relative);
    fs::create_directories(target.parent_path());
    fs::remove_all(target); // from an import killed between here and the commit: the number was given again
    fs::rename(staged, target);
}

void RecordingImport::place()
{
    store::Transaction transaction(project_);
    row_.size = scan_.info.size;
    row_.durationMs = scan_.durationMs;
    row_.sourceFrames = scan_.sourceFrames;
    row_.continuous = scan_.sampling.continuous;
    row_.id = project_.addRecording(row_);
    const std::string number = std::to_string(row_.id);
    moveInto(staging_.frames(), "frames/" + number);
    if (scan_.info.isVideo) {
        row_.file = "recordings/" + number + utf8(source_.extension());
        moveInto(staging_.copyOf(source_), row_.file);
        project_.updateRecording(row_);
    }
    for (store::FrameRow& frame : frames_) {
        frame.recording = row_.id;
        frame.file = "frames/" + number + "/" + frameFileName(frame.sourceIndex);
        frame.id = project_.addFrame(frame);
    }
    transaction.commit();
}

ordered_json RecordingImport::run(const media::SamplingOptions& sampling)
{
    stage(sampling);
    place();
    noteLosses(row_.name, scan_, context_);
    for (const store::FrameRow& frame : frames_)
        context_.emitEvent("frame", frame.id);
    const LeftOut left = leftOut(scan_);
    return {{"id", row_.id},
            {"name", row_.name},
            {"frames", frames_.size()},
            {"sourceFrames", row_.sourceFrames},
            {"dropped", scan_.sampling.dropped.size()},
            {"blurred", left.blurred},
            {"nearlyIdentical", left.nearlyIdentical},
            {"passedOver", left.passedOver},
            {"problems", scan_.problems}};
}

class ImportJob : public Job {
public:
    explicit ImportJob(ImportRequest request) : request_(std::move(request)) {}

    std::string title() const override { return CLUTCH_TEXT("Progress", "Import"); }
    std::string subject() const override
    {
        return request_.recordings.size() == 1 ? utf8(nameOf(request_.recordings.front())) : request_.object;
    }
    std::string run(JobContext& context) override;

private:
    static fs::path nameOf(const fs::path& recording)
    {
        const fs::path clean = fs::absolute(recording).lexically_normal();
        return clean.has_filename() ? clean.filename() : clean.parent_path().filename(); // "take1/" is "take1"
    }
    ordered_json importOne(store::Project& project, store::Id run, const fs::path& recording,
                           JobContext& context) const;

    const ImportRequest request_;
};

ordered_json ImportJob::importOne(store::Project& project, store::Id run, const fs::path& recording,
                                  JobContext& context) const
{
    media::openFrameSource(recording); // says what is wrong with the file before anything is read or copied
    store::RecordingRow row;
    row.object = project.addObject(request_.object); // not before: a wrong path must not leave an object without any
    row.run = run;
    row.name = utf8(nameOf(recording));
    row.sourcePath = utf8(fs::absolute(recording).lexically_normal());
    row.hash = hashRecording(recording, context);
    for (const store::RecordingRow& known : project.recordings(row.object)) {
        if (known.hash != row.hash) continue;
        context.note(row.name + ": already imported as " + known.name);
        return {{"id", known.id},
                {"name", known.name},
                {"frames", project.frames(known.id).size()},
                {"sourceFrames", known.sourceFrames},
                {"dropped", 0},
                {"problems", ordered_json::array()}};
    }
    return RecordingImport(project, std::move(row), recording, context).run(request_.sampling);
}

std::string ImportJob::run(JobContext& context)
{
    validate(request_.sampling);
    if (request_.recordings.empty())
        throw Error(ErrorKind::BadInput, "jobs", CLUTCH_TEXT("Error", "there is nothing to import"), request_.object,
                    CLUTCH_TEXT("Error", "choose video files or folders of pictures"));
    store::Project project(request_.project);
    return recordRun(project, "import", optionsToJson(request_.sampling), context, [&](store::Id run) {
        ordered_json recordings = ordered_json::array();
        ItemFailures failures(context);
        for (const fs::path& recording : request_.recordings) {
            context.checkCancelled();
            failures.attempt([&] { recordings.push_back(importOne(project, run, recording, context)); });
        }
        failures.throwFirst();
        return jsonText(ordered_json{{"recordings", recordings}});
    });
}

} // namespace

std::unique_ptr<Job> makeImportJob(ImportRequest request)
{
    return std::make_unique<ImportJob>(std::move(request));
}

} // namespace clutch::jobs
