// SPDX-License-Identifier: Apache-2.0
#include "tests/support/rendered_shapes.h"

#include "engine/core/random.h"
#include "tests/support/procedural_noise.h"
#include "tests/support/rendered_light.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace clutch::support {

namespace {

constexpr float kPi = std::numbers::pi_v<float>;

struct Interval {
    float from = -1e9f, to = 1e9f;
    bool empty() const { return from > to; }
};

Interval sphereInterval(const Vec& origin, const Vec& direction, float radius)
{
    const float b = origin.dot(direction), c = origin.dot(origin) - radius * radius, root = b * b - c;
    if (root < 0) return {1, -1};
    return {-b - std::sqrt(root), -b + std::sqrt(root)};
}

Interval slabInterval(float origin, float direction, float half)
{
    if (std::fabs(direction) < 1e-9f) return std::fabs(origin) < half ? Interval{} : Interval{1, -1};
    const float a = (-half - origin) / direction, b = (half - origin) / direction;
    return {std::min(a, b), std::max(a, b)};
}

class Ball final : public Shape {
public:
    explicit Ball(std::uint32_t seed) : texels_(static_cast<std::size_t>(kWidth) * kHeight)
    {
        std::vector<float> height(texels_.size());
        for (int y = 0; y < kHeight; ++y)
            for (int x = 0; x < kWidth; ++x)
                paint(x, y, seed, height);
        for (int y = 0; y < kHeight; ++y)
            for (int x = 0; x < kWidth; ++x) {
                const auto at = [&](int column, int row) {
                    return height[indexOf((column + kWidth) % kWidth, std::clamp(row, 0, kHeight - 1))];
                };
                Texel& texel = texels_[indexOf(x, y)];
                texel.slopeEast = (at(x + 1, y) - at(x - 1, y)) * 0.5f;
                texel.slopeSouth = (at(x, y + 1) - at(x, y - 1)) * 0.5f;
            }
    }

    std::optional<Hit> hit(const Vec& origin, const Vec& direction) const override
    {
        const Interval inside = sphereInterval(origin, direction, 1);
        if (inside.empty() || inside.from < 0) return std::nullopt;
        const Vec point = origin + direction * inside.from;
        return Hit{inside.from, point, point};
    }
    float boundingRadius() const override { return 1; }
    float reach(const Vec&) const override { return 1; }
    Vec meanColour() const override { return {0.02f, 0.24f, 0.85f}; }

    Vec shade(const Hit& hit, const Vec& direction, const Rotation& worldFromShape,
              const Vec& tableColour) const override
    {
        const Vec& p = hit.point;
        const float around = std::atan2(p[1], p[0]) / (2 * kPi) + 0.5f;
        const float down = std::acos(std::clamp(p[2], -1.f, 1.f)) / kPi;
        const Texel& texel = texels_[indexOf(std::min(kWidth - 1, static_cast<int>(around * kWidth)),
                                             std::min(kHeight - 1, static_cast<int>(down * kHeight)))];
        const float ring = std::max(0.15f, std::sqrt(std::max(0.f, 1 - p[2] * p[2])));
        const Vec east(-p[1] / ring, p[0] / ring, 0);
        const Vec bumped = unit(p - east * (texel.slopeEast / ring) - p.cross(east) * -texel.slopeSouth);
        const Vec normal = worldFromShape * bumped, smooth = worldFromShape * p;
        return texel.colour.mul(diffuseLight(normal, tableColour, 0.5f + 0.5f * smooth[2])) +
               glossyHighlight(normal, direction, 26, 0.22f);
    }

private:
    static constexpr int kWidth = 1280, kHeight = 640;
    struct Texel {
        Vec colour;
        float slopeEast = 0, slopeSouth = 0;
    };
    static std::size_t indexOf(int x, int y)
    {
        return static_cast<std::size_t>(y) * kWidth + static_cast<std::size_t>(x);
    }

    void paint(int x, int y, std::uint32_t seed, std::vector<float>& height)
    {
        const float longitude = (static_cast<float>(x) + 0.5f) / kWidth * 2 * kPi - kPi,
                    latitude = (static_cast<float>(y) + 0.5f) / kHeight * kPi;
        const Vec p(std::sin(latitude) * std::cos(longitude), std::sin(latitude) * std::sin(longitude),
                    std::cos(latitude));
        const float pore = smoothStep(0.45f, 0.05f, cellDistance(p[0] * 11, p[1] * 11, p[2] * 11, seed));
        const float broad = fractalNoise(p[0] * 1.7f + 9, p[1] * 1.7f, p[2] * 1.7f, 4, seed + 7);
        const float fine = fractalNoise(p[0] * 9, p[1] * 9, p[2] * 9, 3, seed + 13);
        Vec colour = Vec(0.010f, 0.20f, 0.80f) * (1 - broad) + Vec(0.018f, 0.34f, 0.92f) * broad;
        colour = colour * (0.86f + 0.28f * fine) * (1 - 0.22f * pore);
        // Here and there a scar of the peel, then the stem with its star at one pole and the navel at the other.
        const float scar =
            smoothStep(0.66f, 0.74f, fractalNoise(p[0] * 3.1f, p[1] * 3.1f + 4, p[2] * 3.1f, 4, seed + 29));
        colour = colour * (1 - 0.3f * scar) + Vec(0.08f, 0.24f, 0.42f) * (0.3f * scar);
        const float star = 0.10f + 0.035f * std::cos(5 * longitude);
        const float stem = smoothStep(star + 0.03f, star - 0.02f, latitude),
                    navel = smoothStep(0.11f, 0.05f, kPi - latitude);
        colour = colour * (1 - stem) + Vec(0.05f, 0.20f, 0.13f) * stem;
        colour = colour * (1 - 0.7f * navel) + Vec(0.03f, 0.10f, 0.22f) * (0.7f * navel);
        height[indexOf(x, y)] = -1.1f * pore + 0.25f * fine - 1.4f * smoothStep(0.30f, 0.05f, latitude) + 0.8f * stem;
        texels_[indexOf(x, y)].colour = colour;
    }

