// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/foreground_levels.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace clutch::matting {

namespace {

// The paper's numbers: regularisation, sweeps over levels of at most 32 px and over larger ones.
constexpr float kEpsilon = 1e-5F;
constexpr int kSmallLevelPx = 32;
constexpr int kSmallSweeps = 10;
constexpr int kLargeSweeps = 2;

// How far around translucent pixels F and B are swept on each level: their neighbours' neighbours see coarser levels
// alone.
constexpr int kSweptAroundPx = 2;

class Level {
public:
    Level(const cv::Mat& image, const cv::Mat& alpha, cv::Size size)
    {
        // As in the paper, levels are sampled, not averaged: an average mixes F and B where alpha is steep.
        cv::Mat bytes;
        cv::resize(image, bytes, size, 0, 0, cv::INTER_NEAREST);
        bytes.convertTo(image_, CV_32FC3);
        cv::resize(alpha, alpha_, size, 0, 0, cv::INTER_NEAREST);
    }

    void start(const ForegroundBackground& below)
    {
        cv::resize(below.foreground, planes_.foreground, image_.size(), 0, 0, cv::INTER_NEAREST);
        cv::resize(below.background, planes_.background, image_.size(), 0, 0, cv::INTER_NEAREST);
        const cv::Mat opaque = alpha_ >= 1;
        const cv::Mat clear = alpha_ <= 0;
        image_.copyTo(planes_.foreground, opaque);
        image_.copyTo(planes_.background, clear);
        listSwept(opaque, clear);
    }

    void sweep()
    {
        // Pixels of one colour of a chessboard depend on the other's alone: any order, and any number of threads, gives
        // the same.
        for (const std::vector<cv::Point>& pixels : swept_)
            cv::parallel_for_(
                cv::Range(0, static_cast<int>(pixels.size())),
                [&](const cv::Range& range) {
                    for (int i = range.start; i < range.end; ++i)
                        update(pixels[i]);
                },
                static_cast<double>(pixels.size()) / kPixelsPerPart);
    }

    const ForegroundBackground& planes() const { return planes_; }

private:
    static constexpr double kPixelsPerPart = 4096;

    void listSwept(const cv::Mat& opaque, const cv::Mat& clear)
    {
        cv::Mat near;
        const int side = 2 * kSweptAroundPx + 1;
        cv::dilate(~(opaque | clear), near, cv::Mat::ones(side, side, CV_8UC1));
        for (int y = 0; y < near.rows; ++y) {
            const auto* row = near.ptr<std::uint8_t>(y);
            for (int x = 0; x < near.cols; ++x)
                if (row[x] != 0) swept_[(x + y) % 2].emplace_back(x, y);
        }
    }

    void update(cv::Point at)
    {
        const std::array<cv::Point, 4> beside{
            cv::Point(std::max(0, at.x - 1), at.y), cv::Point(std::min(alpha_.cols - 1, at.x + 1), at.y),
            cv::Point(at.x, std::max(0, at.y - 1)), cv::Point(at.x, std::min(alpha_.rows - 1, at.y + 1))};
        const float alpha = alpha_.at<float>(at);
        const cv::Vec3f& image = image_.at<cv::Vec3f>(at);
        cv::Vec3f forward = image * alpha;
        cv::Vec3f back = image * (1 - alpha);
        float weights = 0;
        for (const cv::Point& other : beside) {
            const float weight = kEpsilon + std::abs(alpha - alpha_.at<float>(other));
            forward += planes_.foreground.at<cv::Vec3f>(other) * weight;
            back += planes_.background.at<cv::Vec3f>(other) * weight;
            weights += weight;
        }
        const float a = alpha * alpha + weights;
        const float b = alpha * (1 - alpha);
        const float c = (1 - alpha) * (1 - alpha) + weights;
        const float inverse = 1 / (a * c - b * b);
        cv::Vec3f& foreground = planes_.foreground.at<cv::Vec3f>(at);
        cv::Vec3f& background = planes_.background.at<cv::Vec3f>(at);
        for (int channel = 0; channel < 3; ++channel) {
            foreground[channel] = std::clamp((c * forward[channel] - b * back[channel]) * inverse, 0.0F, 255.0F);
            background[channel] = std::clamp((a * back[channel] - b * forward[channel]) * inverse, 0.0F, 255.0F);
        }
    }

    cv::Mat image_;
    cv::Mat alpha_;
    ForegroundBackground planes_;
    std::array<std::vector<cv::Point>, 2> swept_;
};

int grown(int side, double share)
{
    return std::max(1, static_cast<int>(std::lround(std::pow(side, share))));
}

cv::Vec3f meanOf(const cv::Mat& image, const cv::Mat& mask)
{
    const cv::Scalar mean = cv::countNonZero(mask) > 0 ? cv::mean(image, mask) : cv::mean(image);
    return {static_cast<float>(mean[0]), static_cast<float>(mean[1]), static_cast<float>(mean[2])};
}

} // namespace

ForegroundBackground foregroundBackground(const cv::Mat& image, const cv::Mat& alpha)
{
    const int levels = static_cast<int>(std::ceil(std::log2(std::max({2, image.cols, image.rows}))));
    ForegroundBackground planes{cv::Mat(1, 1, CV_32FC3), cv::Mat(1, 1, CV_32FC3)};
    planes.foreground.at<cv::Vec3f>(0, 0) = meanOf(image, alpha > 0.9);
    planes.background.at<cv::Vec3f>(0, 0) = meanOf(image, alpha < 0.1);
    for (int level = 0; level <= levels; ++level) {
        const double share = static_cast<double>(level) / levels;
        const cv::Size size(grown(image.cols, share), grown(image.rows, share));
        Level current(image, alpha, size);
        current.start(planes);
        const int sweeps = std::max(size.width, size.height) <= kSmallLevelPx ? kSmallSweeps : kLargeSweeps;
        for (int sweep = 0; sweep < sweeps; ++sweep)
            current.sweep();
        planes = current.planes();
    }
    return planes;
}

} // namespace clutch::matting
