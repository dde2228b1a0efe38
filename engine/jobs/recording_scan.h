// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/job_context.h"
#include "engine/media/frame_source.h"
#include "engine/media/sampling.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace clutch::jobs {

/// What a first pass over a recording tells: the frames to take, without their pixels. About 3 KB a source frame while
/// it runs.
struct RecordingScan {
    media::SourceInfo info;
    std::int64_t sourceFrames = 0;
    double durationMs = 0;
    media::Sampling sampling;
    std::vector<double> sharpness;     ///< of the chosen frames, in their order
    std::vector<std::string> problems; ///< of the source
    std::int64_t framesRead = 0;       ///< those that could be read
};

/// Why frames that could be read were not taken.
struct LeftOut {
    std::int64_t blurred = 0, nearlyIdentical = 0;
    std::int64_t passedOver = 0; ///< good ones between two chosen, more than were wanted
};
LeftOut leftOut(const RecordingScan& scan);

RecordingScan scanRecording(const std::filesystem::path& recording, const media::SamplingOptions& options,
                            JobContext& context);

/// The second pass: hands out the chosen frames in their order, one at a time.
void readChosenFrames(const std::filesystem::path& recording, const media::Sampling& sampling, JobContext& context,
                      const std::function<void(std::size_t position, media::Frame&& frame)>& take);

/// What was taken and why not the rest, for the log and the terminal: "take1.mkv: 28 of 120 frames taken; left out: 12
/// blurred, 80 nearly identical".
void noteLosses(const std::string& name, const RecordingScan& scan, const JobContext& context);

std::string frameFileName(std::int64_t sourceIndex); ///< "000017.png"

} // namespace clutch::jobs
