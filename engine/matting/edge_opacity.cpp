// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/edge_opacity.h"

#include "engine/core/image.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace clutch::matting {

namespace {

constexpr float kSoft = 0.02F;            // from here to 1 - this an opacity is an edge's ...
constexpr double kEdgePx = 1.5;           // ... if it is as near to the outline: shading is wider than a lens's blur
constexpr double kNearPx = 2, kFarPx = 7; // standard deviations of the windows in which an edge's two sides are seen
constexpr float kFarWeight = 0.03F;
constexpr float kNoise = 0.0002F;     // variance of a webcam's colours, 0..1
constexpr float kKnnVariance = 0.06F; // of KNN matting's opacity at an edge
constexpr float kOffLine = 4;         // times the squared distance from the line

/// Mean and variance of the colours seen around each pixel on one side of the edge.
struct Side {
    cv::Mat mean, variance; ///< CV_32FC3
    cv::Mat seen;           ///< CV_32FC1, 0: nothing
};

cv::Mat window(const cv::Mat& values)
{
    cv::Mat near, far;
    cv::GaussianBlur(values, near, {}, kNearPx, kNearPx, cv::BORDER_CONSTANT);
    cv::GaussianBlur(values, far, {}, kFarPx, kFarPx, cv::BORDER_CONSTANT);
    return near + far * kFarWeight;
}

Side sideOf(const cv::Mat& colours, const cv::Mat& weight)
{
    Side side;
    side.seen = window(weight);
    cv::Mat weight3, divisor, squares;
    cv::merge(std::vector<cv::Mat>(3, weight), weight3);
    cv::merge(std::vector<cv::Mat>(3, cv::max(side.seen, 1e-6)), divisor);
    const cv::Mat weighted = colours.mul(weight3);
    side.mean = window(weighted) / divisor;
    squares = window(weighted.mul(colours)) / divisor;
    side.variance = cv::max(squares - side.mean.mul(side.mean), 0.0);
    return side;
}

float measured(float knn, const cv::Vec3f& colour, const cv::Vec3f& object, const cv::Vec3f& objectVariance,
               const cv::Vec3f& background, const cv::Vec3f& backgroundVariance)
{
    const cv::Vec3f apart = object - background, off = colour - background;
    const float length2 = std::max(apart.dot(apart), 1e-6F);
    const float place = off.dot(apart) / length2;
    const float opacity = std::clamp(place, 0.0F, 1.0F);
    const cv::Vec3f beside = off - apart * place;
    float spread = 0;
    for (int c = 0; c < 3; ++c)
        spread += apart[c] * apart[c] *
                  (opacity * opacity * objectVariance[c] + (1 - opacity) * (1 - opacity) * backgroundVariance[c]);
    const float variance = (spread / length2 + kNoise + kOffLine * beside.dot(beside)) / length2;
    return (knn * variance + opacity * kKnnVariance) / (variance + kKnnVariance);
}

cv::Mat edgesOf(const cv::Mat& trimap, const cv::Mat& alpha)
{
    cv::Mat soft = (alpha > kSoft) & (alpha < 1 - kSoft), edges, inside, outside;
    cv::dilate(soft, edges, cv::Mat());
    cv::distanceTransform(alpha > 0.5F, inside, cv::DIST_L2, cv::DIST_MASK_5);
    cv::distanceTransform(alpha <= 0.5F, outside, cv::DIST_L2, cv::DIST_MASK_5);
    return edges & (trimap == kTrimapUnknown) & (inside <= kEdgePx) & (outside <= kEdgePx);
}

cv::Mat sureOf(const cv::Mat& alpha)
{
    cv::Mat sure = cv::max(alpha * 10 - 9, 0.0), least;
    cv::erode(sure, least, cv::Mat(), {-1, -1}, 1, cv::BORDER_REPLICATE);
    return least;
}

} // namespace

cv::Mat measuredEdges(const cv::Mat& image, const cv::Mat& trimap, const cv::Mat& alpha)
{
    const cv::Mat edges = edgesOf(trimap, alpha);
    cv::Mat result = alpha.clone();
    const cv::Rect box = boundingBox(edges);
    if (box.empty()) return result;
    const int margin = static_cast<int>(3 * kFarPx);
    const cv::Rect area = cv::Rect(box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin) &
                          cv::Rect({}, image.size());
    cv::Mat colours;
    image(area).convertTo(colours, CV_32FC3, 1.0 / 255);
    const cv::Mat local = alpha(area);
    const Side object = sideOf(colours, sureOf(local)), background = sideOf(colours, sureOf(1 - local));
    for (int y = 0; y < area.height; ++y)
        for (int x = 0; x < area.width; ++x) {
            const cv::Point at = area.tl() + cv::Point(x, y);
            if (edges.at<std::uint8_t>(at) == 0) continue;
            if (object.seen.at<float>(y, x) < 1e-4F || background.seen.at<float>(y, x) < 1e-4F) continue;
            result.at<float>(at) =
                measured(alpha.at<float>(at), colours.at<cv::Vec3f>(y, x), object.mean.at<cv::Vec3f>(y, x),
                         object.variance.at<cv::Vec3f>(y, x), background.mean.at<cv::Vec3f>(y, x),
                         background.variance.at<cv::Vec3f>(y, x));
        }
    return result;
}

} // namespace clutch::matting
