// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/cutout.h"

#include "engine/core/image.h"
#include "engine/matting/foreground.h"

#include <opencv2/imgproc.hpp>

namespace clutch::matting {

namespace {

constexpr double kVisible = 0.5 / 255; // less rounds to 0
constexpr int kContextPx = 24;         // of the surroundings, for the estimate of edge colours

} // namespace

void removeSpecks(cv::Mat& alpha, const cv::Mat& trimap)
{
    cv::Mat labels, stats, centres;
    const int count = cv::connectedComponentsWithStats(alpha > 0.1F, labels, stats, centres, 8);
    const int known = cv::countNonZero(trimap == kTrimapObject);
    for (int label = 1; label < count; ++label) {
        const int size = stats.at<int>(label, cv::CC_STAT_AREA);
        if (size > known / 50) continue;
        const cv::Rect box(stats.at<int>(label, cv::CC_STAT_LEFT), stats.at<int>(label, cv::CC_STAT_TOP),
                           stats.at<int>(label, cv::CC_STAT_WIDTH), stats.at<int>(label, cv::CC_STAT_HEIGHT));
        cv::Mat speck = labels(box) == label;
        if (cv::countNonZero((trimap(box) == kTrimapObject) & speck) == 0) alpha(box).setTo(0, speck);
    }
}

Cutout cutOut(const cv::Mat& image, const cv::Mat& alpha, bool edgeColours)
{
    Cutout result;
    result.box = boundingBox(alpha, kVisible);
    if (result.box.empty()) return result;
    const cv::Rect around = cv::Rect(result.box.x - kContextPx, result.box.y - kContextPx,
                                     result.box.width + 2 * kContextPx, result.box.height + 2 * kContextPx) &
                            cv::Rect({}, image.size());
    const cv::Mat colours = edgeColours ? estimateForeground(image(around), alpha(around)) : image(around);
    const cv::Mat visible = colours(result.box - around.tl());
    const cv::Mat opacity = alphaTo8Bit(alpha(result.box));
    cv::Mat bgr = visible.clone();
    bgr.setTo(cv::Scalar(0, 0, 0), opacity == 0);
    std::vector<cv::Mat> channels;
    cv::split(bgr, channels);
    channels.push_back(opacity);
    cv::merge(channels, result.pixels);
    return result;
}

} // namespace clutch::matting
