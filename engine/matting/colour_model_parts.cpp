// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/colour_model.h"
#include "engine/matting/penumbra.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace clutch::matting {

namespace {

constexpr int kWorkSide = 400;
constexpr int kCell = 8;           // working pixels a cell of the background field
constexpr float kBinsInUse = 8000; // about half of what sRGB reaches

std::uint16_t binOf(const cv::Vec3b& lab)
{
    // Real colours seldom leave +-64 in a and b, and there 4 levels a bin tell pale colours apart.
    const auto chroma = [](int value) { return std::clamp((value - 64) / 4, 0, 31); };
    return static_cast<std::uint16_t>((lab[0] / 8) << 10 | chroma(lab[1]) << 5 | chroma(lab[2]));
}

cv::Mat normalizedBlur(const cv::Mat& sums, const cv::Mat& weights, double sigma, cv::Mat& blurredWeights)
{
    cv::Mat blurred;
    cv::GaussianBlur(sums, blurred, {}, sigma, sigma, cv::BORDER_CONSTANT);
    cv::GaussianBlur(weights, blurredWeights, {}, sigma, sigma, cv::BORDER_CONSTANT);
    cv::Mat divisor, result;
    cv::merge(std::vector<cv::Mat>(3, cv::max(blurredWeights, 1e-6F)), divisor);
    cv::divide(blurred, divisor, result);
    return result;
}

// Local averages of weighted sums: fine where much is known, coarser towards where nothing is.
cv::Mat filledIn(const cv::Mat& sums, const cv::Mat& weights)
{
    const cv::Scalar total = cv::sum(weights);
    cv::Mat filled(sums.size(), CV_32FC3, cv::sum(sums) / std::max(total[0], 1e-6));
    for (const double sigma : {8.0, 3.0, 1.0}) {
        cv::Mat trust;
        const cv::Mat local = normalizedBlur(sums, weights, sigma, trust);
        cv::Mat share;
        cv::merge(std::vector<cv::Mat>(3, cv::min(trust * 4.0F, 1.0F)), share);
        filled += share.mul(local - filled);
    }
    return filled;
}

} // namespace

WorkFrame makeWorkFrame(const cv::Mat& image)
{
    WorkFrame frame;
    frame.fullSize = image.size();
    frame.scale = std::max(1.0, std::ceil(double(std::max(image.cols, image.rows)) / kWorkSide));
    const cv::Size size(std::max(1, int(std::lround(image.cols / frame.scale))),
                        std::max(1, int(std::lround(image.rows / frame.scale))));
    cv::resize(image, frame.bgr, size, 0, 0, cv::INTER_AREA);
    cv::cvtColor(frame.bgr, frame.gray, cv::COLOR_BGR2GRAY);
    cv::cvtColor(frame.bgr, frame.lab, cv::COLOR_BGR2Lab);
    frame.bins.create(size, CV_16UC1);
    std::transform(frame.lab.begin<cv::Vec3b>(), frame.lab.end<cv::Vec3b>(), frame.bins.begin<std::uint16_t>(), binOf);
    return frame;
}

cv::Mat steepness(const WorkFrame& frame, double blur)
{
    constexpr double kSobelSum = 8; // of the sizes of its weights
    cv::Mat smooth, dx, dy, squared, steep;
    cv::GaussianBlur(frame.lab, smooth, {}, blur);
    cv::Sobel(smooth, dx, CV_32F, 1, 0, 3, 1 / kSobelSum);
    cv::Sobel(smooth, dy, CV_32F, 0, 1, 3, 1 / kSobelSum);
    squared = dx.mul(dx) + dy.mul(dy);
    cv::transform(squared, steep, cv::Matx13f(1, 1, 1));
    cv::sqrt(steep, steep);
    return steep;
}

ColourHistogram ColourHistogram::flat()
{
    ColourHistogram histogram;
    histogram.frequency_ = cv::Mat(1, kBins, CV_32FC1, cv::Scalar(1 / kBinsInUse));
    return histogram;
}

