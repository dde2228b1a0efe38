// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>

namespace clutch::simulation {

/// A point, a direction or linear R G B; plain floats, because the light passes touch millions of them.
struct Vec3 {
    float x = 0, y = 0, z = 0;

    Vec3() = default;
    Vec3(float x_, float y_, float z_) : x(x_), y(y_), z(z_) {}
    explicit Vec3(float all) : x(all), y(all), z(all) {}
    explicit Vec3(const cv::Vec3d& v) : x(float(v[0])), y(float(v[1])), z(float(v[2])) {}

    Vec3 operator+(const Vec3& o) const { return {x + o.x, y + o.y, z + o.z}; }
    Vec3 operator-(const Vec3& o) const { return {x - o.x, y - o.y, z - o.z}; }
    Vec3 operator*(const Vec3& o) const { return {x * o.x, y * o.y, z * o.z}; }
    Vec3 operator*(float f) const { return {x * f, y * f, z * f}; }
    Vec3 operator-() const { return {-x, -y, -z}; }
    Vec3& operator+=(const Vec3& o) { return *this = *this + o; }
    Vec3& operator*=(float f) { return *this = *this * f; }
};

inline float dot(const Vec3& a, const Vec3& b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

inline Vec3 cross(const Vec3& a, const Vec3& b)
{
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

inline float length(const Vec3& v)
{
    return std::sqrt(dot(v, v));
}

inline Vec3 normalized(const Vec3& v)
{
    return v * (1 / std::max(length(v), 1e-20F));
}

inline Vec3 mix(const Vec3& a, const Vec3& b, float share)
{
    return a + (b - a) * share;
}

inline float clamp01(float v)
{
    return std::clamp(v, 0.0F, 1.0F);
}

inline float signOf(float v)
{
    return v < 0 ? -1.0F : 1.0F;
}

/// Cigolle and others, "A survey of efficient representations for independent unit vectors" (2014): the sphere on a
/// square, 0..1, without atan2 or acos.
inline cv::Point2f octahedral(const Vec3& d)
{
    const float scale = 1 / (std::abs(d.x) + std::abs(d.y) + std::abs(d.z));
    float x = d.x * scale, y = d.y * scale;
    if (d.z < 0) {
        const float folded = (1 - std::abs(y)) * signOf(x);
        y = (1 - std::abs(x)) * signOf(y);
        x = folded;
    }
    return {x * 0.5F + 0.5F, y * 0.5F + 0.5F};
}

inline Vec3 fromOctahedral(float u, float v)
{
    float x = u * 2 - 1, y = v * 2 - 1;
    const float z = 1 - std::abs(x) - std::abs(y);
    if (z < 0) {
        const float folded = (1 - std::abs(y)) * signOf(x);
        y = (1 - std::abs(x)) * signOf(y);
        x = folded;
    }
    return normalized({x, y, z});
}

inline Vec3 transformPoint(const cv::Matx44d& m, const Vec3& p)
{
    return {float(m(0, 0) * p.x + m(0, 1) * p.y + m(0, 2) * p.z + m(0, 3)),
            float(m(1, 0) * p.x + m(1, 1) * p.y + m(1, 2) * p.z + m(1, 3)),
            float(m(2, 0) * p.x + m(2, 1) * p.y + m(2, 2) * p.z + m(2, 3))};
}

} // namespace clutch::simulation
