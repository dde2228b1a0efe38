// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/table_texture.h"

#include "engine/core/random.h"
#include "engine/simulation/part_colour.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <functional>
#include <vector>

namespace clutch::simulation {

namespace {

constexpr int kSide = 512;

/// Smooth noise, -1..1 about, that repeats after the texture's side; `cellsX` by `cellsY` bumps.
cv::Mat bumps(Random& random, int cellsX, int cellsY)
{
    cv::Mat lattice(cellsY, cellsX, CV_32FC1);
    for (int y = 0; y < cellsY; ++y)
        for (int x = 0; x < cellsX; ++x)
            lattice.at<float>(y, x) = float(random.uniform(-1, 1));
    // Cubic interpolation of three periods, of which the middle one is kept.
    cv::Mat around, wide;
    const int pad = 3;
    cv::copyMakeBorder(lattice, around, pad, pad, pad, pad, cv::BORDER_WRAP);
    const cv::Size size(around.cols * kSide / cellsX, around.rows * kSide / cellsY);
    cv::resize(around, wide, size, 0, 0, cv::INTER_CUBIC);
    return wide(cv::Rect(pad * kSide / cellsX, pad * kSide / cellsY, kSide, kSide)).clone();
}

/// Bumps on `octaves` scales, each half as strong and twice as fine.
cv::Mat cloud(Random& random, int cellsX, int cellsY, int octaves)
{
    cv::Mat sum = cv::Mat::zeros(kSide, kSide, CV_32FC1);
    float strength = 0.5F;
    for (int i = 0; i < octaves; ++i, strength /= 2)
        sum += bumps(random, std::min(cellsX << i, kSide), std::min(cellsY << i, kSide)) * strength;
    return sum;
}

cv::Vec3b toBgr(const cv::Vec3d& linear)
{
    // By the square root, so that dark values are as finely kept as bright ones.
    static const std::vector<uchar> levels = [] {
        std::vector<uchar> table(4096);
        for (size_t i = 0; i < table.size(); ++i)
            table[i] = cv::saturate_cast<uchar>(srgbFromLinear(double(i * i) / (4095.0 * 4095.0)) * 255);
        return table;
    }();
    const auto level = [](double value) {
        return levels[static_cast<size_t>(std::lround(std::sqrt(std::clamp(value, 0.0, 1.0)) * 4095))];
    };
    return {level(linear[2]), level(linear[1]), level(linear[0])};
}

/// `paint(x, y)`: linear R G B at a texel.
void paintAlbedo(TableTop& top, const std::function<cv::Vec3d(int, int)>& paint)
{
    cv::Mat texture(kSide, kSide, CV_8UC3);
    cv::Vec3d sum;
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) {
            const cv::Vec3d colour = paint(x, y);
            texture.at<cv::Vec3b>(y, x) = toBgr(colour);
            sum += colour;
        }
    top.material.albedoTexture = texture;
    top.meanAlbedo = sum / double(kSide * kSide);
}

/// Tangent-space normals of a height field that repeats; heights in texels.
cv::Mat normalsOf(const cv::Mat& height)
{
    cv::Mat normals(height.size(), CV_8UC3);
    const auto at = [&height](int y, int x) {
        return height.at<float>((y + height.rows) % height.rows, (x + height.cols) % height.cols);
    };
    for (int y = 0; y < height.rows; ++y)
        for (int x = 0; x < height.cols; ++x) {
            const cv::Vec3f n =
                cv::normalize(cv::Vec3f((at(y, x - 1) - at(y, x + 1)) / 2, (at(y + 1, x) - at(y - 1, x)) / 2, 1));
            for (int channel = 0; channel < 3; ++channel)
                normals.at<cv::Vec3b>(y, x)[2 - channel] = cv::saturate_cast<uchar>((n[channel] * 0.5F + 0.5F) * 255);
        }
    return normals;
}

TableTop wood(Random& random)
{
    static const cv::Vec3d kTones[] = {{0.50, 0.32, 0.17}, {0.36, 0.20, 0.09}, {0.20, 0.11, 0.06}, {0.62, 0.46, 0.28}};
    TableTop top;
    top.tileMm = random.uniform(350, 550);
    const cv::Vec3d tone = kTones[random.integer(0, 3)] * random.uniform(0.85, 1.15);
    const int planks = random.integer(2, 4);
    const double contrast = random.uniform(0.12, 0.28);
    const cv::Mat waves = cloud(random, 2, 5, 3), fibres = cloud(random, 6, 160, 2), shade = cloud(random, 2, 3, 2);
    std::vector<double> plankTone, plankShift;
    for (int i = 0; i < planks; ++i) {
        plankTone.push_back(random.uniform(0.85, 1.12));
        plankShift.push_back(random.uniform(0, 20));
    }
    paintAlbedo(top, [&](int x, int y) {
        const int plank = y * planks / kSide;
        const double across = double(y) / kSide * planks - plank;
        const double rings = std::sin((double(waves.at<float>(y, x)) * 9 + plankShift[size_t(plank)]) * 2);
        double light =
            plankTone[size_t(plank)] *
            (1 + contrast * (0.5 * rings + double(fibres.at<float>(y, x)) + 0.4 * double(shade.at<float>(y, x))));
        if (across < 0.012 || across > 0.988) light *= 0.45;
        return cv::Vec3d(tone[0] * light, tone[1] * std::pow(light, 1.15), tone[2] * std::pow(light, 1.3));
    });
    top.material.roughness = random.uniform(0.35, 0.65);
    return top;
}

TableTop speckled(Random& random, const cv::Vec3d& tone, double contrast, double tileMm, double roughness)
{
    TableTop top;
    top.tileMm = tileMm;
    const cv::Mat coarse = cloud(random, 6, 6, 3), fine = cloud(random, 128, 128, 2);
    paintAlbedo(top, [&](int x, int y) {
        return tone * (1 + contrast * (0.6 * double(coarse.at<float>(y, x)) + double(fine.at<float>(y, x))));
    });
    top.material.roughness = roughness;
    return top;
}

TableTop cloth(Random& random)
{
    static const cv::Vec3d kTones[] = {
        {0.03, 0.03, 0.035}, {0.02, 0.03, 0.08}, {0.10, 0.02, 0.025}, {0.05, 0.05, 0.05}};
    TableTop top;
    top.tileMm = random.uniform(90, 130);
    const cv::Vec3d tone = kTones[random.integer(0, 3)] * random.uniform(0.8, 1.5);
    const int threads = 64;
    const cv::Mat lumps = cloud(random, 8, 8, 4);
    cv::Mat height(kSide, kSide, CV_32FC1);
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) {
            // Plain weave: warp and weft take turns on top.
            const double u = double(x) * threads / kSide, v = double(y) * threads / kSide;
            const bool warp = (static_cast<int>(u) + static_cast<int>(v)) % 2 == 0;
            const double along = warp ? v - std::floor(v) : u - std::floor(u),
                         across = warp ? u - std::floor(u) : v - std::floor(v);
            height.at<float>(y, x) = float(2.2 * std::sin(CV_PI * across) * (0.5 + 0.5 * std::sin(CV_PI * along)));
        }
    paintAlbedo(top, [&](int x, int y) {
        return tone * (0.55 + 0.3 * double(height.at<float>(y, x)) + 0.35 * double(lumps.at<float>(y, x)));
    });
    top.material.normalTexture = normalsOf(height);
    top.material.roughness = 0.9;
    return top;
}

