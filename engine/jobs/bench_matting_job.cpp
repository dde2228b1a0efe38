// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/image.h"
#include "engine/jobs/bench.h"
#include "engine/jobs/recording_scan.h"
#include "engine/media/frame_source.h"
#include "engine/media/image_file.h"
#include "engine/media/sampling.h"

#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>
#include <mutex>
#include <sys/resource.h>

namespace clutch::jobs {

namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

constexpr int kRepeats = 3;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double peakMemoryMb()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

// What a matte says against the true opacity of its frame.
struct TruthScore {
    double iou = 0;
    double wrongKnown = 0; // known trimap labels that the truth contradicts
    double known = 0;
};

TruthScore scoreAgainst(const cv::Mat& truth, const matting::FrameMatte& matte)
{
    const cv::Mat inside = truth > 0.5, found = matte.alpha > 0.5;
    const double both = cv::countNonZero(inside & found), either = cv::countNonZero(inside | found);
    const cv::Mat object = matte.trimap == kTrimapObject, background = matte.trimap == kTrimapBackground;
    // A pixel is labelled wrong when the truth is clearly on the other side: a sliver of blur is not an error.
    const double wrong = cv::countNonZero(object & (truth < 0.5)) + cv::countNonZero(background & (truth > 0.5));
    return {either > 0 ? both / either : 1.0, wrong,
            static_cast<double>(cv::countNonZero(object) + cv::countNonZero(background))};
}

struct LoadedFrames {
    std::vector<cv::Mat> images;
    std::vector<std::int64_t> indices;
    bool continuous = true;
};

// The peer's table: what its file gives for one case.
struct PeerCase {
    double mse = 0, seconds = 0;
};

std::map<std::string, PeerCase> readPeer(const fs::path& file)
{
    const std::vector<std::uint8_t> bytes = readFile(file);
    const Json peer = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!peer.is_object() || !peer.contains("results"))
        throw Error(ErrorKind::Corrupt, "jobs", CLUTCH_TEXT("Error", "the peer's figures cannot be read"), utf8(file),
                    CLUTCH_TEXT("Error", "put the original file back"));
    std::map<std::string, PeerCase> cases;
    for (const auto& [name, entry] : peer["results"].items())
        cases[name] = {entry.value("mse_unknown", 0.0), entry.value("seconds", 0.0)};
    return cases;
}

double unknownError(const cv::Mat& alpha, const cv::Mat& truth, const cv::Mat& trimap)
{
    cv::Mat difference;
    cv::subtract(alpha, truth, difference);
    return cv::mean(difference.mul(difference), trimap == kTrimapUnknown)[0];
}

class MattingBenchJob : public Job {
public:
    explicit MattingBenchJob(MattingBenchRequest request) : request_(std::move(request)) {}

    std::string title() const override { return CLUTCH_TEXT("Progress", "Measuring"); }
    std::string subject() const override { return utf8(request_.recording.filename()); }

    std::string run(JobContext& context) override
    {
        Json result{{"threads", context.threads()}, {"recording", timeRecording(context)}};
        if (!request_.images.empty()) {
            result["rgb"] = compareImages(matting::MattingFeatures::Rgb, context);
            result["hsv"] = compareImages(matting::MattingFeatures::Hsv, context);
        }
        return result.dump();
    }

private:
    LoadedFrames loadFrames(JobContext& context) const
    {
        const auto source = media::openFrameSource(request_.recording);
        std::vector<media::FrameStatistics> statistics;
        context.begin(CLUTCH_TEXT("Progress", "Reading"), source->info().frameCountHint);
        while (auto frame = source->next()) {
            context.checkCancelled();
            statistics.push_back(media::measureFrame(frame->image, frame->index, frame->timeMs));
            context.advance();
        }
        media::Sampling sampling = media::sampleFrames(statistics, {.frames = request_.frames});
        addFramesWithTruth(statistics, sampling.chosen);
        LoadedFrames loaded;
        loaded.continuous = sampling.continuous && !source->info().mixedSizes;
        const auto again = media::openFrameSource(request_.recording);
        while (auto frame = again->next()) {
            context.checkCancelled();
            if (!std::binary_search(sampling.chosen.begin(), sampling.chosen.end(), frame->index)) continue;
            loaded.images.push_back(frame->image.clone());
            loaded.indices.push_back(frame->index);
        }
        return loaded;
    }

    fs::path truthOf(std::int64_t frame) const { return request_.truth / frameFileName(frame); }

    // Sampling seldom meets the few frames that can be judged.
    void addFramesWithTruth(std::span<const media::FrameStatistics> frames, std::vector<std::int64_t>& chosen) const
    {
        if (request_.truth.empty()) return;
        for (const media::FrameStatistics& frame : frames)
            if (fs::exists(truthOf(frame.index))) chosen.push_back(frame.index);
        std::ranges::sort(chosen);
        chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    }

