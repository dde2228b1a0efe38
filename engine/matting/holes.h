// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/matting/colour_model.h"

#include <opencv2/core.hpp>

namespace clutch::matting {

/// Fills what the mask encloses unless it is large and shows the background's colours, no brighter than the table
/// beside the object: a glint is object, the hole of a nut is not.
void fillGlints(const WorkFrame& frame, cv::Mat& mask, const cv::Mat& logRatio);

cv::Mat withoutHoles(const cv::Mat& mask); ///< CV_8UC1, with all that it encloses

/// What the mask covers, encloses, and whose colours are clearly those of the table or its shadow: a hole that a cut,
/// for which a small one is not worth its outline, has closed. CV_8UC1, 0 or 255.
cv::Mat seenThrough(const WorkFrame& frame, const cv::Mat& mask, const cv::Mat& logRatio);
/// What the mask covers, encloses, and is a darker shade of a coloured table: a hole, or a mark of the table's very hue
/// ...
cv::Mat shadedHoles(const WorkFrame& frame, const cv::Mat& mask);
cv::Mat shadedHoles(const WorkFrame& frame, const cv::Mat& mask, const cv::Mat& logRatio); ///< ... if colours agree

/// Gaps of a lattice: small parts of the mask with object all around them, clearly framed by it, of the colours of the
/// table or its shadow, and many, unless the object has had gaps `before`. A cut closes them, for which none is worth
/// its outline. CV_8UC1, 0 or 255.
cv::Mat gapsOf(const WorkFrame& frame, const cv::Mat& mask, const cv::Mat& logRatio, bool before);

/// What a lattice shows besides its gaps: parts of the mask that are not clearly object, gaps narrower than a working
/// pixel among them. CV_8UC1, 0 or 255.
cv::Mat undecidedWithin(const cv::Mat& mask, const cv::Mat& logRatio);

} // namespace clutch::matting
