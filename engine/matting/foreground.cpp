// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/foreground.h"

#include "engine/core/error.h"
#include "engine/core/image.h"
#include "engine/core/text.h"
#include "engine/matting/foreground_levels.h"

#include <opencv2/core.hpp>

namespace clutch::matting {

namespace {

constexpr const char* kStage = "matting";

// What the colours of translucent pixels are taken from: object and background this near to them.
constexpr int kAroundPx = 24;

} // namespace

cv::Mat estimateForeground(const cv::Mat& image, const cv::Mat& alpha)
{
    requireImage(image, kStage, "image");
    requireSameSize(image, alpha, kStage, "alpha");
    if (alpha.type() != CV_32FC1)
        throw Error(ErrorKind::BadInput, kStage, CLUTCH_TEXT("Error", "the opacity is not a float picture"), "",
                    CLUTCH_TEXT("Error", "use opacities from 0 to 1"));

    cv::Mat result = image.clone();
    const cv::Rect translucent = boundingBox((alpha > 0) & (alpha < 1));
    if (translucent.empty()) return result;
    const cv::Rect around = cv::Rect(translucent.x - kAroundPx, translucent.y - kAroundPx,
                                     translucent.width + 2 * kAroundPx, translucent.height + 2 * kAroundPx) &
                            cv::Rect({}, image.size());
    cv::Mat foreground;
    foregroundBackground(image(around), alpha(around)).foreground.convertTo(foreground, CV_8UC3);
    foreground.copyTo(result(around), alpha(around) < 1);
    return result;
}

} // namespace clutch::matting