    Json timeRecording(JobContext& context) const
    {
        const LoadedFrames frames = loadFrames(context);
        matting::RecordingInput input;
        input.count = frames.images.size();
        input.continuous = frames.continuous;
        input.corrected = [](std::size_t) { return false; };
        input.load = [&frames](std::size_t position) { return matting::FrameInput{frames.images[position], {}}; };
        std::vector<double> rates;
        std::vector<TruthScore> scores;
        std::size_t accepted = 0, judged = 0;
        for (int repeat = 0; repeat < kRepeats; ++repeat) {
            accepted = judged = 0;
            scores.clear();
            context.begin(title(), static_cast<std::int64_t>(input.count));
            double scoring = 0; // the yardstick's own time does not count
            const auto start = Clock::now();
            matting::matteRecording(input, request_.options, context, [&](matting::FrameMatte&& matte) {
                const auto scoreStart = Clock::now();
                accepted += matte.quality.accepted;
                const fs::path truth = truthOf(frames.indices[matte.position]);
                if (!request_.truth.empty() && fs::exists(truth)) {
                    ++judged;
                    if (matte.quality.accepted)
                        scores.push_back(scoreAgainst(alphaFrom8Bit(media::readGrey(truth)), matte));
                }
                scoring += secondsSince(scoreStart);
            });
            rates.push_back(static_cast<double>(input.count) / (secondsSince(start) - scoring));
        }
        std::sort(rates.begin(), rates.end());
        Json result{{"framesPerSecond", rates[rates.size() / 2]},
                    {"frames", input.count},
                    {"accepted", accepted},
                    {"width", frames.images.front().cols},
                    {"height", frames.images.front().rows},
                    {"peakMemoryMb", peakMemoryMb()}};
        if (!request_.truth.empty()) {
            result["truth"] = truthSummary(scores);
            result["truth"]["rejected"] = judged - scores.size();
        }
        return result;
    }

    static Json truthSummary(const std::vector<TruthScore>& scores)
    {
        double sum = 0, minimum = 1, wrong = 0, known = 0;
        for (const TruthScore& score : scores) {
            sum += score.iou;
            minimum = std::min(minimum, score.iou);
            wrong += score.wrongKnown;
            known += score.known;
        }
        if (scores.empty()) return Json{{"frames", 0}};
        return Json{{"frames", scores.size()},
                    {"meanIou", sum / static_cast<double>(scores.size())},
                    {"minimumIou", minimum},
                    {"wrongKnownPercent", 100.0 * wrong / known}};
    }

    Json compareImages(matting::MattingFeatures features, JobContext& context) const
    {
        const std::map<std::string, PeerCase> peer = readPeer(request_.images / "pymatting.json");
        matting::KnnOptions options = request_.options.knn;
        options.features = features;
        context.begin(title(), static_cast<std::int64_t>(peer.size()));
        double ours = 0, theirs = 0, slowest = 0;
        Json cases = Json::array();
        for (const auto& [name, other] : peer) { // "GT01/Trimap1"
            context.checkCancelled();
            const std::string file = name.substr(0, name.find('/')) + ".png";
            const cv::Mat image = media::readImage(request_.images / "Images" / file);
            const cv::Mat trimap =
                normalizedTrimap(media::readGrey(request_.images / name.substr(name.find('/') + 1) / file));
            const cv::Mat truth = alphaFrom8Bit(media::readGrey(request_.images / "GroundTruth" / file));
            std::vector<double> seconds;
            double error = 0;
            for (int repeat = 0; repeat < kRepeats; ++repeat) {
                const auto start = Clock::now();
                const matting::KnnMatte matte = matting::knnMatte(image, trimap, options);
                seconds.push_back(secondsSince(start));
                error = unknownError(matte.alpha, truth, trimap);
            }
            std::sort(seconds.begin(), seconds.end());
            const double median = seconds[kRepeats / 2];
            ours += error;
            theirs += other.mse;
            slowest = std::max(slowest, median / other.seconds);
            cases.push_back({{"case", name},
                             {"mse", error},
                             {"peerMse", other.mse},
                             {"seconds", median},
                             {"peerSeconds", other.seconds}});
            context.advance();
        }
        const double count = static_cast<double>(peer.size());
        return Json{{"cases", peer.size()},   {"mse", ours / count},           {"peerMse", theirs / count},
                    {"ratio", ours / theirs}, {"slowestShareOfPeer", slowest}, {"perCase", cases}};
    }

    const MattingBenchRequest request_;
};

} // namespace

std::unique_ptr<Job> makeMattingBenchJob(MattingBenchRequest request)
{
    return std::make_unique<MattingBenchJob>(std::move(request));
}

} // namespace clutch::jobs
