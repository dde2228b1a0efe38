// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/models/shapes.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace clutch::simulation {
namespace {

constexpr double kPi = std::numbers::pi;

double cross(const cv::Vec2d& a, const cv::Vec2d& b)
{
    return a[0] * b[1] - a[1] * b[0];
}

bool inside(const cv::Vec2d& p, const cv::Vec2d& a, const cv::Vec2d& b, const cv::Vec2d& c)
{
    return cross(b - a, p - a) > 0 && cross(c - b, p - b) > 0 && cross(a - c, p - c) > 0;
}

bool isEar(const std::vector<cv::Vec2d>& polygon, const std::vector<int>& left, std::size_t at)
{
    const std::size_t n = left.size();
    const cv::Vec2d &a = polygon[left[(at + n - 1) % n]], &b = polygon[left[at]], &c = polygon[left[(at + 1) % n]];
    if (cross(b - a, c - b) <= 1e-12) return false;
    return std::none_of(left.begin(), left.end(), [&](int i) { return inside(polygon[i], a, b, c); });
}

/// Ear clipping (Meisters 1975); takes the roundest ear first so that few slivers arise.
std::vector<Mesh::Triangle> fill(const std::vector<cv::Vec2d>& polygon)
{
    std::vector<int> left(polygon.size());
    std::iota(left.begin(), left.end(), 0);
    std::vector<Mesh::Triangle> triangles;
    for (std::size_t n = polygon.size(); n > 3; --n) {
        std::size_t best = n;
        double shortest = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const double length = cv::norm(polygon[left[(i + n - 1) % n]] - polygon[left[(i + 1) % n]]);
            if ((best == n || length < shortest) && isEar(polygon, left, i)) {
                best = i;
                shortest = length;
            }
        }
        if (best == n) // only collinear corners are left: any of them may go
            best = 0;
        triangles.push_back({left[(best + n - 1) % n], left[best], left[(best + 1) % n]});
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(best));
    }
    triangles.push_back({left[0], left[1], left[2]});
    return triangles;
}

void addCap(Mesh& mesh, const std::vector<cv::Vec2d>& outline, double z, bool up)
{
    const int base = static_cast<int>(mesh.vertices().size());
    for (const cv::Vec2d& p : outline)
        mesh.add({p[0], p[1], z});
    for (const auto& [a, b, c] : fill(outline)) {
        if (up)
            mesh.triangle(base + a, base + b, base + c);
        else
            mesh.triangle(base + a, base + c, base + b);
    }
}

/// The frames along a path, turning as little as possible from point to point.
std::vector<cv::Matx33d> framesAlong(const std::vector<cv::Vec3d>& path)
{
    std::vector<cv::Matx33d> frames;
    cv::Vec3d side(0.3, 0.5, 0.81);
    for (std::size_t i = 0; i < path.size(); ++i) {
        const cv::Vec3d ahead = cv::normalize(path[std::min(i + 1, path.size() - 1)] - path[i > 0 ? i - 1 : 0]);
        side = side - ahead * ahead.dot(side);
        if (cv::norm(side) < 1e-3) side = ahead.cross(cv::Vec3d(ahead[2], ahead[0], -ahead[1] + 0.1));
        side = cv::normalize(side);
        const cv::Vec3d other = ahead.cross(side);
        frames.emplace_back(side[0], other[0], ahead[0], side[1], other[1], ahead[1], side[2], other[2], ahead[2]);
    }
    return frames;
}

} // namespace

Mesh grid(int columns, int rows, const std::function<cv::Vec3d(double u, double v)>& at, const UvRect& uv)
{
    Mesh mesh;
    for (int row = 0; row <= rows; ++row)
        for (int column = 0; column <= columns; ++column) {
            const double u = static_cast<double>(column) / columns, v = static_cast<double>(row) / rows;
            mesh.add(at(u, v), uv.at(u, v));
        }
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const int a = row * (columns + 1) + column;
            mesh.quad(a, a + 1, a + columns + 2, a + columns + 1);
        }
    return mesh;
}

Mesh revolve(const std::vector<cv::Vec2d>& profile, int segments, const UvRect& uv)
{
    std::vector<double> length{0};
    for (std::size_t i = 1; i < profile.size(); ++i)
        length.push_back(length.back() + cv::norm(profile[i] - profile[i - 1]));
    Mesh mesh;
    for (std::size_t i = 0; i < profile.size(); ++i)
        for (int k = 0; k <= segments; ++k) {
            // The last meridian is the first, to the bit.
            const double angle = 2 * kPi * (k % segments) / segments;
            mesh.add({profile[i][0] * std::cos(angle), profile[i][0] * std::sin(angle), profile[i][1]},
                     uv.at(static_cast<double>(k) / segments, length[i] / length.back()));
        }
    const int row = segments + 1;
    for (int i = 0; i + 1 < static_cast<int>(profile.size()); ++i)
        for (int k = 0; k < segments; ++k)
            mesh.quad(i * row + k, i * row + k + 1, (i + 1) * row + k + 1, (i + 1) * row + k);
    return mesh;
}

