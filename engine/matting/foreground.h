// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

namespace clutch::matting {

/// The object's own colours where it is translucent or its edge covers a pixel in part, so that the old background does
/// not bleed into a cut-out. Multi-level estimation (Germer, Uelwer, Conrad, Harmeling, "Fast Multi-Level Foreground
/// Estimation", ICPR 2020).
///   image CV_8UC3      alpha CV_32FC1      returns CV_8UC3, equal to the image where alpha is 1
cv::Mat estimateForeground(const cv::Mat& image, const cv::Mat& alpha);

} // namespace clutch::matting