TableTop cuttingMat(Random& random)
{
    TableTop top;
    top.tileMm = 100;
    const cv::Vec3d tone = cv::Vec3d(0.02, 0.13, 0.085) * random.uniform(0.8, 1.3);
    const cv::Vec3d line(0.35, 0.42, 0.22);
    const cv::Mat grain = cloud(random, 128, 128, 2);
    paintAlbedo(top, [&](int x, int y) {
        const auto near = [](int at, int every, double half) {
            const double offset = std::abs(std::remainder(double(at), double(every)));
            return offset < half;
        };
        const double texel = kSide / 10.0;
        const int cx = static_cast<int>(std::remainder(double(x), texel) * 10),
                  cy = static_cast<int>(std::remainder(double(y), texel) * 10);
        const bool thick = near(x, kSide / 2, 2) || near(y, kSide / 2, 2);
        const bool thin = std::abs(cx) < 8 || std::abs(cy) < 8;
        const cv::Vec3d base = tone * (1 + 0.12 * double(grain.at<float>(y, x)));
        return thick ? line : thin ? cv::Vec3d(base * 0.4 + line * 0.6) : base;
    });
    top.material.roughness = random.uniform(0.55, 0.75);
    return top;
}

} // namespace

TableTop makeTableTop(TableKind kind, std::uint64_t seed)
{
    Random random(deriveSeed(seed, 7));
    switch (kind) {
    case TableKind::Wood:
        return wood(random);
    case TableKind::Laminate:
        return speckled(random, cv::Vec3d::all(random.uniform(0.18, 0.5)), 0.12, 180, random.uniform(0.35, 0.6));
    case TableKind::White:
        return speckled(random, cv::Vec3d(0.80, 0.79, 0.76) * random.uniform(0.9, 1.05), 0.02, 200,
                        random.uniform(0.3, 0.6));
    case TableKind::DarkCloth:
        return cloth(random);
    case TableKind::CuttingMat:
        return cuttingMat(random);
    case TableKind::Paper:
        return speckled(random, cv::Vec3d(0.45, 0.33, 0.21) * random.uniform(0.85, 1.2), 0.10, 160, 0.9);
    case TableKind::Stone:
        return speckled(random, cv::Vec3d(0.25, 0.24, 0.22) * random.uniform(0.6, 1.4), 0.35, 260,
                        random.uniform(0.2, 0.45));
    }
    return wood(random);
}

TableTop makePlainTop(const cv::Vec3d& albedo, std::uint64_t seed)
{
    Random random(deriveSeed(seed, 8));
    return speckled(random, albedo, 0.035, 150, 0.85);
}

} // namespace clutch::simulation
