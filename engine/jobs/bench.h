// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/jobs/job.h"
#include "engine/matting/matte_recording.h"

#include <filesystem>
#include <memory>

namespace clutch::jobs {

struct MattingBenchRequest {
    std::filesystem::path recording; ///< timed: flow, trimap, matte and foreground of `frames` frames held in memory
    std::filesystem::path truth;     ///< optional %06d.png by source frame: true opacities, 8-bit; their frames are
                                     ///< measured besides
    std::filesystem::path images;    ///< optional: alpha matting's training images with the peer's figures beside them
    matting::MattingOptions options;
    int frames = 120;
};

/// {threads, recording: {framesPerSecond, frames, accepted, width, height, peakMemoryMb, [truth: {frames, meanIou,
/// minimumIou, wrongKnownPercent, rejected}]}, [rgb and hsv: {cases, mse, peerMse, ratio, slowestShareOfPeer, perCase: [...]}]}.
/// Times are medians of three runs.
std::unique_ptr<Job> makeMattingBenchJob(MattingBenchRequest request);

struct IlluminationBenchRequest {
    ImageSize size{640, 480};
    int repeats = 51;
};

/// {threads, width, height, repeats, matchMs, replaceMs, testImageMs, floatMatchMs, floatReplaceMs}: medians for one
/// image under a light that is there; for a test image its own light is computed too.
std::unique_ptr<Job> makeIlluminationBenchJob(IlluminationBenchRequest request);

} // namespace clutch::jobs
