// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/random.h"

#include <opencv2/core.hpp>

#include <functional>
#include <string>

namespace clutch::simulation {

/// sRGB 0xRRGGBB as OpenCV's B G R, 0..255.
cv::Scalar colour(unsigned rgb);
cv::Scalar mix(const cv::Scalar& a, const cv::Scalar& b, double share);
/// sRGB 0..255 B G R to linear R G B 0..1.
cv::Vec3d linear(const cv::Scalar& bgr);

/// Smooth noise: cubic through random values on a lattice of `cells`, `octaves` finer ones added at half the height
/// each. CV_32F, deviation about 1. It wraps around in x, so that it fits around a closed surface.
cv::Mat1f noise(Random& random, cv::Size size, cv::Size cells, int octaves = 1);

/// Adds gain * field to each channel of CV_8UC3.
void shade(cv::Mat& texture, const cv::Mat1f& field, const cv::Scalar& gain);
/// Blends the colour in where `mask` (0..1) says.
void blend(cv::Mat& texture, const cv::Mat1f& mask, const cv::Scalar& colour);

/// Normal texture of a height map in millimetres; `widthMm`, `heightMm`: what the texture spans. With `ball`, the
/// texture is longitude and latitude and its rows shrink towards the poles. Wraps around in x.
cv::Mat normalsFromHeight(const cv::Mat1f& heightMm, double widthMm, double tallMm, bool ball = false);

/// How text is set: OpenCV's stroked letters, drawn bold.
struct Lettering {
    int font = 2;           ///< cv::HersheyFonts
    double weight = 0.12;   ///< stroke as a share of the letters' height
    double slant = 0;       ///< shear, 0.2 for italics
    double squeeze = 1;     ///< width factor
    double turnDegrees = 0; ///< counterclockwise
};

/// Sets text of the given cap height (px) around a centre.
void drawText(cv::Mat& canvas, const std::string& text, const cv::Point2d& centre, double heightPx,
              const cv::Scalar& ink, const Lettering& lettering = {});

/// A line of text with a rim of another colour around its letters.
void drawRimmedText(cv::Mat& canvas, const std::string& text, const cv::Point2d& centre, double heightPx,
                    const cv::Scalar& ink, const cv::Scalar& rim, double rimPx, const Lettering& lettering = {});

/// Lines that look like small print filling a box.
void drawSmallPrint(cv::Mat& canvas, Random& random, const cv::Rect& box, int lines, const cv::Scalar& ink);

/// A bar code filling a box.
void drawBarCode(cv::Mat& canvas, Random& random, const cv::Rect& box, const cv::Scalar& ink, bool barsUpright);

} // namespace clutch::simulation
