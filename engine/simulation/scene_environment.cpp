// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/scene_environment.h"

#include <opencv2/imgproc.hpp>

#include <array>

namespace clutch::simulation {

namespace {

constexpr int kSharpSide = 128, kBlurredSide = 48;
constexpr std::array<float, 6> kRoughness{0, 0.15F, 0.3F, 0.5F, 0.75F, 1};

Vec3 texelDirection(int column, int row, int side)
{
    return fromOctahedral((float(column) + 0.5F) / float(side), (float(row) + 0.5F) / float(side));
}

Vec3 bilinear(const cv::Mat& level, const cv::Point2f& at)
{
    // Clamped at the rim: the fold there is half a texel wide.
    const float x = std::clamp(at.x * float(level.cols) - 0.5F, 0.0F, float(level.cols) - 1.001F);
    const float y = std::clamp(at.y * float(level.rows) - 0.5F, 0.0F, float(level.rows) - 1.001F);
    const int c = static_cast<int>(x), r = static_cast<int>(y);
    const float fx = x - float(c), fy = y - float(r);
    const auto* top = level.ptr<Vec3>(r) + c;
    const auto* bottom = level.ptr<Vec3>(r + 1) + c;
    return mix(mix(top[0], top[1], fx), mix(bottom[0], bottom[1], fx), fy);
}

cv::Mat sharpLevel(const cv::Mat& equirectangular)
{
    cv::Mat source = equirectangular;
    const cv::Size wanted(kSharpSide * 4, kSharpSide * 2);
    if (source.cols > wanted.width) cv::resize(equirectangular, source, wanted, 0, 0, cv::INTER_AREA);
    cv::Mat level(kSharpSide, kSharpSide, CV_32FC3);
    for (int row = 0; row < kSharpSide; ++row)
        for (int column = 0; column < kSharpSide; ++column) {
            const Vec3 d = texelDirection(column, row, kSharpSide);
            const double turn = 0.5 - std::atan2(double(d.y), double(d.x)) / (2 * CV_PI);
            const double drop = std::acos(std::clamp(double(d.z), -1.0, 1.0)) / CV_PI;
            const int c = std::min(static_cast<int>(turn * source.cols), source.cols - 1);
            const int r = std::min(static_cast<int>(drop * source.rows), source.rows - 1);
            const auto& bgr = source.at<cv::Vec3f>(r, c);
            *(level.ptr<Vec3>(row) + column) = {bgr[2], bgr[1], bgr[0]};
        }
    return level;
}

/// GGX lobe for a viewer in the mirror direction, times the cosine.
float lobe(float cosine, float alpha2)
{
    if (cosine <= 0) return 0;
    const float halfCosine2 = (1 + cosine) / 2;
    const float d = halfCosine2 * (alpha2 - 1) + 1;
    return alpha2 / (d * d) * cosine;
}

cv::Mat blurredLevel(const cv::Mat& sharp, float roughness)
{
    cv::Mat source;
    cv::resize(sharp, source, {kBlurredSide, kBlurredSide}, 0, 0, cv::INTER_AREA);
    std::vector<Vec3> directions;
    std::vector<float> areas;
    for (int row = 0; row < kBlurredSide; ++row)
        for (int column = 0; column < kBlurredSide; ++column) {
            directions.push_back(texelDirection(column, row, kBlurredSide));
            // Solid angle of a texel, but for a constant: the cube of the distance to the flat octahedron.
            const Vec3& d = directions.back();
            areas.push_back(std::pow(std::abs(d.x) + std::abs(d.y) + std::abs(d.z), 3.0F));
        }
    cv::Mat level(kBlurredSide, kBlurredSide, CV_32FC3);
    const float alpha2 = std::pow(roughness, 4.0F);
    cv::parallel_for_({0, kBlurredSide}, [&](const cv::Range& rows) {
        for (int texel = rows.start * kBlurredSide; texel < rows.end * kBlurredSide; ++texel) {
            Vec3 sum;
            float weights = 0;
            for (size_t other = 0; other < directions.size(); ++other) {
                const float weight = lobe(dot(directions[size_t(texel)], directions[other]), alpha2) * areas[other];
                sum += source.ptr<Vec3>()[other] * weight;
                weights += weight;
            }
            level.ptr<Vec3>()[texel] = sum * (1 / weights);
        }
    });
    return level;
}

} // namespace

Environment::Environment(const cv::Mat& equirectangular)
{
    if (equirectangular.empty()) return;
    CV_Assert(equirectangular.type() == CV_32FC3);
    levels_.push_back(sharpLevel(equirectangular));
    for (size_t i = 1; i < kRoughness.size(); ++i)
        levels_.push_back(blurredLevel(levels_.front(), kRoughness[i]));
}

Vec3 Environment::mirrored(const Vec3& direction, float roughness) const
{
    if (levels_.empty()) return {};
    const cv::Point2f at = octahedral(direction);
    size_t upper = 1;
    while (upper + 1 < kRoughness.size() && roughness > kRoughness[upper])
        ++upper;
    const float share = clamp01((roughness - kRoughness[upper - 1]) / (kRoughness[upper] - kRoughness[upper - 1]));
    return mix(bilinear(levels_[upper - 1], at), bilinear(levels_[upper], at), share);
}

} // namespace clutch::simulation