    std::vector<Texel> texels_;
};

class Nut final : public Shape {
public:
    explicit Nut(std::uint32_t seed) : seed_(seed) {}

    std::optional<Hit> hit(const Vec& origin, const Vec& direction) const override
    {
        Interval inside;
        Vec normal;
        const auto clip = [&](const Interval& part, const auto& normalAt) {
            if (part.from > inside.from) {
                inside.from = part.from;
                normal = normalAt(origin + direction * part.from);
            }
            inside.to = std::min(inside.to, part.to);
            return !inside.empty() && !part.empty();
        };
        for (const Vec& axis : kAxes) {
            const float half = axis[2] != 0 ? kHalfHeight : kHalfFlats, along = axis.dot(direction);
            if (!clip(slabInterval(axis.dot(origin), along, half),
                      [&](const Vec&) { return along > 0 ? -axis : axis; }))
                return std::nullopt;
        }
        // Two large spheres round the corners off towards both faces, as on a real nut.
        for (const float side : {-1.f, 1.f}) {
            const Vec centre(0, 0, side * kChamferCentre);
            if (!clip(sphereInterval(origin - centre, direction, kChamferRadius),
                      [&](const Vec& p) { return unit(p - centre); }))
                return std::nullopt;
        }
        if (inside.to < 0) return std::nullopt;
        return throughHole(origin, direction, inside, normal);
    }
    float boundingRadius() const override { return 1.2f * kHalfFlats; }
    float reach(const Vec& down) const override
    {
        float furthest = 0;
        for (int corner = 0; corner < 6; ++corner) {
            const float angle = kPi / 6 + static_cast<float>(corner) * kPi / 3;
            furthest = std::max(furthest, (std::cos(angle) * down[0] + std::sin(angle) * down[1]) * kHalfFlats * 1.09f);
        }
        return furthest + kHalfHeight * std::fabs(down[2]);
    }
    Vec meanColour() const override { return {0.25f, 0.25f, 0.25f}; }

    Vec shade(const Hit& hit, const Vec& direction, const Rotation& worldFromShape,
              const Vec& tableColour) const override
    {
        const Vec& p = hit.point;
        const float radius = std::sqrt(p[0] * p[0] + p[1] * p[1]);
        const bool insideHole = radius < kHole * 1.01f;
        Vec normal = hit.normal;
        if (insideHole) { // the thread: a helix of 60 degree flanks
            const float turn = p[2] / kHalfHeight * 3.5f + std::atan2(p[1], p[0]) / (2 * kPi);
            normal = unit(normal + Vec(0, 0, 0.75f * std::cos(2 * kPi * turn)));
        } else { // machining marks: rings on the faces, lines on the flats
            const float marks = std::fabs(normal[2]) > 0.9f ? radius * 46 : p[2] * 38;
            normal = unit(normal + Vec(p[1], -p[0], 0.6f) * (0.05f * (valueNoise(marks, 3, 5, seed_) - 0.5f)));
        }
        const float stain = fractalNoise(p[0] * 4 + 20, p[1] * 4, p[2] * 4, 4, seed_ + 5);
        const Vec worldNormal = worldFromShape * normal;
        const Vec mirrored = direction - worldNormal * (2 * direction.dot(worldNormal));
        const Vec steel = Vec(0.60f, 0.62f, 0.64f) * (0.72f + 0.5f * stain);
        const Vec light =
            roomLight(mirrored, tableColour, 0.22f) * 0.8f + diffuseLight(worldNormal, tableColour, 0.8f) * 0.28f;
        const float depth = insideHole ? 0.35f + 0.3f * std::fabs(p[2]) / kHalfHeight : 1.f;
        return steel.mul(light) * depth;
    }

private:
    static constexpr float kHalfFlats = 0.94f, kHalfHeight = 0.42f, kHole = 0.52f;
    static constexpr float kChamferRadius = 1.7f, kChamferCentre = 1.015f; // meets the faces at 0.92 from the axis
    static inline const std::array<Vec, 4> kAxes{Vec(1, 0, 0), Vec(0.5f, 0.8660254f, 0), Vec(-0.5f, 0.8660254f, 0),
                                                 Vec(0, 0, 1)};

