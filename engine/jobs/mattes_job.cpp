// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/image.h"
#include "engine/jobs/background_writer.h"
#include "engine/jobs/jobs.h"
#include "engine/jobs/matte_output.h"
#include "engine/jobs/recording_scan.h"
#include "engine/jobs/run_record.h"
#include "engine/media/image_file.h"
#include "engine/store/leftovers.h"
#include "engine/store/project.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <map>

namespace clutch::jobs {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

namespace {

constexpr std::size_t kWaitingMattes = 2; // of 4K frames 75 MB each

struct FramePlan {
    store::FrameRow row;
    fs::path file, correctedTrimap; // absolute; no correction: empty
    std::int64_t correctionRevision = 0;
    bool wanted = false;
};

struct Totals {
    std::int64_t made = 0;
    double seconds = 0;
};

/// Mattes of one recording. The store is used by the writing thread alone while the matting runs.
class RecordingMattes {
public:
    RecordingMattes(store::Project& project, const store::RecordingRow& recording, const MattesRequest& request);

    bool hasWork() const { return wantedFrames() > 0; }
    void run(store::Id run, JobContext& context, Totals& totals);

private:
    std::int64_t wantedFrames() const
    {
        return std::count_if(plans_.begin(), plans_.end(), [](const FramePlan& plan) { return plan.wanted; });
    }
    bool isStale(const FramePlan& plan, const std::optional<store::MatteRow>& matte,
                 const std::optional<store::CorrectionRow>& correction);
    bool hasOtherOptions(store::Id run);
    matting::RecordingInput input() const;
    void requireRoom() const;
    void save(const matting::FrameMatte& matte, store::Id run);

    store::Project& project_;
    const store::RecordingRow recording_;
    const MattesRequest& request_;
    std::map<store::Id, bool> otherOptions_; // by run
    std::vector<FramePlan> plans_;
};

template <class Row>
std::map<store::Id, Row> byFrame(const std::vector<Row>& rows)
{
    std::map<store::Id, Row> found;
    for (const Row& row : rows)
        found.emplace(row.frame, row);
    return found;
}

template <class Row>
std::optional<Row> valueOf(const std::map<store::Id, Row>& rows, store::Id frame)
{
    const auto found = rows.find(frame);
    if (found == rows.end()) return std::nullopt;
    return found->second;
}

RecordingMattes::RecordingMattes(store::Project& project, const store::RecordingRow& recording,
                                 const MattesRequest& request)
    : project_(project), recording_(recording), request_(request)
{
    const auto mattes = byFrame(project.mattes(recording.id));
    const auto corrections = byFrame(project.corrections(recording.id));
    for (const store::FrameRow& frame : project.frames(recording.id)) {
        FramePlan plan;
        plan.row = frame;
        plan.file = project.absolute(frame.file);
        const auto correction = valueOf(corrections, frame.id);
        if (correction) {
            plan.correctedTrimap = project.absolute(correction->trimapFile);
            plan.correctionRevision = correction->revision;
        }
        plan.wanted = request.frames.empty() ? request.again || isStale(plan, valueOf(mattes, frame.id), correction)
                                             : std::ranges::find(request.frames, frame.id) != request.frames.end();
        plans_.push_back(std::move(plan));
    }
}

bool RecordingMattes::isStale(const FramePlan& plan, const std::optional<store::MatteRow>& matte,
                              const std::optional<store::CorrectionRow>& correction)
{
    const bool failed = matte && matte->alphaFile.empty(); // perhaps the fault has passed
    if (!matte || failed || (correction && !correction->matted) || hasOtherOptions(matte->run)) return true;
    const auto isGone = [this](const std::string& file) { // somebody removed it
        std::error_code failure;
        return !file.empty() && !fs::exists(project_.absolute(file), failure);
    };
    return !plan.row.file.empty() && (isGone(matte->alphaFile) || isGone(matte->cutoutFile));
}

bool RecordingMattes::hasOtherOptions(store::Id run)
{
    const auto known = otherOptions_.find(run);
    if (known != otherOptions_.end()) return known->second;
    const std::optional<store::RunRow> row = project_.run(run);
    const bool other = !row || !hadOptions(*row, request_.options);
    return otherOptions_[run] = other;
}

matting::RecordingInput RecordingMattes::input() const
{
    matting::RecordingInput input;
    input.count = plans_.size();
    input.continuous = recording_.continuous;
    input.load = [this](std::size_t position) {
        const FramePlan& plan = plans_[position];
        matting::FrameInput frame{media::readImage(plan.file), {}};
        if (!plan.correctedTrimap.empty())
            frame.correctedTrimap = normalizedTrimap(media::readGrey(plan.correctedTrimap));
        return frame;
    };
    input.wanted = [this](std::size_t position) { return plans_[position].wanted; };
    input.corrected = [this](std::size_t position) { return !plans_[position].correctedTrimap.empty(); };
    return input;
}

void RecordingMattes::save(const matting::FrameMatte& matte, store::Id run)
{
    const FramePlan& plan = plans_[matte.position];
    const std::string name = std::to_string(recording_.id) + "/" + frameFileName(plan.row.sourceIndex);
    const auto write = [&](const std::string& folder, const cv::Mat& image) {
        if (image.empty()) return std::string();
        std::string file = folder + "/" + name;
        media::writeImage(project_.absolute(file), image);
        return file;
    };
    store::MatteRow row;
    row.frame = plan.row.id;
    row.trimapFile = write("trimaps", matte.trimap);
    row.alphaFile = write("alphas", matte.alpha.empty() ? cv::Mat() : alphaTo8Bit(matte.alpha));
    row.cutoutFile = write("cutouts", matte.cutout);
    row.boxX = matte.box.x, row.boxY = matte.box.y;
    row.boxWidth = matte.box.width, row.boxHeight = matte.box.height;
    row.quality = matte.quality.score;
    row.accepted = matte.quality.accepted;
    row.reasons = ordered_json(matteReasons(matte)).dump();
    row.run = run;
    store::Transaction transaction(project_);
    project_.saveMatte(row);
    if (!plan.correctedTrimap.empty()) project_.markCorrectionMatted(row.frame, plan.correctionRevision);
    transaction.commit();
    std::error_code failure; // of an earlier matte that did have an object
    if (row.cutoutFile.empty()) fs::remove(project_.absolute("cutouts/" + name), failure);
}

// Trimap, matte and cut-out as PNG: about two bytes a pixel of the frame.
void RecordingMattes::requireRoom() const
{
    const auto pixels =
        static_cast<std::uintmax_t>(recording_.size.width) * static_cast<std::uintmax_t>(recording_.size.height);
    requireFreeSpace(project_.folder(), 2 * pixels * static_cast<std::uintmax_t>(wantedFrames()), "jobs");
}

void RecordingMattes::run(store::Id run, JobContext& context, Totals& totals)
{
    requireRoom();
    for (const char* folder : {"trimaps/", "alphas/", "cutouts/"})
        store::removeLeftovers(project_.absolute(folder + std::to_string(recording_.id)));
    context.begin(CLUTCH_TEXT("Progress", "Matting"), wantedFrames());
    const auto start = std::chrono::steady_clock::now();
    FinishedRows finished;
    std::int64_t doubtful = 0;
    {
        BackgroundWriter<matting::FrameMatte> writer(kWaitingMattes, [&](matting::FrameMatte& matte) {
            save(matte, run);
            finished.add(plans_[matte.position].row.id);
        });
        matting::matteRecording(input(), request_.options, context, [&](matting::FrameMatte&& matte) {
            if (context.wantsPreview() && !matte.alpha.empty())
                context.setPreview(paintOverCheckerboard(matte), recording_.name);
            doubtful += matte.quality.accepted ? 0 : 1;
            ++totals.made;
            writer.push(std::move(matte));
            finished.announce(context, "matte");
        });
        writer.finish();
    }
    finished.announce(context, "matte");
    totals.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (doubtful > 0)
        context.note(recording_.name + ": " + std::to_string(doubtful) + " of " + std::to_string(wantedFrames()) +
                     " frames are doubtful");
}

class MattesJob : public Job {
public:
    explicit MattesJob(MattesRequest request) : request_(std::move(request)) {}

