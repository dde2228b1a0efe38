// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/penumbra.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace clutch::matting {

namespace {

constexpr double kBlur = 0.8;                        // working pixels
constexpr double kEdge = 5;                          // levels of L a b a working pixel: steeper than shading
constexpr double kPart = 0.1;                        // of the table far from the object: a patch of it that counts
constexpr float kDarkShare = 0.08F, kDarkLevels = 3; // of the table's L, and levels: noise and texture are not shadow
constexpr std::size_t kEnough = 150;                 // working pixels
constexpr float kStrongest = 0.25F;                  // levels of a and b a level of L
constexpr float kRedLost = 0.65F;                    // for each part of blue won, along the colours of black bodies

// What can be reached from `afar` without crossing an edge.
cv::Mat reachedFrom(const cv::Mat& afar, const WorkFrame& frame)
{
    cv::Mat labels;
    const int count = cv::connectedComponents(steepness(frame, kBlur) < kEdge, labels, 4);
    std::vector<int> votes(static_cast<std::size_t>(count), 0);
    for (int y = 0; y < labels.rows; ++y)
        for (int x = 0; x < labels.cols; ++x)
            if (afar.at<std::uint8_t>(y, x) != 0) ++votes[static_cast<std::size_t>(labels.at<int>(y, x))];
    const double enough = kPart * cv::countNonZero(afar);
    cv::Mat reached(labels.size(), CV_8UC1);
    std::transform(labels.begin<int>(), labels.end<int>(), reached.begin<std::uint8_t>(), [&](int label) {
        return static_cast<std::uint8_t>(label > 0 && votes[static_cast<std::size_t>(label)] > enough ? 255 : 0);
    });
    return reached;
}

float median(std::vector<float>& values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

cv::Mat lampTintOf(const cv::Mat& colours)
{
    constexpr float kStep = 0.05F;
    cv::Mat lab, bgr, tinted;
    cv::subtract(colours, cv::Scalar(0, 128, 128), lab);
    cv::multiply(lab, cv::Scalar(100 / 255.0, 1, 1), lab);
    cv::cvtColor(lab, bgr, cv::COLOR_Lab2LBGR);
    // Less of the others is as good as more blue, and never beyond white.
    cv::multiply(bgr, cv::Scalar(1, 1 - kStep, 1 - (1 + kRedLost) * kStep), tinted);
    cv::cvtColor(tinted, tinted, cv::COLOR_LBGR2Lab);
    cv::cvtColor(bgr, lab, cv::COLOR_LBGR2Lab); // what sRGB cannot hold is cut off in both
    cv::Mat tint(colours.size(), CV_32FC2);
    for (int y = 0; y < tint.rows; ++y)
        for (int x = 0; x < tint.cols; ++x) {
            const auto& plain = lab.at<cv::Vec3f>(y, x);
            const auto& other = tinted.at<cv::Vec3f>(y, x);
            const float share = shadedChroma(other[0] * 2.55F, plain[0] * 2.55F);
            tint.at<cv::Vec2f>(y, x) =
                cv::Vec2f(other[1] * share - plain[1], other[2] * share - plain[2]) * (1 / kStep);
        }
    return tint;
}

std::optional<cv::Vec2f> hueOfShadow(const WorkFrame& frame, const cv::Mat& mean, const cv::Mat& table,
                                     const cv::Mat& nearby)
{
    const cv::Mat shaded = reachedFrom(table & ~nearby, frame) & table & nearby;
    std::vector<float> a, b;
    for (int y = 0; y < shaded.rows; ++y)
        for (int x = 0; x < shaded.cols; ++x) {
            if (shaded.at<std::uint8_t>(y, x) == 0) continue;
            const auto& lab = frame.lab.at<cv::Vec3b>(y, x);
            const auto& lit = mean.at<cv::Vec3f>(y, x);
            const float dark = lit[0] - static_cast<float>(lab[0]);
            if (dark < kDarkShare * lit[0] + kDarkLevels) continue;
            const float share = shadedChroma(lit[0], lab[0]);
            a.push_back((static_cast<float>(lab[1]) - 128 - (lit[1] - 128) * share) / dark);
            b.push_back((static_cast<float>(lab[2]) - 128 - (lit[2] - 128) * share) / dark);
        }
    if (a.size() < kEnough) return std::nullopt;
    const cv::Vec2f hue(median(a), median(b));
    const float length = std::sqrt(hue.dot(hue));
    return length > kStrongest ? hue * (kStrongest / length) : hue;
}

} // namespace clutch::matting
