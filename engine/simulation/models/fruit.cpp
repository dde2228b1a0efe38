// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/models/fruit.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace clutch::simulation {
namespace {

constexpr double kPi = std::numbers::pi;

void addMark(cv::Mat1f& map, double longitude, double polar, double radius, double depth)
{
    const double pxY = map.rows / kPi, reach = 2.2 * radius;
    const int top = std::max(0, static_cast<int>(std::floor((polar - reach) * pxY)));
    const int bottom = std::min(map.rows - 1, static_cast<int>(std::ceil((polar + reach) * pxY)));
    for (int y = top; y <= bottom; ++y) {
        const double rowPolar = (y + 0.5) / pxY;
        const double shrink = std::max(0.02, std::sin(rowPolar));
        const double dy = (rowPolar - polar) / radius;
        const int centre = static_cast<int>(std::floor(longitude / (2 * kPi) * map.cols));
        const int reachX = std::min(map.cols / 2 - 1, static_cast<int>(reach * map.cols / (2 * kPi) / shrink) + 1);
        for (int x = centre - reachX; x <= centre + reachX; ++x) {
            const double dx = ((x + 0.5) / map.cols * 2 * kPi - longitude) * shrink / radius;
            const double square = dx * dx + dy * dy;
            if (square < 4.8)
                map(y, (x % map.cols + map.cols) % map.cols) += static_cast<float>(depth * std::exp(-square));
        }
    }
}

} // namespace

Lumps::Lumps(Random& random, int waves, double frequency)
{
    for (int k = 0; k < waves; ++k)
        waves_.push_back(
            {cv::Vec3d(random.normal(), random.normal(), random.normal()) * frequency, random.uniform(0, 2 * kPi)});
}

double Lumps::at(const cv::Vec3d& direction) const
{
    double sum = 0;
    for (const Wave& wave : waves_)
        sum += std::sin(wave.along.dot(direction) + wave.phase);
    return sum * std::sqrt(2.0 / static_cast<double>(waves_.size()));
}

void scatterMarks(cv::Mat1f& map, Random& random, int count, double ballRadius, double radiusMm, double depth)
{
    const double spacing = std::sqrt(4 * kPi / count);
    for (int k = 0; k < count; ++k) { // a jittered Fibonacci lattice
        const double z = 1 - (2 * k + 1.0) / count;
        const double polar = std::acos(z) + spacing * 0.35 * random.normal();
        const double jitter = spacing * 0.35 * random.normal() / std::max(0.1, std::sqrt(1 - z * z));
        const double longitude = std::fmod(k * kPi * (3 - std::sqrt(5.0)) + jitter + 2 * kPi, 2 * kPi);
        const double size = std::exp(0.3 * random.normal());
        addMark(map, longitude, std::clamp(polar, 0.01, kPi - 0.01), radiusMm / ballRadius * size, depth * size);
    }
}

} // namespace clutch::simulation
