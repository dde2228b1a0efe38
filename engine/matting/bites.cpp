// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/bites.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace clutch::matting {

namespace {

constexpr double kClearShare = 0.75; // of the evidence of a clear shadow: a part of it may be lighter
constexpr double kUndecided = 0.2;   // nats for what tells nothing: what is neither table nor shadow is rather object
constexpr double kMended = 1.0;      // nats, against where the object was before
constexpr double kReach = 0.3;       // of the square root of the object's area
constexpr double kSmallest = 0.004;  // of the object
constexpr int kOthersPx = 4;         // from a second object

cv::Mat smoothed(const cv::Mat& logRatio)
{
    cv::Mat smooth;
    cv::blur(logRatio, smooth, {3, 3});
    return smooth;
}

// The same without what lies on `object`, whose edge would brighten a narrow strip beside it.
cv::Mat smoothedBeside(const cv::Mat& logRatio, const cv::Mat& object)
{
    cv::Mat beside, sums, counts;
    cv::Mat(object == 0).convertTo(beside, CV_32FC1, 1.0 / 255);
    cv::blur(logRatio.mul(beside), sums, {3, 3});
    cv::blur(beside, counts, {3, 3});
    return sums / cv::max(counts, 1e-6);
}

} // namespace

double shadowFrom(const Segmentation& found)
{
    return kClearShare * found.shadowNats;
}

cv::Mat weighedColours(const Segmentation& found)
{
    const cv::Mat smooth = smoothed(found.logRatio);
    cv::Mat weighed = found.logRatio.clone();
    weighed.setTo(kUndecided, (smooth > shadowFrom(found)) & (smooth < kUndecided));
    return weighed;
}

cv::Mat bittenOff(const Segmentation& found, const cv::Mat& object)
{
    cv::Mat covered, near, bitten;
    const int reach = std::max(4, int(kReach * std::sqrt(double(cv::countNonZero(object)))));
    cv::dilate(object, covered, cv::Mat()); // its edge pixels are a mixture
    cv::dilate(object, near, cv::Mat(), {-1, -1}, reach);
    bitten = near & ~covered & (smoothedBeside(found.logRatio, object) > shadowFrom(found));
    if (!found.others.empty()) {
        cv::Mat besideOthers;
        cv::dilate(found.others, besideOthers, cv::Mat(), {-1, -1}, kOthersPx);
        bitten.setTo(0, besideOthers);
    }
    cv::morphologyEx(bitten, bitten, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {2, 2}));
    return bitten;
}

void mendBites(const WorkFrame& frame, const cv::Mat& evidence, const cv::Mat& fixed, Segmentation& found)
{
    const cv::Mat bitten = bittenOff(found, found.mask);
    if (cv::countNonZero(bitten) < kSmallest * cv::countNonZero(found.mask)) return;
    cv::Mat mended = evidence.clone();
    mended.setTo(kMended, bitten);
    found.mask = minimumCut(frame, mended, fixed);
}

} // namespace clutch::matting
