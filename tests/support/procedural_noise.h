// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>

/// Lattice noise for textures: pure functions of position and seed.
namespace clutch::support {

inline std::uint32_t hashLattice(int x, int y, int z, std::uint32_t seed)
{
    std::uint32_t h = seed + static_cast<std::uint32_t>(x) * 0x8da6b343u + static_cast<std::uint32_t>(y) * 0xd8163841u +
                      static_cast<std::uint32_t>(z) * 0xcb1ab31fu;
    h = (h ^ (h >> 16)) * 0x7feb352du;
    h = (h ^ (h >> 15)) * 0x846ca68bu;
    return h ^ (h >> 16);
}

inline float unitHash(int x, int y, int z, std::uint32_t seed)
{
    return static_cast<float>(hashLattice(x, y, z, seed) >> 8) * 0x1.0p-24f;
}

inline float smoothStep(float low, float high, float value)
{
    const float t = std::fmin(1.f, std::fmax(0.f, (value - low) / (high - low)));
    return t * t * (3.f - 2.f * t);
}

/// Value noise, 0 .. 1, features of size 1.
inline float valueNoise(float x, float y, float z, std::uint32_t seed)
{
    const float fx = std::floor(x), fy = std::floor(y), fz = std::floor(z);
    const int ix = static_cast<int>(fx), iy = static_cast<int>(fy), iz = static_cast<int>(fz);
    const auto fade = [](float t) { return t * t * t * (t * (t * 6.f - 15.f) + 10.f); };
    const auto mix = [](float a, float b, float t) { return a + (b - a) * t; };
    const float u = fade(x - fx), v = fade(y - fy), w = fade(z - fz);
    const auto row = [&](int dy, int dz) {
        return mix(unitHash(ix, iy + dy, iz + dz, seed), unitHash(ix + 1, iy + dy, iz + dz, seed), u);
    };
    return mix(mix(row(0, 0), row(1, 0), v), mix(row(0, 1), row(1, 1), v), w);
}

/// Octaves of it, each twice as fine and half as strong; 0 .. 1.
inline float fractalNoise(float x, float y, float z, int octaves, std::uint32_t seed)
{
    float sum = 0, weight = 0.5f, total = 0;
    for (int octave = 0; octave < octaves; ++octave, weight *= 0.5f, x *= 2.03f, y *= 2.03f, z *= 2.03f) {
        sum += weight * valueNoise(x, y, z, seed + static_cast<std::uint32_t>(octave) * 101u);
        total += weight;
    }
    return sum / total;
}

/// Distance to the nearest of one random point a cell: dimples.
inline float cellDistance(float x, float y, float z, std::uint32_t seed)
{
    const int ix = static_cast<int>(std::floor(x)), iy = static_cast<int>(std::floor(y)),
              iz = static_cast<int>(std::floor(z));
    float nearest = 4;
    for (int dz = -1; dz <= 1; ++dz)
        for (int dy = -1; dy <= 1; ++dy)
            for (int dx = -1; dx <= 1; ++dx) {
                const int cx = ix + dx, cy = iy + dy, cz = iz + dz;
                const float px = static_cast<float>(cx) + unitHash(cx, cy, cz, seed) - x;
                const float py = static_cast<float>(cy) + unitHash(cx, cy, cz, seed + 1) - y;
                const float pz = static_cast<float>(cz) + unitHash(cx, cy, cz, seed + 2) - z;
                nearest = std::fmin(nearest, px * px + py * py + pz * pz);
            }
    return std::sqrt(nearest);
}

} // namespace clutch::support
