// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

namespace clutch::matting {

/// Opacities of edge pixels, measured. KNN matting carries opacity from pixel to pixel of like colour, and a pixel that
/// is half object is like the object: its edges lie up to a pixel too far out, a tenth of a thin thing's area. Where
/// object and background next to an edge are of one colour each, a pixel's place on the line between the two tells its
/// opacity (Ruzon and Tomasi, "Alpha estimation in natural images", CVPR 2000), in sRGB, in which cut-outs are pasted.
/// Both estimates are weighed by their variances, as in Bayesian matting (Chuang et al., CVPR 2001); where colours vary
/// or are alike, KNN matting's stands.
///   image CV_8UC3      trimap CV_8UC1, 0, 128, 255      alpha CV_32FC1, of KNN matting
/// Returns CV_32FC1, equal to `alpha` on known pixels and away from edges.
cv::Mat measuredEdges(const cv::Mat& image, const cv::Mat& trimap, const cv::Mat& alpha);

} // namespace clutch::matting
