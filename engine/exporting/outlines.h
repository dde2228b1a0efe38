// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/rle.h"

#include <opencv2/core/types.hpp>

#include <vector>

namespace clutch::exporting {

/// The outlines of a mask as COCO's polygons read it: corners of pixels, so that a square of 10 x 10 px at the origin
/// is (0,0) (10,0) (10,10) (0,10). One ring for each part that hangs together by pixel sides, clockwise as seen, at
/// least four corners; rings do not overlap. Holes are filled (COCO unites rings, so it has no way to say them); apart
/// from that nothing is lost.
std::vector<std::vector<cv::Point>> outlinesOf(const RunLengthMask& mask);

} // namespace clutch::exporting
