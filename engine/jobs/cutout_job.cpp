// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/image.h"
#include "engine/core/log.h"
#include "engine/jobs/background_writer.h"
#include "engine/jobs/jobs.h"
#include "engine/jobs/json_text.h"
#include "engine/jobs/matte_output.h"
#include "engine/jobs/recording_scan.h"
#include "engine/media/image_file.h"
#include "engine/store/leftovers.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <map>

namespace clutch::jobs {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

namespace {

constexpr const char* kOutputs[] = {"alpha", "trimap", "cutout"};
constexpr std::size_t kWaiting = 2; // mattes of 4K frames: 75 MB each

/// The chosen frames on disk while they are matted, in any order. Its files also tell the next run what this one meant
/// to write, should it be killed.
class Spool {
public:
    explicit Spool(const fs::path& output) : folder_(output / ".clutch-spool") { fs::create_directories(folder_); }
    ~Spool()
    {
        std::error_code failure;
        fs::remove_all(folder_, failure);
    }
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;

    fs::path file(std::int64_t sourceIndex) const { return folder_ / frameFileName(sourceIndex); }
    static std::vector<std::string> leftBy(const fs::path& output)
    {
        std::vector<std::string> names;
        std::error_code failure;
        for (const fs::directory_entry& entry : fs::directory_iterator(output / ".clutch-spool", failure))
            names.push_back(utf8(entry.path().filename()));
        return names;
    }

private:
    fs::path folder_;
};

/// Removes what an earlier run wrote, so that its frames do not pass for this run's; strangers' files stay.
void removeEarlierOutput(const fs::path& output)
{
    std::vector<std::string> names = Spool::leftBy(output);
    const fs::path list = output / "cutouts.json";
    if (fs::exists(list)) {
        const std::vector<std::uint8_t> bytes = readFile(list);
        const auto earlier = ordered_json::parse(bytes.begin(), bytes.end(), nullptr, false);
        const bool ours = earlier.is_object() && earlier.contains("frames") && earlier["frames"].is_array();
        for (const auto& frame : ours ? earlier["frames"] : ordered_json::array())
            if (frame.is_object() && frame.contains("index") && frame["index"].is_number_integer())
                names.push_back(frameFileName(frame["index"]));
    }
    for (const std::string& name : names)
        for (const char* kind : kOutputs)
            fs::remove(output / kind / name);
    for (const char* kind : kOutputs)
        store::removeLeftovers(output / kind);
    store::removeLeftovers(output);
    fs::remove(list);
    fs::remove_all(output / ".clutch-spool");
}

struct ChosenFrame {
    std::int64_t index = 0;
    double timeMs = 0;
};

struct SpooledFrame {
    cv::Mat image;
    fs::path file;
};

class CutoutJob : public Job {
public:
    explicit CutoutJob(CutoutRequest request) : request_(std::move(request)) {}

    std::string title() const override { return CLUTCH_TEXT("Progress", "Cut-outs"); }
    std::string subject() const override { return utf8(request_.recording.filename()); }
    std::string run(JobContext& context) override;

private:
    struct Results {
        std::map<std::int64_t, ordered_json> frames; ///< by source index: the list grows whatever order they came in
        std::int64_t accepted = 0;
        double seconds = 0;
    };
    void prepareFolder() const;
    void requireRoom(const RecordingScan& scan) const;
    std::vector<ChosenFrame> spoolFrames(const RecordingScan& scan, const Spool& spool, JobContext& context) const;
    void matteFrames(const std::vector<ChosenFrame>& chosen, bool continuous, const Spool& spool, Results& results,
                     JobContext& context) const;
    void write(const matting::FrameMatte& matte, const ChosenFrame& frame, Results& results) const;
    fs::path writeList(const Results& results) const;
    void keepFinished(const Results& results) const;
    static double rate(const Results& results)
    {
        return results.seconds > 0 ? static_cast<double>(results.frames.size()) / results.seconds : 0;
    }

