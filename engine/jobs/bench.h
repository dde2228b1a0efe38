// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/jobs/job.h"
#include "engine/matting/matte_recording.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

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
/// minimumIou, wrongKnownPercent, rejected}]}, [rgb and hsv: {cases, mse, peerMse, ratio, slowestShareOfPeer, perCase:
/// [...]}]}. Times are medians of three runs.
std::unique_ptr<Job> makeMattingBenchJob(MattingBenchRequest request);

struct IlluminationBenchRequest {
    ImageSize size{640, 480};
    int repeats = 51;
};

/// {threads, width, height, repeats, matchMs, replaceMs, testImageMs, floatMatchMs, floatReplaceMs}: medians for one
/// image under a light that is there; for a test image its own light is computed too.
std::unique_ptr<Job> makeIlluminationBenchJob(IlluminationBenchRequest request);

struct RealismBenchRequest {
    std::filesystem::path real;                   ///< COCO file of photos with masks, as `clutch simulate` writes
    std::vector<std::filesystem::path> synthetic; ///< one or more, as `clutch export --format coco` writes
    int permutations = 2000;                      ///< of whole images, for each p
};

/// How objects lie in synthetic images against real ones: {real, images, instances, masks: "amodal" or "visible",
/// permutations, synthetic: [{file, images, instances, visibleShare, neighbourDistance, contacts, compactness}]}, each
/// of the four {real, synthetic, distance, ks, p}: means, and synthesis::TwoSample. Where a file lacks amodal masks,
/// all files are measured by their visible ones and visibleShare is null. Errors: Corrupt, BadInput naming the file.
std::unique_ptr<Job> makeRealismBenchJob(RealismBenchRequest request);

struct PlacementBenchRequest {
    std::filesystem::path project; ///< whose `object` has learned a likelihood; or the next three
    std::string object;
    std::filesystem::path likelihood; ///< a network as nn::SceneNet saves it
    std::filesystem::path cutouts;    ///< folder of RGBA pictures, tight
    std::filesystem::path photos;     ///< folder of photos of real clusters
    int images = 3, objects = 20;     ///< objects - 1 placements an image are searched for
    int evaluations = 48;             ///< of the likelihood, a placement
};

/// Placing by the likelihood: {threads, proposals: {perImage, secondsPerImage, perSecond}, scoring:
/// {plainSerialPerSecond, serialPerSecond, batchOf8PerSecond, batchOf32PerSecond, batchOf8OverPlainSerial,
/// batchOf32OverPlainSerial, batchOf8OverSerial} where plain is the network as it comes, one crop at a time, optimiser:
/// {batchMs, shareOfScoring}, placements: {count, beatsRandom, uniformScore, randomScore, score}, image: {objects,
/// evaluations, seconds, scoringSeconds, drawingSeconds, optimisingSeconds}}. beatsRandom is the share of placements
/// whose score is above that of the best of as many random ones on the same canvas; scores are means of log-odds,
/// uniformScore that of a single random placement. Errors: as nn::SceneNet and media::readCutout(), BadInput for an
/// empty folder.
std::unique_ptr<Job> makePlacementBenchJob(PlacementBenchRequest request);

} // namespace clutch::jobs
