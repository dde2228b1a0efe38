// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/knn_points.h"

#include "engine/core/image.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace clutch::matting {

namespace {

// Known pixels farther than this from every unknown one change the error on alphamatting.com's training images by less
// than 1 % (measured at 8, 12, 20, 40 px and with the whole image), but cost time.
constexpr float kReachPx = 12;

// (s cos h, s sin h) spans a disc two units wide; halved, hue weighs as much as saturation and value do.
constexpr float kHueScale = 0.5F;

std::array<float, 3> rgbFeature(const cv::Vec3b& bgr)
{
    return {bgr[2] / 255.0F, bgr[1] / 255.0F, bgr[0] / 255.0F};
}

/// Float HSV: 8-bit HSV would round the hue to 2 degrees. Hue is a point on a circle, because it wraps, and the circle
/// shrinks with the saturation, because the hue of a grey pixel is noise.
std::array<float, 4> hsvFeature(const cv::Vec3b& bgr)
{
    const auto [r, g, b] = rgbFeature(bgr);
    const float value = std::max({r, g, b});
    const float chroma = value - std::min({r, g, b});
    if (chroma <= 0) return {0, 0, 0, value};
    float sixths = 0; // of the hue circle
    if (value == r)
        sixths = (g - b) / chroma;
    else if (value == g)
        sixths = 2 + (b - r) / chroma;
    else
        sixths = 4 + (r - g) / chroma;
    const float hue = sixths * std::numbers::pi_v<float> / 3;
    const float saturation = chroma / value;
    return {kHueScale * saturation * std::cos(hue), kHueScale * saturation * std::sin(hue), saturation, value};
}

cv::Mat distanceToUnknown(const cv::Mat& trimap)
{
    cv::Mat distance;
    cv::distanceTransform(trimap != kTrimapUnknown, distance, cv::DIST_L2, cv::DIST_MASK_3);
    return distance;
}

} // namespace

KnnPoints knnPoints(const cv::Mat& image, const cv::Mat& trimap, MattingFeatures features)
{
    const cv::Mat distance = distanceToUnknown(trimap);
    KnnPoints points;
    const int colours = features == MattingFeatures::Rgb ? 3 : 4;
    points.dimensions = colours + 2;
    const auto pushColour = [&points](const auto& colour) {
        for (std::size_t i = 0; i < colour.size(); ++i)
            points.values[i].push_back(colour[i]);
    };
    for (int y = 0; y < image.rows; ++y) {
        const auto* away = distance.ptr<float>(y);
        const auto* colour = image.ptr<cv::Vec3b>(y);
        const auto* label = trimap.ptr<std::uint8_t>(y);
        for (int x = 0; x < image.cols; ++x) {
            if (away[x] > kReachPx) continue;
            if (features == MattingFeatures::Rgb)
                pushColour(rgbFeature(colour[x]));
            else
                pushColour(hsvFeature(colour[x]));
            points.values[colours].push_back(static_cast<float>(x) / kPixelsPerUnit);
            points.values[colours + 1].push_back(static_cast<float>(y) / kPixelsPerUnit);
            points.pixels.push_back(y * image.cols + x);
            points.unknown.push_back(label[x] == kTrimapUnknown);
        }
    }
    return points;
}

} // namespace clutch::matting
