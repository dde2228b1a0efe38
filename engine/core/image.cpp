// SPDX-License-Identifier: Apache-2.0
#include "engine/core/image.h"

#include "engine/core/error.h"
#include "engine/core/options.h"
#include "engine/core/text.h"

namespace clutch {

namespace {

constexpr int kBackgroundUpTo = 25;
constexpr int kObjectFrom = 230;

} // namespace

cv::Mat normalizedTrimap(const cv::Mat& trimap)
{
    CV_Assert(trimap.type() == CV_8UC1);
    cv::Mat table(1, 256, CV_8UC1);
    for (int value = 0; value < 256; ++value)
        table.at<std::uint8_t>(value) = value <= kBackgroundUpTo ? kTrimapBackground
                                        : value >= kObjectFrom   ? kTrimapObject
                                                                 : kTrimapUnknown;
    cv::Mat normalized;
    cv::LUT(trimap, table, normalized);
    return normalized;
}

cv::Mat alphaTo8Bit(const cv::Mat& alpha)
{
    cv::Mat bytes;
    alpha.convertTo(bytes, CV_8UC1, 255.0);
    return bytes;
}

cv::Mat alphaFrom8Bit(const cv::Mat& alpha)
{
    cv::Mat values;
    alpha.convertTo(values, CV_32FC1, 1.0 / 255.0);
    return values;
}

cv::Rect boundingBox(const cv::Mat& values, double threshold)
{
    int left = values.cols, right = -1, top = -1, bottom = -1;
    const cv::Mat inside = values > threshold;
    for (int y = 0; y < inside.rows; ++y) {
        const auto* row = inside.ptr<std::uint8_t>(y);
        for (int x = 0; x < inside.cols; ++x) {
            if (!row[x]) continue;
            left = std::min(left, x);
            right = std::max(right, x);
            if (top < 0) top = y;
            bottom = y;
        }
    }
    return right < 0 ? cv::Rect() : cv::Rect(left, top, right - left + 1, bottom - top + 1);
}

void requireImage(const cv::Mat& image, const std::string& stage, const std::string& subject)
{
    if (!image.empty() && image.type() == CV_8UC3) return;
    throw Error(ErrorKind::BadInput, stage, CLUTCH_TEXT("Error", "the picture is empty or not an 8-bit colour image"),
                subject, CLUTCH_TEXT("Error", "use an ordinary photo or video"));
}

void requireSameSize(const cv::Mat& a, const cv::Mat& b, const std::string& stage, const std::string& subject)
{
    if (a.size() == b.size()) return;
    throw Error(ErrorKind::BadInput, stage, CLUTCH_TEXT("Error", "two pictures that belong together differ in size"),
                subject + ": " + detail::toText(ImageSize{a.cols, a.rows}) + " and " +
                    detail::toText(ImageSize{b.cols, b.rows}),
                CLUTCH_TEXT("Error", "use pictures of the same size"));
}

} // namespace clutch
