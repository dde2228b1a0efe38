// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/options.h"
#include "engine/core/text.h"

#include <opencv2/core/mat.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace clutch::media {

struct SamplingOptions {
    int frames = 120;          // 6 a second of the usual 20 s: enough poses, and minutes of matting stay seconds
    double sharpness = 0.5;    // of the recording's own 90 % sharpness: what motion blur halves is not worth a cut-out
    double difference = 0.004; // mean absolute difference of 24 x 24 thumbnails: below it nothing but noise changed

    template <class V>
    void visitFields(V&& visit)
    {
        visit(frames, FieldSpec{.name = "frames",
                                .label = CLUTCH_TEXT("Option", "Frames"),
                                .help = CLUTCH_TEXT(
                                    "Option", "How many frames to take from each recording, spread over its length"),
                                .minimum = 1,
                                .maximum = 100000});
        visit(sharpness,
              FieldSpec{.name = "sharpness",
                        .label = CLUTCH_TEXT("Option", "Least sharpness"),
                        .help = CLUTCH_TEXT(
                            "Option", "Frames blurrier than this share of the recording's sharp ones are left out"),
                        .minimum = 0,
                        .maximum = 1,
                        .advanced = true});
        visit(difference, FieldSpec{.name = "difference",
                                    .label = CLUTCH_TEXT("Option", "Least difference"),
                                    .help = CLUTCH_TEXT(
                                        "Option", "Frames that differ less than this from the one before are left out"),
                                    .minimum = 0,
                                    .maximum = 1,
                                    .advanced = true});
    }
};

/// What a first pass over the recording keeps of each frame: a few kilobytes at most.
struct FrameStatistics {
    std::int64_t index = 0;
    double timeMs = 0;
    double sharpness =
        0; ///< steepness of the steepest edges in the middle of the frame, where the object is, across the picture ...
    double sharpnessDown =
        0; ///< ... and down it: a movement blurs the edges of one direction only. Grey levels a pixel, times 8
    double acuity =
        0; ///< how much steeper they are than after a slight blur, across: 0 is blurred already, whatever the contrast
    double acuityDown = 0; ///< the same down the picture
    cv::Mat thumbnail;     ///< CV_8UC3 24 x 24
};

FrameStatistics measureFrame(const cv::Mat& image, std::int64_t index, double timeMs);

enum class DropReason { Blurred, NearlyIdentical };

struct DroppedFrame {
    std::int64_t index = 0;
    DropReason reason = DropReason::Blurred;
};

struct Sampling {
    std::vector<std::int64_t> chosen; ///< growing source indices
    std::vector<DroppedFrame>
        dropped;            ///< only what blur or likeness cost; frames merely between two chosen ones are not listed
    bool continuous = true; ///< false: the pictures do not follow each other, so no motion may be read between them;
                            ///< then none counts as blurred, for they have no sharpness in common
};

/// At most `options.frames` frames spread evenly over the recording's time, the sharpest of each stretch.
/// Deterministic. Throws Error{BadInput} for an empty list.
Sampling sampleFrames(std::span<const FrameStatistics> frames, const SamplingOptions& options);

} // namespace clutch::media