Mesh tube(const std::vector<cv::Vec3d>& path, double radius, int sides)
{
    const std::vector<cv::Matx33d> frames = framesAlong(path);
    struct Ring {
        std::size_t at;
        double ahead, radius;
    };
    std::vector<Ring> rings;
    for (const double angle : {-90.0, -45.0})
        rings.push_back({0, radius * std::sin(angle * kPi / 180), radius * std::cos(angle * kPi / 180)});
    for (std::size_t i = 0; i < path.size(); ++i)
        rings.push_back({i, 0, radius});
    for (const double angle : {45.0, 90.0})
        rings.push_back({path.size() - 1, radius * std::sin(angle * kPi / 180), radius * std::cos(angle * kPi / 180)});
    return grid(sides, static_cast<int>(rings.size()) - 1, [&](double u, double v) {
        const Ring& ring = rings[static_cast<std::size_t>(std::lround(v * static_cast<double>(rings.size() - 1)))];
        const double angle = 2 * kPi * (u < 1 ? u : 0);
        const double r = std::max(ring.radius, 0.0);
        return path[ring.at] + frames[ring.at] * cv::Vec3d(r * std::cos(angle), r * std::sin(angle), ring.ahead);
    });
}

Mesh ball(int segments, int rings)
{
    return grid(segments, rings, [](double u, double v) {
        const double around = 2 * kPi * (u < 1 ? u : 0), up = kPi * (v - 0.5);
        const double r = v > 0 && v < 1 ? std::cos(up) : 0;
        return cv::Vec3d(r * std::cos(around), r * std::sin(around), std::sin(up));
    });
}

Mesh extrude(const std::vector<cv::Vec2d>& polygon, double halfHeight, double bevel, int bevelSteps)
{
    struct Ring {
        double z, inwards;
    };
    std::vector<Ring> rings;
    for (int end = 0; end < 2; ++end)
        for (int step = 0; step <= bevelSteps; ++step) {
            const double angle = kPi / 2 * (end == 0 ? bevelSteps - step : step) / bevelSteps;
            const double z = halfHeight - bevel * (1 - std::sin(angle));
            rings.push_back({end == 0 ? -z : z, bevel * (1 - std::cos(angle))});
        }
    std::vector<std::vector<cv::Vec2d>> outlines;
    outlines.reserve(rings.size());
    for (const Ring& ring : rings)
        outlines.push_back(inset(polygon, ring.inwards));
    Mesh mesh = grid(static_cast<int>(polygon.size()), static_cast<int>(rings.size()) - 1, [&](double u, double v) {
        const auto k = static_cast<std::size_t>(std::lround(u * static_cast<double>(polygon.size()))) % polygon.size();
        const auto r = static_cast<std::size_t>(std::lround(v * static_cast<double>(rings.size() - 1)));
        return cv::Vec3d(outlines[r][k][0], outlines[r][k][1], rings[r].z);
    });
    addCap(mesh, outlines.front(), -halfHeight, false);
    addCap(mesh, outlines.back(), halfHeight, true);
    return mesh;
}

std::vector<cv::Vec2d> inset(const std::vector<cv::Vec2d>& polygon, double distance)
{
    const std::size_t n = polygon.size();
    std::vector<cv::Vec2d> moved;
    for (std::size_t i = 0; i < n; ++i) {
        const cv::Vec2d before = cv::normalize(polygon[i] - polygon[(i + n - 1) % n]);
        const cv::Vec2d after = cv::normalize(polygon[(i + 1) % n] - polygon[i]);
        const cv::Vec2d bisector = cv::Vec2d(-before[1], before[0]) + cv::Vec2d(-after[1], after[0]);
        // A mitre, kept from shooting out of sharp corners.
        moved.push_back(polygon[i] + bisector * (distance / std::max(0.4, 1 + before.dot(after))));
    }
    return moved;
}

std::vector<cv::Vec2d> closedCurve(const std::vector<cv::Vec2d>& knots, int steps)
{
    const std::size_t n = knots.size();
    std::vector<cv::Vec2d> curve;
    for (std::size_t i = 0; i < n; ++i) {
        const cv::Vec2d &a = knots[(i + n - 1) % n], &b = knots[i], &c = knots[(i + 1) % n], &d = knots[(i + 2) % n];
        for (int k = 0; k < steps; ++k) {
            const double t = static_cast<double>(k) / steps;
            curve.push_back(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * (t * t) +
                                   (3 * b - a - 3 * c + d) * (t * t * t)));
        }
    }
    return curve;
}

std::vector<cv::Vec2d> arc(const cv::Vec2d& centre, double radius, double fromDegrees, double toDegrees, int steps)
{
    std::vector<cv::Vec2d> points;
    for (int k = 0; k <= steps; ++k) {
        const double angle = (fromDegrees + (toDegrees - fromDegrees) * k / steps) * kPi / 180;
        points.push_back(centre + cv::Vec2d(radius * std::cos(angle), radius * std::sin(angle)));
    }
    return points;
}

cv::Matx44d placeAt(const cv::Vec3d& offset, int axis, double degrees)
{
    const double c = std::cos(degrees * kPi / 180), s = std::sin(degrees * kPi / 180);
    cv::Matx44d m = cv::Matx44d::eye();
    const int a = (axis + 1) % 3, b = (axis + 2) % 3;
    m(a, a) = m(b, b) = c;
    m(a, b) = -s;
    m(b, a) = s;
    for (int k = 0; k < 3; ++k)
        m(k, 3) = offset[k];
    return m;
}

} // namespace clutch::simulation
