// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/matte_output.h"

#include <opencv2/core.hpp>

namespace clutch::jobs {

namespace {

constexpr int kSquarePx = 12;
constexpr int kLight = 235, kDark = 200;

int checker(int x, int y)
{
    return ((x / kSquarePx) + (y / kSquarePx)) % 2 == 0 ? kLight : kDark;
}

std::uint8_t blend(int colour, int below, int alpha)
{
    return static_cast<std::uint8_t>((colour * alpha + below * (255 - alpha) + 127) / 255);
}

} // namespace

std::vector<std::string> matteReasons(const matting::FrameMatte& matte)
{
    std::vector<std::string> reasons;
    for (const matting::QualityFlag flag : matte.quality.flags) {
        const bool failed = flag == matting::QualityFlag::Failed && !matte.error.empty();
        reasons.push_back(failed ? matte.error : matting::qualityText(flag));
    }
    return reasons;
}

cv::Mat paintOverCheckerboard(const matting::FrameMatte& matte)
{
    cv::Mat canvas(matte.alpha.size(), CV_8UC3);
    canvas.forEach<cv::Vec3b>([](cv::Vec3b& pixel, const int* at) {
        pixel = cv::Vec3b::all(static_cast<std::uint8_t>(checker(at[1], at[0])));
    });
    const cv::Rect inside = matte.box & cv::Rect({}, canvas.size());
    for (int y = inside.y; y < inside.br().y; ++y) {
        for (int x = inside.x; x < inside.br().x; ++x) {
            const auto& source = matte.cutout.at<cv::Vec4b>(y - matte.box.y, x - matte.box.x);
            auto& target = canvas.at<cv::Vec3b>(y, x);
            for (int channel = 0; channel < 3; ++channel)
                target[channel] = blend(source[channel], target[channel], source[3]);
        }
    }
    return canvas;
}

} // namespace clutch::jobs
