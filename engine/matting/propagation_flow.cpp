// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/propagation.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace clutch::matting {

namespace {

cv::Mat targetsOf(const cv::Mat& flow)
{
    cv::Mat targets(flow.size(), CV_32FC2);
    for (int y = 0; y < flow.rows; ++y)
        for (int x = 0; x < flow.cols; ++x)
            targets.at<cv::Vec2f>(y, x) = flow.at<cv::Vec2f>(y, x) + cv::Vec2f(float(x), float(y));
    return targets;
}

// Sundaram, Brox, Keutzer, "Dense point trajectories by GPU-accelerated large displacement optical flow", ECCV 2010,
// section 3.2.
bool contradicts(const cv::Vec2f& there, const cv::Vec2f& back)
{
    const cv::Vec2f sum = there + back;
    return sum.dot(sum) > 0.01F * (there.dot(there) + back.dot(back)) + 1.0F;
}

double median(std::vector<float>& values)
{
    if (values.empty()) return 0;
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

FlowWarp::FlowWarp() : flow_(cv::DISOpticalFlow::create(cv::DISOpticalFlow::PRESET_MEDIUM)) {}

WarpedMatte FlowWarp::warp(const cv::Mat& previousGray, const cv::Mat& previousAlpha, const cv::Mat& gray) const
{
    cv::Mat toPrevious, toPresent, returned;
    flow_->calc(gray, previousGray, toPrevious);
    flow_->calc(previousGray, gray, toPresent);
    const cv::Mat targets = targetsOf(toPrevious);
    WarpedMatte warped;
    cv::remap(previousAlpha, warped.alpha, targets, {}, cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(0));
    cv::remap(toPresent, returned, targets, {}, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    warped.failed = cv::Mat::zeros(gray.size(), CV_8UC1);
    int inside = 0, failed = 0;
    std::vector<float> lengths;
    for (int y = 0; y < gray.rows; ++y)
        for (int x = 0; x < gray.cols; ++x) {
            const bool wrong = contradicts(toPrevious.at<cv::Vec2f>(y, x), returned.at<cv::Vec2f>(y, x));
            if (wrong) warped.failed.at<std::uint8_t>(y, x) = 255;
            if (warped.alpha.at<float>(y, x) < 0.5F) continue;
            ++inside;
            failed += wrong;
            const auto& flow = toPrevious.at<cv::Vec2f>(y, x);
            lengths.push_back(std::sqrt(flow.dot(flow)));
        }
    warped.reliability = inside == 0 ? 0 : 1 - double(failed) / inside;
    warped.motionPx = median(lengths);
    return warped;
}

} // namespace clutch::matting
