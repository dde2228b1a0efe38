// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/rle.h"

namespace clutch::exporting {

/// The part of a mask inside its box (see maskBox), CV_8UC1 of the box's size, 0 or 255: an image shows dozens of
/// objects, each a small part of it.
cv::Mat croppedMask(const RunLengthMask& mask, const cv::Rect& box);

} // namespace clutch::exporting