    std::string title() const override { return CLUTCH_TEXT("Progress", "Mattes"); }
    std::string subject() const override { return request_.object; }
    std::string run(JobContext& context) override;

private:
    std::vector<store::RecordingRow> recordings(const store::Project& project) const;
    ordered_json summary(const store::Project& project, const Totals& totals) const;

    const MattesRequest request_;
};

std::vector<store::RecordingRow> MattesJob::recordings(const store::Project& project) const
{
    const std::optional<store::ObjectRow> object = project.findObject(request_.object);
    if (!object)
        throw Error(ErrorKind::NotFound, "jobs", CLUTCH_TEXT("Error", "the project has no object of this name"),
                    request_.object, CLUTCH_TEXT("Error", "import a recording of it first"));
    std::vector<store::RecordingRow> rows = project.recordings(object->id);
    if (request_.recording != 0)
        std::erase_if(rows, [this](const store::RecordingRow& row) { return row.id != request_.recording; });
    if (rows.empty())
        throw Error(ErrorKind::NotFound, "jobs", CLUTCH_TEXT("Error", "the object has no recording"), request_.object,
                    CLUTCH_TEXT("Error", "import a recording of it first"));
    return rows;
}

ordered_json MattesJob::summary(const store::Project& project, const Totals& totals) const
{
    std::int64_t frames = 0, accepted = 0;
    for (const store::RecordingRow& recording : recordings(project)) {
        for (const store::MatteRow& matte : project.mattes(recording.id)) {
            ++frames;
            accepted += matte.isUsed() ? 1 : 0;
        }
    }
    return {{"frames", frames},
            {"accepted", accepted},
            {"framesPerSecond", totals.seconds > 0 ? static_cast<double>(totals.made) / totals.seconds : 0.0},
            {"made", totals.made}};
}

std::string MattesJob::run(JobContext& context)
{
    validate(request_.options);
    store::Project project(request_.project);
    std::vector<RecordingMattes> works;
    for (const store::RecordingRow& recording : recordings(project)) {
        RecordingMattes work(project, recording, request_);
        if (work.hasWork()) works.push_back(std::move(work));
    }
    Totals totals;
    if (works.empty()) return summary(project, totals).dump();
    return recordRun(project, "mattes", optionsToJson(request_.options), context, [&](store::Id run) {
        ItemFailures failures(context);
        for (RecordingMattes& work : works)
            failures.attempt([&] { work.run(run, context, totals); });
        failures.throwFirst();
        return summary(project, totals).dump();
    });
}

} // namespace

std::unique_ptr<Job> makeMattesJob(MattesRequest request)
{
    return std::make_unique<MattesJob>(std::move(request));
}

} // namespace clutch::jobs
