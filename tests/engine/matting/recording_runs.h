// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/matting/matte_recording.h"

#include <map>
#include <vector>

namespace clutch::matting {

/// A drawn frame with its truth: red discs with darker rings on a bright table that is shaded from side to side, and
/// noise.
struct DrawnFrame {
    cv::Mat image; ///< CV_8UC3
    cv::Mat alpha; ///< CV_32FC1
};
DrawnFrame drawDiscs(const std::vector<cv::Point2f>& centres, float radius, cv::Size size, std::uint64_t seed);

std::map<std::size_t, FrameMatte> matteAll(const RecordingInput& input, const MattingOptions& options = {});
/// The frames as they are, in one recording.
RecordingInput recordingOf(std::vector<cv::Mat> images);

double intersectionOverUnion(const cv::Mat& alpha, const cv::Mat& truth); ///< of what is above 0.5
double wrongShare(const cv::Mat& trimap, const cv::Mat& truth);           ///< of the known pixels
bool hasFlag(const FrameMatte& matte, QualityFlag flag);

} // namespace clutch::matting
