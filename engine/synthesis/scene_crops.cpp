// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/scene_crops.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace clutch::synthesis {

namespace {

constexpr double kCornerShare = 0.05; // of the photo's shorter side: small enough to be table
constexpr double kMostGrain = 6;      // levels; more is a pattern, or an object in the corner
constexpr int kLeastSide = 40, kMostSide = 160;

void add(cv::Mat& image, const cv::Vec3f& gain, const cv::Vec3f& offset, double noise, Random& random)
{
    for (int y = 0; y < image.rows; ++y) {
        auto* row = image.ptr<cv::Vec3b>(y);
        for (int x = 0; x < image.cols; ++x) {
            for (int channel = 0; channel < 3; ++channel) {
                const auto grain = static_cast<float>(noise * random.normal());
                row[x][channel] = cv::saturate_cast<uchar>(static_cast<float>(row[x][channel]) * gain[channel] +
                                                           offset[channel] + grain);
            }
        }
    }
}

cv::Mat resized(const cv::Mat& image, int longer)
{
    const double scale = static_cast<double>(longer) / std::max(image.cols, image.rows);
    const cv::Size size(std::max(1, cvRound(scale * image.cols)), std::max(1, cvRound(scale * image.rows)));
    cv::Mat result;
    cv::resize(image, result, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return result;
}

void compress(cv::Mat& image, int quality)
{
    std::vector<uchar> bytes;
    cv::imencode(".jpg", image, bytes, {cv::IMWRITE_JPEG_QUALITY, quality});
    image = cv::imdecode(bytes, cv::IMREAD_COLOR);
}

} // namespace

cv::Mat backgroundPlate(const cv::Mat& photo, cv::Size size, Random& random)
{
    const int side = std::max(1, cvRound(kCornerShare * std::min(photo.cols, photo.rows)));
    const std::array<cv::Point, 4> corners{cv::Point(0, 0), cv::Point(photo.cols - side, 0),
                                           cv::Point(0, photo.rows - side),
                                           cv::Point(photo.cols - side, photo.rows - side)};
    cv::Mat colours(2, 2, CV_32FC3);
    double grain = 0;
    for (int i = 0; i < 4; ++i) {
        cv::Scalar mean, deviation;
        cv::meanStdDev(photo({corners[static_cast<std::size_t>(i)], cv::Size(side, side)}), mean, deviation);
        for (int channel = 0; channel < 3; ++channel) {
            colours.at<cv::Vec3f>(i / 2, i % 2)[channel] = static_cast<float>(mean[channel]);
            grain += deviation[channel] / 12;
        }
    }
    cv::Mat blend;
    cv::resize(colours, blend, size, 0, 0, cv::INTER_LINEAR);
    // Grain of two pixels, as a sensor's is after demosaicing.
    cv::Mat noise((size.height + 1) / 2, (size.width + 1) / 2, CV_32FC1);
    for (int y = 0; y < noise.rows; ++y)
        for (int x = 0; x < noise.cols; ++x)
            noise.at<float>(y, x) = static_cast<float>(std::min(grain, kMostGrain) * random.normal());
    cv::resize(noise, noise, size, 0, 0, cv::INTER_LINEAR);
    cv::Mat plate(size, CV_8UC3);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            for (int channel = 0; channel < 3; ++channel)
                plate.at<cv::Vec3b>(y, x)[channel] =
                    cv::saturate_cast<uchar>(blend.at<cv::Vec3f>(y, x)[channel] + noise.at<float>(y, x));
    return plate;
}

cv::Mat augmentedCrop(const cv::Mat& image, const cv::Rect& box, int side, Random& random)
{
    const int resolution = random.integer(kLeastSide, kMostSide);
    cv::Mat crop = resized(image(box), resolution);
    if (random.uniform() < 0.5) cv::flip(crop, crop, 1);
    const double contrast = random.uniform(0.7, 1.3), level = 128 * random.uniform(0.7, 1.3);
    cv::Vec3f gain, offset;
    for (int channel = 0; channel < 3; ++channel) {
        const double tint = random.uniform(0.85, 1.15);
        gain[channel] = static_cast<float>(contrast * tint);
        offset[channel] = static_cast<float>((level - 128 * contrast) * tint);
    }
    add(crop, gain, offset, random.uniform(0, 8), random);
    if (random.uniform() < 0.7) compress(crop, random.integer(30, 95));
    return resized(crop, side);
}

} // namespace clutch::synthesis
