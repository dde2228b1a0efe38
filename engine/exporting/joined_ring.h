// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/exporting/outlines.h"

#include <opencv2/core/types.hpp>

#include <vector>

namespace clutch::exporting {

/// How far rings stand inside the pixels' outer sides, in px. Nothing for a reader that asks whether a pixel's centre
/// is inside; readers that cut coordinates to whole pixels and paint the outline too (cv::fillPoly, as YOLO's trainers
/// do) would otherwise gain a row and a column.
inline constexpr double kInsetPx = 1.0 / 16;

/// All of a mask as one ring, at least four points: parts and holes are joined by bridges of no width, walked there and
/// back. Filled by the even-odd rule (or the winding rule) it is the mask exactly. A hole's bridge runs through the
/// object's own pixels; one between parts runs straight between their nearest corners, over whatever lies there, and is
/// seen as a thin line by readers that paint outlines.
std::vector<cv::Point2d> joinedRing(const std::vector<OutlinedPart>& parts);

} // namespace clutch::exporting
