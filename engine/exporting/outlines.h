// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/rle.h"

#include <opencv2/core/types.hpp>

#include <vector>

namespace clutch::exporting {

/// Corners of pixels, so that a square of 10 x 10 px at the origin is (0,0) (10,0) (10,10) (0,10). Every side is
/// horizontal or vertical. The object lies to the right of the way, so outer rings run clockwise as seen and those of
/// holes against it.
using Ring = std::vector<cv::Point>;

struct Hole {
    Ring ring; ///< may touch itself at corners; what lies in the hole is another part
    /// A way out through the object's own pixels: in this row from the hole's left side at `left` to the side at
    /// `reach` < left, which is the outer ring's or that of a hole further left.
    int row = 0, left = 0, reach = 0;
};

/// What hangs together by pixel sides.
struct OutlinedPart {
    Ring outer;
    std::vector<Hole> holes; ///< from left to right
    std::int64_t area = 0;   ///< px
};

/// The parts of a mask, top to bottom. Filling every outer ring and hole by the even-odd rule gives the mask back
/// exactly.
std::vector<OutlinedPart> partsOf(const RunLengthMask& mask);

/// The outlines of a mask as COCO's polygons read it: one ring for each part that hangs together by pixel sides and
/// does not lie in a hole, at least four corners; rings do not overlap. Holes are filled (COCO unites rings, so it has
/// no way to say them); apart from that nothing is lost.
std::vector<Ring> outlinesOf(const RunLengthMask& mask);

bool hasHoles(const RunLengthMask& mask);

} // namespace clutch::exporting