ColourHistogram ColourHistogram::of(const cv::Mat& bins, const cv::Mat& weight)
{
    const int sides[] = {32, 32, 32};
    cv::Mat counts(3, sides, CV_32FC1, cv::Scalar(0));
    auto* count = counts.ptr<float>();
    double total = 0;
    for (int y = 0; y < bins.rows; ++y) {
        const auto* bin = bins.ptr<std::uint16_t>(y);
        const auto* share = weight.ptr<std::uint8_t>(y);
        for (int x = 0; x < bins.cols; ++x) {
            count[bin[x]] += share[x];
            total += share[x];
        }
    }
    ColourHistogram histogram;
    histogram.frequency_ = cv::Mat(1, kBins, CV_32FC1, cv::Scalar(0));
    if (total == 0) return histogram;
    // One bin of smoothing along each axis: b and a within a lightness, then lightness.
    for (int l = 0; l < 32; ++l) {
        cv::Mat plane(32, 32, CV_32FC1, count + l * 1024);
        cv::GaussianBlur(plane.clone(), plane, {5, 5}, 0.9, 0.9, cv::BORDER_REPLICATE);
    }
    const cv::Mat byLightness(32, 1024, CV_32FC1, count);
    cv::Mat smooth = histogram.frequency_.reshape(1, 32);
    cv::GaussianBlur(byLightness, smooth, {1, 5}, 0.9, 0.9, cv::BORDER_REPLICATE);
    histogram.frequency_ /= cv::sum(histogram.frequency_)[0];
    return histogram;
}

void ColourHistogram::blend(const ColourHistogram& other, double share)
{
    const cv::Mat mixed = frequency_ * (1 - share) + other.frequency_ * share;
    frequency_ = mixed; // a new matrix: copies of a model share theirs
}

BackgroundField BackgroundField::of(const WorkFrame& frame, const cv::Mat& mask)
{
    const cv::Size cells((frame.lab.cols + kCell - 1) / kCell, (frame.lab.rows + kCell - 1) / kCell);
    cv::Mat seen, colours, known, weights;
    cv::threshold(mask, seen, 0, 1, cv::THRESH_BINARY);
    seen.convertTo(known, CV_32F);
    frame.lab.convertTo(colours, CV_32F);
    cv::Mat known3;
    cv::merge(std::vector<cv::Mat>(3, known), known3);
    cv::Mat sums, squares;
    cv::resize(colours.mul(known3), sums, cells, 0, 0, cv::INTER_AREA);
    cv::resize(colours.mul(colours).mul(known3), squares, cells, 0, 0, cv::INTER_AREA);
    cv::resize(known, weights, cells, 0, 0, cv::INTER_AREA);
    BackgroundField field;
    field.mean_ = filledIn(sums, weights);
    cv::Mat spread = filledIn(squares, weights);
    // The first term is a camera's own noise; the factor makes room for what a cell's neighbours may hold.
    field.variance_ = cv::max(spread - field.mean_.mul(field.mean_), cv::Scalar(0, 0, 0)) * 1.5 + cv::Scalar(12, 5, 5);
    return field;
}

void BackgroundField::blend(const BackgroundField& other, double share)
{
    if (mean_.size() != other.mean_.size()) {
        *this = other;
        return;
    }
    const cv::Mat mean = mean_ * (1 - share) + other.mean_ * share;
    const cv::Mat variance = variance_ * (1 - share) + other.variance_ * share;
    mean_ = mean;
    variance_ = variance;
}

cv::Mat BackgroundField::mean(cv::Size size) const
{
    cv::Mat full;
    cv::resize(mean_, full, size, 0, 0, cv::INTER_LINEAR);
    return full;
}

cv::Mat BackgroundField::lampTint(cv::Size size) const
{
    cv::Mat full;
    cv::resize(lampTintOf(mean_), full, size, 0, 0, cv::INTER_LINEAR);
    return full;
}

cv::Mat BackgroundField::variance(cv::Size size) const
{
    cv::Mat full;
    cv::resize(variance_, full, size, 0, 0, cv::INTER_LINEAR);
    return full;
}

} // namespace clutch::matting
