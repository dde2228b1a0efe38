// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

namespace clutch::matting {

/// Foreground and background of one picture, both CV_32FC3 in the units of the picture.
struct ForegroundBackground {
    cv::Mat foreground;
    cv::Mat background;
};

/// Multi-level estimation (Germer, Uelwer, Conrad, Harmeling, ICPR 2020): from a picture of one pixel up to the full
/// size, each level starts from the one below and a few sweeps over it solve, a pixel at a time, for the F and B that
/// minimise
///   (alpha F + (1 - alpha) B - image)^2 + sum over the 4 pixels beside of (kEpsilon + |alpha difference|) ((F - F_j)^2
///   + (B - B_j)^2).
/// Pixels far from any translucent one are not swept: there F is the image under the object, B is it beside the object.
///   image  CV_8UC3      alpha  CV_32FC1, 0 .. 1
ForegroundBackground foregroundBackground(const cv::Mat& image, const cv::Mat& alpha);

} // namespace clutch::matting
