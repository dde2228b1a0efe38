// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/matting/seeds.h"

namespace clutch::matting {

/// Colours below this, in nats, are the table's or its shadow's; from here up to 0 they tell nothing.
double shadowFrom(const Segmentation& found);

/// What the colours say, for a cut. The pixels of a facet that mirrors the table all tell the same thing, so what
/// hardly speaks for either side must not add up over them: such parts are left to the edges. CV_32FC1, nats.
cv::Mat weighedColours(const Segmentation& found);

/// Compact parts beside `object` (CV_8UC1) whose colours are neither the table's nor its shadow's: an outline leaves
/// them out only by mistake. CV_8UC1, 0 or 255.
cv::Mat bittenOff(const Segmentation& found, const cv::Mat& object);

/// Cuts once more when the first cut has bitten off a part; `evidence` and `fixed` are those of the first.
void mendBites(const WorkFrame& frame, const cv::Mat& evidence, const cv::Mat& fixed, Segmentation& found);

} // namespace clutch::matting
