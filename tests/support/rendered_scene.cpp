// SPDX-License-Identifier: Apache-2.0
#include "tests/support/rendered_scene.h"

#include "engine/core/random.h"
#include "tests/support/procedural_noise.h"

#include <numbers>

namespace clutch::support {

namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kCameraDistance = 9; // object radii
constexpr float kElevation = 58 * kPi / 180;
constexpr double kHopSeconds = 5; // from one resting place to the next
constexpr double kTurnSeconds = 2.5;

/// Grows by 1 each period, smoothly, and stands still for the rest of it.
double hops(double seconds, double period, double moving)
{
    const double whole = std::floor(seconds / period), t = std::min(1.0, (seconds / period - whole) / moving);
    return whole + t * t * t * (t * (t * 6 - 15) + 10);
}

Rotation about(const Vec& axis, float angle)
{
    const float c = std::cos(angle), s = std::sin(angle), t = 1 - c, x = axis[0], y = axis[1], z = axis[2];
    return {t * x * x + c,     t * x * y - s * z, t * x * z + s * y, t * x * y + s * z, t * y * y + c,
            t * y * z - s * x, t * x * z - s * y, t * y * z + s * x, t * z * z + c};
}

/// Where the object rests after so many hops: the middle first, then anywhere within reach.
cv::Point2f restingPlace(const RecordingSpec& spec, int hop)
{
    if (hop == 0) return {0, 0};
    Random random(deriveSeed(deriveSeed(spec.seed, 4), static_cast<std::uint64_t>(hop)));
    const double angle = random.uniform(0, 2 * std::numbers::pi), reach = spec.travel * random.uniform(0.55, 1);
    return {static_cast<float>(1.7 * reach * std::cos(angle)), static_cast<float>(1.15 * reach * std::sin(angle))};
}

Vec tablePoint(const Vec& p, const Vec& tint, std::uint32_t seed)
{
    const float grain = fractalNoise(p[0] * 0.7f + 40, p[1] * 9 + 40, 0, 4, seed);
    const float cloud = fractalNoise(p[0] * 0.55f + 60, p[1] * 0.55f + 60, 3, 3, seed + 17);
    const float plank = std::floor(p[1] / 2.6f + 0.35f), across = p[1] / 2.6f + 0.35f - plank;
    const float gap = smoothStep(0.012f, 0.004f, std::min(across, 1 - across));
    const float tone = 0.85f + 0.3f * unitHash(static_cast<int>(plank), 0, 0, seed);
    const float scratch =
        smoothStep(0.80f, 0.86f, fractalNoise(p[0] * 2.2f + p[1], p[1] * 14 - p[0] * 3, 9, 2, seed + 31));
    const Vec colour = tint * (tone * (0.55f + 0.65f * grain + 0.35f * cloud));
    // The lamp stands to the left and behind: bright there, dim in the opposite corner.
    const float dx = p[0] + 3.5f, dy = p[1] - 1.5f, lamp = 0.45f + 1.0f / (1 + 0.045f * (dx * dx + dy * dy));
    return (colour * (1 - 0.7f * gap) + tint * (0.25f * scratch)) * (lamp * 0.95f);
}

} // namespace

Camera lookDown(const RecordingSpec& spec)
{
    Camera camera;
    const Vec target(0, 0, 0.75f);
    camera.forward = Vec(0, std::cos(kElevation), -std::sin(kElevation));
    camera.right = Vec(1, 0, 0);
    camera.down = Vec(0, -std::sin(kElevation), -std::cos(kElevation));
    camera.position = target - camera.forward * kCameraDistance;
    camera.focalPx = static_cast<float>(spec.radiusPx) * kCameraDistance;
    camera.midX = static_cast<float>(spec.size.width - 1) / 2;
    camera.midY = static_cast<float>(spec.size.height - 1) / 2;
    return camera;
}

Vec tableTint(ObjectKind kind)
{
    if (kind == ObjectKind::Ball) return {0.36f, 0.20f, 0.085f}; // blue-grey paint
    if (kind == ObjectKind::Nut) return {0.045f, 0.13f, 0.33f};  // brown wood
    return {0.10f, 0.19f, 0.075f};                               // green cutting mat
}

cv::Mat paintTable(const RecordingSpec& spec, const Camera& camera)
{
    cv::Mat table(spec.size.height, spec.size.width, CV_32FC3);
    const Vec tint = tableTint(spec.kind);
    const auto seed = static_cast<std::uint32_t>(deriveSeed(spec.seed, 2) >> 32);
    cv::parallel_for_(cv::Range(0, table.rows), [&](const cv::Range& rows) {
        for (int y = rows.start; y < rows.end; ++y)
            for (int x = 0; x < table.cols; ++x) {
                Vec sum(0, 0, 0);
                for (const auto& [dx, dy] :
                     {std::pair(-0.25f, -0.25f), {0.25f, -0.25f}, {-0.25f, 0.25f}, {0.25f, 0.25f}}) {
                    const Vec ray = camera.ray(static_cast<float>(x) + dx, static_cast<float>(y) + dy);
                    sum += tablePoint(camera.position - ray * (camera.position[2] / ray[2]), tint, seed);
                }
                table.at<Vec>(y, x) = Vec(toDisplay(sum[0] / 4), toDisplay(sum[1] / 4), toDisplay(sum[2] / 4));
            }
    });
    return table;
}

Body bodyAt(const RecordingSpec& spec, const Shape& shape, double seconds, float sideways)
{
    const double along = hops(seconds, kHopSeconds, 0.75);
    const int hop = static_cast<int>(along);
    const auto part = static_cast<float>(along - hop);
    const cv::Point2f from = restingPlace(spec, hop), to = restingPlace(spec, hop + 1),
                      place = from + (to - from) * part;
    const auto yaw = static_cast<float>(1.15 * hops(seconds, kTurnSeconds, 0.8) + 0.4);
    Rotation turned = about(Vec(0, 0, 1), yaw);
    if (spec.kind == ObjectKind::Ball) {
        turned = turned * about(unit(Vec(1, 0.3f, 0.2f)), 1.1f);
        for (int i = std::max(0, hop - 40); i <= hop;
             ++i) { // it rolls where it goes; what it did long ago no longer matters
            const cv::Point2f way = restingPlace(spec, i + 1) - restingPlace(spec, i);
            const float length = std::hypot(way.x, way.y);
            if (length > 1e-4f)
                turned = about(Vec(-way.y / length, way.x / length, 0), length * (i == hop ? part : 1.f)) * turned;
        }
    } else { // others are tipped up and laid down again
        const auto tip = [&](int n) {
            return n == 0
                       ? 0.25f
                       : static_cast<float>(Random(deriveSeed(deriveSeed(spec.seed, 5), static_cast<std::uint64_t>(n)))
                                                .uniform(-0.85, 0.85));
        };
        const float angle = tip(hop) + (tip(hop + 1) - tip(hop)) * part;
        turned = turned * about(Vec(0, 1, 0), angle) *
                 about(Vec(1, 0, 0), spec.kind == ObjectKind::Pill ? yaw * 1.3f : angle * 0.5f);
    }
    const Vec down = turned.t() * Vec(0, 0, -1);
    return {Vec(place.x + sideways, place.y, shape.reach(down)), turned};
}

} // namespace clutch::support
