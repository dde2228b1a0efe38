// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/lens.h"

#include "engine/core/random.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace clutch::simulation {

namespace {

constexpr double kKnee = 0.7;
constexpr float kBrightest = 4; // the sensor is full; the shoulder is flat long before

// Deviates of the normal distribution at 65536 equally likely places: drawing is a look-up, four to a random number.
// Their variance is 1 to within 1e-4.
const std::vector<float>& normalQuantiles()
{
    static const std::vector<float> quantiles = [] {
        std::vector<float> table(65536);
        const std::size_t half = table.size() / 2;
        double x = 0;
        for (std::size_t i = half; i < table.size(); ++i) {
            const double upper = (static_cast<double>(table.size() - i) - 0.5) / static_cast<double>(table.size());
            for (int round = 0; round < 40; ++round) { // Newton from the neighbour below
                const double tail = 0.5 * std::erfc(x / std::numbers::sqrt2);
                const double density = std::exp(-x * x / 2) / std::sqrt(2 * std::numbers::pi);
                const double change = (tail - upper) / density;
                x += change;
                if (std::abs(change) < 1e-12) break;
            }
            table[i] = static_cast<float>(x);
            table[table.size() - 1 - i] = static_cast<float>(-x);
        }
        return table;
    }();
    return quantiles;
}

const std::array<std::uint8_t, 65536>& displayTable()
{
    static const std::array<std::uint8_t, 65536> table = [] {
        std::array<std::uint8_t, 65536> bytes{};
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = cv::saturate_cast<std::uint8_t>(
                255 * displayValue(static_cast<double>(kBrightest) * static_cast<double>(i) / 65535.0));
        return bytes;
    }();
    return table;
}

class Noise {
public:
    explicit Noise(std::uint64_t seed) : random_(seed) {}
    float next()
    {
        if (left_ == 0) bits_ = random_.next(), left_ = 4;
        const float value = quantiles_[bits_ & 0xffff];
        bits_ >>= 16;
        --left_;
        return value;
    }

private:
    const std::vector<float>& quantiles_ = normalQuantiles();
    Random random_;
    std::uint64_t bits_ = 0;
    int left_ = 0;
};

} // namespace

double displayValue(double light)
{
    const double bounded = std::max(0.0, light);
    const double room = 1 - kKnee;
    const double v = bounded <= kKnee ? bounded : kKnee + room * (1 - std::exp((kKnee - bounded) / room));
    return v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
}

Lens randomLens(std::uint64_t seed, bool steady)
{
    Random random(seed);
    const double warmth = random.uniform(-1, 1) * (steady ? 0.03 : 0.06), tint = random.uniform(-0.02, 0.02);
    Lens lens;
    lens.distortion = random.uniform(-0.01, 0.05);
    lens.blurPx = random.uniform(0.45, steady ? 0.6 : 0.75);
    lens.vignette = random.uniform(0.08, 0.3);
    lens.exposure = std::exp2(random.uniform(-1, 1) * (steady ? 0.1 : 0.3));
    lens.whiteBalance = {1 - warmth, 1 + tint, 1 + warmth};
    lens.electrons = std::exp(random.uniform(std::log(steady ? 15000 : 8000), std::log(40000)));
    lens.readNoise = random.uniform(3, 12);
    return lens;
}

LensModel::LensModel(const Lens& lens, cv::Size size) : lens_(lens), size_(size), gain_(size, CV_32FC1)
{
    const double least = *std::min_element(lens.whiteBalance.val, lens.whiteBalance.val + 3);
    for (int channel = 0; channel < 3; ++channel)
        balance_[channel] = static_cast<float>(lens.whiteBalance[channel] / least);
    const cv::Point2d centre((size.width - 1) / 2.0, (size.height - 1) / 2.0);
    const double k = lens.distortion, cornerSquared = centre.dot(centre);
    if (k != 0) {
        mapX_.create(size, CV_32FC1);
        mapY_.create(size, CV_32FC1);
    }
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const cv::Point2d p(x - centre.x, y - centre.y);
            const double squared = cornerSquared > 0 ? p.dot(p) / cornerSquared : 0;
            gain_.at<float>(y, x) = static_cast<float>(lens.exposure * (1 - lens.vignette * squared));
            if (k == 0) continue;
            const double scale = (1 + k * squared) / (1 + std::max(k, 0.0));
            mapX_.at<float>(y, x) = static_cast<float>(centre.x + p.x * scale);
            mapY_.at<float>(y, x) = static_cast<float>(centre.y + p.y * scale);
        }
    }
}

cv::Mat LensModel::drawn(const cv::Mat& values) const
{
    CV_Assert(values.size() == size_);
    cv::Mat result = values;
    if (!mapX_.empty()) cv::remap(values, result, mapX_, mapY_, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    if (lens_.blurPx > 0) {
        cv::Mat blurred;
        cv::GaussianBlur(result, blurred, {}, lens_.blurPx, lens_.blurPx, cv::BORDER_REPLICATE);
        return blurred;
    }
    return result;
}

cv::Mat LensModel::develop(const cv::Mat& light, std::uint64_t noiseSeed) const
{
    CV_Assert(light.type() == CV_32FC3);
    const cv::Mat optical = drawn(light);
    const std::array<std::uint8_t, 65536>& table = displayTable();
    const bool noisy = lens_.electrons > 0;
    const float perElectron = noisy ? static_cast<float>(1 / lens_.electrons) : 0;
    const float readVariance = static_cast<float>(lens_.readNoise * lens_.readNoise) * perElectron * perElectron;
    const float toIndex = 65535 / kBrightest;
    Noise noise(noiseSeed);
    cv::Mat picture(size_, CV_8UC3);
    for (int y = 0; y < size_.height; ++y) {
        const auto* source = optical.ptr<cv::Vec3f>(y);
        const auto* gain = gain_.ptr<float>(y);
        auto* target = picture.ptr<cv::Vec3b>(y);
        for (int x = 0; x < size_.width; ++x) {
            for (int channel = 0; channel < 3; ++channel) {
                const float exact = std::min(kBrightest, std::max(0.0f, source[x][channel] * gain[x]));
                const float read = noisy ? exact + std::sqrt(exact * perElectron + readVariance) * noise.next() : exact;
                const float value = std::min(kBrightest, std::max(0.0f, read * balance_[channel]));
                // Never negative, and lround() is a call for every value of a picture.
                const float index = value * toIndex + 0.5f;
                target[x][channel] = table[static_cast<std::size_t>(index)];
            }
        }
    }
    return picture;
}

cv::Mat LensModel::coverage(const cv::Mat& share) const
{
    CV_Assert(share.type() == CV_32FC1);
    return cv::countNonZero(share) == 0 ? cv::Mat::zeros(size_, CV_32FC1) : drawn(share);
}

} // namespace clutch::simulation
