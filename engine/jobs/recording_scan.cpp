// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/recording_scan.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"

#include <algorithm>
#include <cinttypes>
#include <cstdio>

namespace clutch::jobs {

namespace {

constexpr std::size_t kProblemsNoted = 20; // a badly damaged file would fill the log

std::vector<double> sharpnessOfChosen(const std::vector<media::FrameStatistics>& statistics,
                                      const std::vector<std::int64_t>& chosen)
{
    std::vector<double> sharpness;
    auto at = statistics.begin();
    for (const std::int64_t index : chosen) {
        at = std::find_if(at, statistics.end(),
                          [index](const media::FrameStatistics& frame) { return frame.index == index; });
        sharpness.push_back(at == statistics.end() ? 0 : at->sharpness);
    }
    return sharpness;
}

} // namespace

RecordingScan scanRecording(const std::filesystem::path& recording, const media::SamplingOptions& options,
                            JobContext& context)
{
    const std::unique_ptr<media::FrameSource> source = media::openFrameSource(recording);
    RecordingScan scan;
    scan.info = source->info();
    context.begin(CLUTCH_TEXT("Progress", "Looking through the recording"), scan.info.frameCountHint);
    std::vector<media::FrameStatistics> statistics;
    while (std::optional<media::Frame> frame = source->next()) {
        context.checkCancelled();
        statistics.push_back(media::measureFrame(frame->image, frame->index, frame->timeMs));
        context.advanceTo(static_cast<std::int64_t>(statistics.size()));
    }
    if (statistics.empty())
        throw Error(ErrorKind::Corrupt, "jobs", CLUTCH_TEXT("Error", "no frame of the recording can be read"),
                    utf8(recording), CLUTCH_TEXT("Error", "record again, or convert the file with another program"));
    scan.framesRead = static_cast<std::int64_t>(statistics.size());
    scan.sourceFrames = statistics.back().index + 1;
    scan.durationMs = std::max(scan.info.durationMs, statistics.back().timeMs);
    scan.sampling = media::sampleFrames(statistics, options);
    if (scan.info.mixedSizes) scan.sampling.continuous = false;
    scan.sharpness = sharpnessOfChosen(statistics, scan.sampling.chosen);
    scan.problems = source->problems();
    return scan;
}

void readChosenFrames(const std::filesystem::path& recording, const media::Sampling& sampling, JobContext& context,
                      const std::function<void(std::size_t position, media::Frame&& frame)>& take)
{
    const std::unique_ptr<media::FrameSource> source = media::openFrameSource(recording);
    context.begin(CLUTCH_TEXT("Progress", "Taking frames"), static_cast<std::int64_t>(sampling.chosen.size()));
    for (std::size_t position = 0; position < sampling.chosen.size();) {
        context.checkCancelled();
        std::optional<media::Frame> frame = source->next();
        if (!frame)
            throw Error(ErrorKind::Corrupt, "jobs", CLUTCH_TEXT("Error", "the recording changed while it was read"),
                        utf8(recording), CLUTCH_TEXT("Error", "try again when nothing else writes to it"));
        if (frame->index != sampling.chosen[position]) continue;
        take(position, std::move(*frame));
        context.advanceTo(static_cast<std::int64_t>(++position));
    }
}

LeftOut leftOut(const RecordingScan& scan)
{
    LeftOut left;
    for (const media::DroppedFrame& frame : scan.sampling.dropped)
        ++(frame.reason == media::DropReason::Blurred ? left.blurred : left.nearlyIdentical);
    left.passedOver =
        scan.framesRead - static_cast<std::int64_t>(scan.sampling.chosen.size() + scan.sampling.dropped.size());
    return left;
}

void noteLosses(const std::string& name, const RecordingScan& scan, const JobContext& context)
{
    const LeftOut left = leftOut(scan);
    std::string reasons;
    const auto add = [&reasons](std::int64_t count, const char* reason) {
        if (count > 0) reasons += (reasons.empty() ? "" : ", ") + std::to_string(count) + " " + reason;
    };
    add(left.blurred, "blurred");
    add(left.nearlyIdentical, "nearly identical");
    add(left.passedOver, "more than wanted");
    if (!reasons.empty())
        context.note(name + ": " + std::to_string(scan.sampling.chosen.size()) + " of " +
                     std::to_string(scan.framesRead) + " frames taken; left out: " + reasons);
    if (scan.sampling.chosen.size() == 1) context.note(name + ": only one frame");
    if (!scan.sampling.continuous)
        context.note(name + ": the pictures do not follow each other, each is matted on its own");
    for (std::size_t i = 0; i < std::min(scan.problems.size(), kProblemsNoted); ++i)
        context.note(name + ": " + scan.problems[i]);
    if (scan.problems.size() > kProblemsNoted)
        context.note(name + ": and " + std::to_string(scan.problems.size() - kProblemsNoted) + " more");
}

std::string frameFileName(std::int64_t sourceIndex)
{
    char text[32];
    std::snprintf(text, sizeof text, "%06" PRId64 ".png", sourceIndex);
    return text;
}

} // namespace clutch::jobs
