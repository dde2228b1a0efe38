// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/colour_model.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace clutch::matting {

namespace {

constexpr int kWorkSide = 400;
constexpr int kCell = 8;                      // working pixels a cell of the background field
constexpr float kBinVolume = 8 * 4 * 4;       // in 8-bit L a b
constexpr float kObjectFloor = 0.05F / ColourHistogram::kBins;     // a colour never seen is rather a new side of the object ...
constexpr float kBackgroundFloor = 0.015F / ColourHistogram::kBins; // ... than a new part of the table
constexpr float kBinsInUse = 8000;            // about half of what sRGB reaches
constexpr double kLeastDistinct = 0.02;       // of the object, in colours that no shadow has
constexpr float kShadowShare = 0.4F;         // of the pixels around an object
constexpr float kShadowEvidence = -0.7F;     // nats
constexpr double kTracked = 0.25;           // least weight of what was object in the frames before too, so hardly is a shadow
constexpr double kFoldReach = 0.08;          // of the square root of the object's area
constexpr double kShadowReach = 0.8;         // of the square root of the object's area
constexpr float kShadowTint = 0.1F;         // levels of a and b a level of lost lightness
constexpr float kDarkestShadow = 0.2F;       // of the ground's lightness

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

struct Evidence {
    const float* object;
    const float* background;
};

// Densities per bin volume: the histogram's, the local ground's as a Gaussian, and its shadow's, spread over the darker shades.
float logRatioAt(const cv::Vec3b& lab, int bin, const Evidence& seen, const cv::Vec3f& mean, const cv::Vec3f& variance)
{
    const float l = lab[0], a = lab[1] - 128.0F, b = lab[2] - 128.0F;
    const float ma = mean[1] - 128.0F, mb = mean[2] - 128.0F;
    const float dl = l - mean[0];
    const float chromaNorm = 1.0F / std::sqrt(variance[1] * variance[2]) / 6.2832F;
    const float here = std::exp(-0.5F * (dl * dl / variance[0] + (a - ma) * (a - ma) / variance[1] + (b - mb) * (b - mb) / variance[2])) *
                       chromaNorm / std::sqrt(variance[0] * 6.2832F) * kBinVolume;
    float shadow = 0;
    if (dl < 0 && l > kDarkestShadow * mean[0]) {
        const float share = l / std::max(mean[0], 1.0F);
        const float da = a - ma * share, db = b - mb * share;
        // The deeper the shadow, the more of its light comes from the object and takes on its colour.
        const float tint = kShadowTint * dl * kShadowTint * dl;
        const float va = variance[1] + tint, vb = variance[2] + tint;
        shadow = std::exp(-0.5F * (da * da / va + db * db / vb)) / (6.2832F * std::sqrt(va * vb)) /
                 ((1 - kDarkestShadow) * std::max(mean[0], 1.0F)) * kBinVolume;
    }
    const float object = seen.object[bin] + kObjectFloor;
    const float lit = 0.6F * seen.background[bin] + 0.4F * here + kBackgroundFloor;
    const float byLight = std::log(object / lit);
    // The dark side of an object may look like a shadow of the table. So a shadow makes doubtful, and edges decide.
    const float withShadow = std::log(object / (lit + kShadowShare * shadow));
    return std::clamp(std::max(withShadow, std::min(byLight, kShadowEvidence)), -ColourModel::kStrongest, ColourModel::kStrongest);
}

double shadowReach(const cv::Mat& object)
{
    return kShadowReach * std::sqrt(double(cv::countNonZero(object)));
}

cv::Mat distanceTo(const cv::Mat& object)
{
    cv::Mat distance;
    cv::distanceTransform(object == 0, distance, cv::DIST_L2, cv::DIST_MASK_3);
    return distance;
}

}