    static std::optional<Hit> throughHole(const Vec& origin, const Vec& direction, const Interval& inside,
                                          const Vec& normal)
    {
        const Hit outer{inside.from, origin + direction * inside.from, normal};
        const float a = direction[0] * direction[0] + direction[1] * direction[1];
        const float b = origin[0] * direction[0] + origin[1] * direction[1];
        const float c = origin[0] * origin[0] + origin[1] * origin[1] - kHole * kHole;
        const float root = b * b - a * c;
        if (a < 1e-9f || root <= 0) return c < 0 && a < 1e-9f ? std::nullopt : std::optional(outer);
        const float in = (-b - std::sqrt(root)) / a, out = (-b + std::sqrt(root)) / a;
        if (inside.from < in || inside.from > out) return outer;
        if (out >= inside.to) return std::nullopt;
        const Vec point = origin + direction * out;
        return Hit{out, point, unit(Vec(-point[0], -point[1], 0))};
    }

    std::uint32_t seed_;
};

class Pill final : public Shape {
public:
    explicit Pill(std::uint32_t seed) : seed_(seed) {}

    std::optional<Hit> hit(const Vec& origin, const Vec& direction) const override
    {
        std::optional<Hit> nearest;
        const auto consider = [&](float distance, const Vec& normal) {
            if (distance > 0 && (!nearest || distance < nearest->distance))
                nearest = Hit{distance, origin + direction * distance, normal};
        };
        const float a = direction[1] * direction[1] + direction[2] * direction[2];
        const float b = origin[1] * direction[1] + origin[2] * direction[2];
        const float root = b * b - a * (origin[1] * origin[1] + origin[2] * origin[2] - kRadius * kRadius);
        if (a > 1e-9f && root >= 0) {
            const float distance = (-b - std::sqrt(root)) / a;
            const Vec p = origin + direction * distance;
            if (std::fabs(p[0]) <= kHalfLength) consider(distance, Vec(0, p[1], p[2]) * (1 / kRadius));
        }
        for (const float end : {-kHalfLength, kHalfLength}) {
            const Vec centre(end, 0, 0);
            const Interval cap = sphereInterval(origin - centre, direction, kRadius);
            if (cap.empty()) continue;
            const Vec p = origin + direction * cap.from;
            if (p[0] / end >= 1) consider(cap.from, (p - centre) * (1 / kRadius));
        }
        return nearest;
    }
    float boundingRadius() const override { return kHalfLength + kRadius; }
    float reach(const Vec& down) const override { return kRadius + kHalfLength * std::fabs(down[0]); }
    Vec meanColour() const override { return {0.3f, 0.25f, 0.6f}; }

    Vec shade(const Hit& hit, const Vec& direction, const Rotation& worldFromShape,
              const Vec& tableColour) const override
    {
        const Vec& p = hit.point;
        const float seam = smoothStep(0.045f, 0.01f, std::fabs(p[0]));
        const float speck = fractalNoise(p[0] * 7, p[1] * 7, p[2] * 7, 4, seed_);
        Vec colour = p[0] < 0 ? Vec(0.035f, 0.03f, 0.62f) : Vec(0.62f, 0.76f, 0.84f);
        // An embossed mark on either half, so that a turn about the long axis can be seen.
        const float around = std::atan2(p[2], p[1]);
        const bool mark = std::fabs(std::fabs(p[0]) - 0.33f) < 0.12f &&
                          std::fabs(std::remainder(around * 2, 2 * kPi)) < 0.9f && std::sin(around * 26) > -0.2f;
        if (mark) colour = colour * 0.45f + Vec(0.02f, 0.02f, 0.02f);
        colour = colour * (0.86f + 0.28f * speck) * (1 - 0.45f * seam);
        const Vec normal = worldFromShape * hit.normal;
        const Vec mirrored = direction - normal * (2 * direction.dot(normal));
        const float rim = 0.04f + 0.6f * std::pow(std::max(0.f, 1 + direction.dot(normal)), 5.f);
        return colour.mul(diffuseLight(normal, tableColour, 0.5f + 0.5f * normal[2])) +
               roomLight(mirrored, tableColour, 0.03f) * rim + glossyHighlight(normal, direction, 60, 0.3f);
    }

private:
    static constexpr float kRadius = 0.46f, kHalfLength = 0.62f;
    std::uint32_t seed_;
};

} // namespace

std::unique_ptr<const Shape> makeShape(ObjectKind kind, std::uint64_t seed)
{
    const auto small = static_cast<std::uint32_t>(deriveSeed(seed, 1) >> 32);
    if (kind == ObjectKind::Ball) return std::make_unique<Ball>(small);
    if (kind == ObjectKind::Nut) return std::make_unique<Nut>(small);
    return std::make_unique<Pill>(small);
}

} // namespace clutch::support
