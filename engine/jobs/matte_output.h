// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/matting/matte_recording.h"

#include <opencv2/core/mat.hpp>

#include <string>
#include <vector>

namespace clutch::jobs {

/// Why a frame is doubtful, English; of a frame that failed the error itself.
std::vector<std::string> matteReasons(const matting::FrameMatte& matte);

/// The cut-out in its place over a checkerboard of the frame's size. BGR, for the live view.
cv::Mat paintOverCheckerboard(const matting::FrameMatte& matte);

} // namespace clutch::jobs