    const CutoutRequest request_;
};

void CutoutJob::prepareFolder() const
{
    try {
        fs::create_directories(request_.folder);
        removeEarlierOutput(request_.folder);
    } catch (const fs::filesystem_error&) {
        throw errorFromCurrentException("jobs");
    }
}

void CutoutJob::requireRoom(const RecordingScan& scan) const
{
    const std::uintmax_t pixels =
        static_cast<std::uintmax_t>(scan.info.size.width) * static_cast<std::uintmax_t>(scan.info.size.height);
    requireFreeSpace(request_.folder, pixels * 5 * scan.sampling.chosen.size(),
                     "jobs"); // spooled frame, cut-out, two masks, as PNG
}

std::vector<ChosenFrame> CutoutJob::spoolFrames(const RecordingScan& scan, const Spool& spool,
                                                JobContext& context) const
{
    std::vector<ChosenFrame> chosen;
    BackgroundWriter<SpooledFrame> writer(kWaiting,
                                          [](SpooledFrame& frame) { media::writeImage(frame.file, frame.image); });
    readChosenFrames(request_.recording, scan.sampling, context, [&](std::size_t, media::Frame&& frame) {
        chosen.push_back({frame.index, frame.timeMs});
        writer.push({std::move(frame.image), spool.file(frame.index)});
    });
    writer.finish();
    return chosen;
}

void CutoutJob::write(const matting::FrameMatte& matte, const ChosenFrame& frame, Results& results) const
{
    const std::string name = frameFileName(frame.index);
    if (!matte.alpha.empty()) media::writeImage(request_.folder / "alpha" / name, alphaTo8Bit(matte.alpha));
    if (!matte.trimap.empty()) media::writeImage(request_.folder / "trimap" / name, matte.trimap);
    if (!matte.cutout.empty()) media::writeImage(request_.folder / "cutout" / name, matte.cutout);
    std::string reason;
    for (const std::string& text : matteReasons(matte))
        reason += (reason.empty() ? "" : "; ") + text;
    results.frames[frame.index] = {{"index", frame.index},
                                   {"timeMs", frame.timeMs},
                                   {"box", {matte.box.x, matte.box.y, matte.box.width, matte.box.height}},
                                   {"quality", matte.quality.score},
                                   {"accepted", matte.quality.accepted},
                                   {"reason", reason}};
    results.accepted += matte.quality.accepted ? 1 : 0;
}

void CutoutJob::matteFrames(const std::vector<ChosenFrame>& chosen, bool continuous, const Spool& spool,
                            Results& results, JobContext& context) const
{
    matting::RecordingInput input;
    input.count = chosen.size();
    input.continuous = continuous;
    input.corrected = [](std::size_t) { return false; };
    input.load = [&](std::size_t position) {
        return matting::FrameInput{media::readImage(spool.file(chosen[position].index)), {}};
    };
    context.begin(CLUTCH_TEXT("Progress", "Matting"), static_cast<std::int64_t>(chosen.size()));
    const auto start = std::chrono::steady_clock::now();
    BackgroundWriter<matting::FrameMatte> writer(
        kWaiting, [&](matting::FrameMatte& matte) { write(matte, chosen[matte.position], results); });
    matting::matteRecording(input, request_.options, context, [&](matting::FrameMatte&& matte) {
        const std::int64_t index = chosen[matte.position].index;
        if (context.wantsPreview() && !matte.alpha.empty())
            context.setPreview(paintOverCheckerboard(matte), frameFileName(index));
        writer.push(std::move(matte));
        context.emitEvent("file", index);
    });
    writer.finish();
    results.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

fs::path CutoutJob::writeList(const Results& results) const
{
    ordered_json frames = ordered_json::array();
    for (const auto& [index, frame] : results.frames)
        frames.push_back(frame);
    fs::path file = request_.folder / "cutouts.json";
    writeFileAtomically(file, jsonText({{"frames", frames}, {"framesPerSecond", rate(results)}}, 2) + "\n");
    return file;
}

// What was finished can be used, and the next run knows what to remove. What stopped the job is the one to hear of.
void CutoutJob::keepFinished(const Results& results) const
{
    if (results.frames.empty()) return;
    try {
        writeList(results);
    } catch (const Error& error) {
        logWarning(error.what());
    }
}

std::string CutoutJob::run(JobContext& context)
{
    validate(request_.sampling);
    validate(request_.options);
    media::openFrameSource(request_.recording); // says what is wrong with it before the folder is touched
    prepareFolder();
    const RecordingScan scan = scanRecording(request_.recording, request_.sampling, context);
    noteLosses(utf8(request_.recording.filename()), scan, context);
    requireRoom(scan);
    const Spool spool(request_.folder);
    const std::vector<ChosenFrame> chosen = spoolFrames(scan, spool, context);
    Results results;
    try {
        matteFrames(chosen, scan.sampling.continuous, spool, results, context);
    } catch (...) {
        keepFinished(results);
        throw;
    }
    const fs::path list = writeList(results);
    return jsonText({{"frames", results.frames.size()},
                     {"accepted", results.accepted},
                     {"framesPerSecond", rate(results)},
                     {"file", utf8(list)}});
}

} // namespace

std::unique_ptr<Job> makeCutoutJob(CutoutRequest request)
{
    return std::make_unique<CutoutJob>(std::move(request));
}

} // namespace clutch::jobs
