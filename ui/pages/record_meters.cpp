// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/record_meters.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace clutch::ui {

namespace {

constexpr int kSmallWidth = 320;
constexpr double kBorderShare = 0.1;
constexpr double kNoiseStep = 3; // grey levels between neighbours

cv::Rect middleOf(cv::Size size, double share)
{
    const cv::Size inner(std::max(1, int(size.width * share)), std::max(1, int(size.height * share)));
    return {(size.width - inner.width) / 2, (size.height - inner.height) / 2, inner.width, inner.height};
}

float percentile(std::vector<float>& values, double share)
{
    const auto at = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

// The share of neighbouring differences that a 9 px box blur along `horizontal` leaves: 1 for what is blurred already.
double blurEffect(const cv::Mat& grey, bool horizontal)
{
    cv::Mat blurred;
    cv::blur(grey, blurred, horizontal ? cv::Size(9, 1) : cv::Size(1, 9));
    const cv::Rect later =
        horizontal ? cv::Rect(1, 0, grey.cols - 1, grey.rows) : cv::Rect(0, 1, grey.cols, grey.rows - 1);
    const cv::Rect earlier(0, 0, later.width, later.height);
    cv::Mat sharpSteps, blurredSteps, lost;
    cv::absdiff(grey(later), grey(earlier), sharpSteps);
    cv::absdiff(blurred(later), blurred(earlier), blurredSteps);
    // Steps as small as a sensor's noise say nothing about focus.
    cv::threshold(sharpSteps, sharpSteps, kNoiseStep, 0, cv::THRESH_TOZERO);
    lost = cv::max(sharpSteps - blurredSteps, 0);
    const double total = cv::sum(sharpSteps)[0];
    // A plain surface tells nothing, and nothing to focus on counts as blurred.
    if (total < 0.1 * double(sharpSteps.total())) return 1;
    return (total - cv::sum(lost)[0]) / total;
}

} // namespace

MeterReading measureContrast(const cv::Mat& image)
{
    constexpr int kLeastSide = 16; // below it there is no border to speak of
    if (std::min(image.cols, image.rows) < kLeastSide) return {0, MeterHint::LowContrast};
    cv::Mat lab;
    image.convertTo(lab, CV_32F, 1 / 255.0);
    cv::cvtColor(lab, lab, cv::COLOR_BGR2Lab);
    const cv::Rect inside = middleOf(lab.size(), 1 - 2 * kBorderShare), middle = middleOf(lab.size(), kGuideShare / 2);
    std::vector<float> channels[3];
    for (int y = 0; y < lab.rows; ++y) {
        for (int x = 0; x < lab.cols; ++x) {
            if (inside.contains({x, y})) continue;
            for (int c = 0; c < 3; ++c)
                channels[c].push_back(lab.at<cv::Vec3f>(y, x)[c]);
        }
    }
    const cv::Vec3f background(percentile(channels[0], 0.5), percentile(channels[1], 0.5),
                               percentile(channels[2], 0.5));
    std::vector<float> borderSpread, distances;
    for (int y = 0; y < lab.rows; ++y) {
        for (int x = 0; x < lab.cols; ++x) {
            const float distance = float(cv::norm(lab.at<cv::Vec3f>(y, x) - background));
            if (!inside.contains({x, y}))
                borderSpread.push_back(distance);
            else if (middle.contains({x, y}))
                distances.push_back(distance);
        }
    }
    const double contrast = percentile(distances, 0.5) - percentile(borderSpread, 0.75);
    MeterReading reading{std::clamp(contrast / 60, 0.0, 1.0), MeterHint::Good};
    if (reading.level < kGoodContrast) reading.hint = MeterHint::LowContrast;
    return reading;
}

MeterReading measureExposure(const cv::Mat& image)
{
    cv::Mat grey;
    cv::cvtColor(image, grey, cv::COLOR_BGR2GRAY);
    const cv::Mat middle = grey(middleOf(grey.size(), kGuideShare));
    const double mean = cv::mean(middle)[0];
    const double black = double(cv::countNonZero(middle <= 4)) / double(middle.total());
    const double white = double(cv::countNonZero(middle >= 251)) / double(middle.total());
    // 130 is the middle of what a camera's own metering aims at; a white table may pull the mean up to about 190.
    const double fromMiddle = mean < 130 ? mean / 130 : (255 - mean) / 125;
    MeterReading reading{std::clamp(fromMiddle - std::max(black, white), 0.0, 1.0), MeterHint::Good};
    if (reading.level < kGoodExposure) {
        reading.hint = mean - 130 + 255 * (white - black) < 0 ? MeterHint::TooDark : MeterHint::TooBright;
    }
    return reading;
}

MeterReading measureSharpness(const cv::Mat& image)
{
    cv::Mat grey;
    cv::cvtColor(image, grey, cv::COLOR_BGR2GRAY);
    // Sensor noise is as fine as detail gets; a light blur keeps it from passing for focus.
    cv::GaussianBlur(grey, grey, {3, 3}, 0.8);
    grey.convertTo(grey, CV_32F);
    if (grey.cols < 12 || grey.rows < 12) return {0, MeterHint::Blurred};
    const double blur = std::max(blurEffect(grey, true), blurEffect(grey, false));
    // Sharp footage leaves about 0.35, a soft lens 0.55, motion 0.7 and more.
    MeterReading reading{std::clamp((0.85 - blur) / 0.5, 0.0, 1.0), MeterHint::Good};
    if (reading.level < kGoodSharpness) reading.hint = MeterHint::Blurred;
    return reading;
}

RecordMeters measureFrameForRecording(const cv::Mat& image)
{
    cv::Mat small = image;
    if (image.cols > kSmallWidth) {
        cv::resize(image, small, {kSmallWidth, std::max(1, image.rows * kSmallWidth / image.cols)}, 0, 0,
                   cv::INTER_AREA);
    }
    const cv::Rect guide = middleOf(image.size(), kGuideShare);
    const cv::Size crop(std::min(guide.width, 2 * kSmallWidth), std::min(guide.height, 2 * kSmallWidth));
    const cv::Rect middle(guide.x + (guide.width - crop.width) / 2, guide.y + (guide.height - crop.height) / 2,
                          crop.width, crop.height);
    return {measureContrast(small), measureExposure(small), measureSharpness(image(middle))};
}

} // namespace clutch::ui