WorkFrame makeWorkFrame(const cv::Mat& image)
{
    WorkFrame frame;
    frame.fullSize = image.size();
    frame.scale = std::max(1.0, std::ceil(double(std::max(image.cols, image.rows)) / kWorkSide));
    const cv::Size size(std::max(1, int(std::lround(image.cols / frame.scale))), std::max(1, int(std::lround(image.rows / frame.scale))));
    cv::resize(image, frame.bgr, size, 0, 0, cv::INTER_AREA);
    cv::cvtColor(frame.bgr, frame.gray, cv::COLOR_BGR2GRAY);
    cv::cvtColor(frame.bgr, frame.lab, cv::COLOR_BGR2Lab);
    frame.bins.create(size, CV_16UC1);
    std::transform(frame.lab.begin<cv::Vec3b>(), frame.lab.end<cv::Vec3b>(), frame.bins.begin<std::uint16_t>(), binOf);
    return frame;
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

cv::Mat BackgroundField::variance(cv::Size size) const
{
    cv::Mat full;
    cv::resize(variance_, full, size, 0, 0, cv::INTER_LINEAR);
    return full;
}

// What is much darker than `table` there and near the object: its shadow, or a dark side of it that was missed. Learnt as background
// either would be beyond recovery.
cv::Mat ColourModel::withoutShadow(const WorkFrame& frame, const cv::Mat& distance, double reach, const cv::Mat& background) const
{
    const cv::Size size = frame.lab.size();
    cv::Mat lightness, mean, variance, deviation;
    cv::extractChannel(frame.lab, lightness, 0);
    lightness.convertTo(lightness, CV_32F);
    cv::extractChannel(field_.mean(size), mean, 0);
    cv::extractChannel(field_.variance(size), variance, 0);
    cv::sqrt(variance, deviation);
    const cv::Mat dark = (lightness < mean - 2 * deviation) & (distance < reach);
    return background & ~dark;
}

void ColourModel::fit(const WorkFrame& frame, const cv::Mat& object, const cv::Mat& background)
{
    fitBackground(frame, background);
    const double reach = shadowReach(object);
    const cv::Mat distance = distanceTo(object), afar = background & (distance > reach);
    if (cv::countNonZero(afar) > int(background.total()) / 20) {
        field_ = BackgroundField::of(frame, afar);
        fitBackground(frame, withoutShadow(frame, distance, reach, background));
    }
    object_ = weighted(frame, object, 0.0);
    everSeen_ = object_;
}

void ColourModel::fitBackground(const WorkFrame& frame, const cv::Mat& background)
{
    background_ = ColourHistogram::of(frame.bins, background);
    field_ = BackgroundField::of(frame, background);
}

cv::Mat ColourModel::unexplained(const WorkFrame& frame) const
{
    cv::Mat odds;
    cv::exp(-logRatio(frame, ColourHistogram::flat()), odds);
    return 1 / (1 + odds);
}

// Shadow within the object's outline must not become one of its colours: the outline would creep after it.
ColourHistogram ColourModel::weighted(const WorkFrame& frame, const cv::Mat& object, double least) const
{
    cv::Mat weight;
    const cv::Mat clear = cv::max(1.5 * unexplained(frame) - 0.5, 0.0);
    // Of a grey object on a white table most could be shadow. Then this cannot tell them apart, and all of it counts.
    if (cv::mean(clear, object)[0] < kLeastDistinct) return ColourHistogram::of(frame.bins, object);
    // A dark fold lies between clear pixels, a shadow beside them.
    cv::Mat around;
    const int reach = std::max(3, int(kFoldReach * std::sqrt(double(cv::countNonZero(object)))));
    cv::Mat inside = cv::Mat::zeros(clear.size(), CV_32FC1);
    clear.copyTo(inside, object);
    cv::blur(inside, around, {2 * reach + 1, 2 * reach + 1}, {-1, -1}, cv::BORDER_CONSTANT);
    cv::Mat(cv::max(cv::max(clear, around.mul(around)), least)).convertTo(weight, CV_8UC1, 255);
    cv::multiply(weight, object, weight, 1.0 / 255);
    return ColourHistogram::of(frame.bins, weight);
}

void ColourModel::update(const WorkFrame& frame, const cv::Mat& object, const cv::Mat& background)
{
    if (cv::countNonZero(object) > 0) {
        const ColourHistogram now = weighted(frame, object, kTracked);
        everSeen_.blend(now, 0.03);
        object_.blend(now, 0.3);
        object_.blend(everSeen_, 0.15);
    }
    const cv::Mat table = withoutShadow(frame, distanceTo(object), shadowReach(object), background);
    if (cv::countNonZero(table) > 0) {
        background_.blend(ColourHistogram::of(frame.bins, table), 0.2);
        field_.blend(BackgroundField::of(frame, table), 0.4);
    }
}

cv::Mat ColourModel::logRatio(const WorkFrame& frame) const
{
    return logRatio(frame, object_);
}

cv::Mat ColourModel::logRatio(const WorkFrame& frame, const ColourHistogram& object) const
{
    const cv::Mat mean = field_.mean(frame.lab.size()), variance = field_.variance(frame.lab.size());
    const Evidence seen{object.data(), background_.data()};
    cv::Mat ratio(frame.lab.size(), CV_32FC1);
    cv::parallel_for_({0, ratio.rows}, [&](const cv::Range& rows) {
        for (int y = rows.start; y < rows.end; ++y)
            for (int x = 0; x < ratio.cols; ++x)
                ratio.at<float>(y, x) = logRatioAt(frame.lab.at<cv::Vec3b>(y, x), frame.bins.at<std::uint16_t>(y, x), seen,
                                                   mean.at<cv::Vec3f>(y, x), variance.at<cv::Vec3f>(y, x));
    });
    return ratio;
}

}
