// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/heap.h"

#include "engine/core/random.h"
#include "engine/simulation/heap_world.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace clutch::simulation {

namespace {

constexpr double kGoldenAngle = 2.399963229728653; // between successive items: never one straight above another
constexpr double kPourSeconds = 0.12;              // between items
constexpr double kGatherSeconds = 3; // after the last item and every knock at most, until little moves any more
constexpr int kJolts = 3;
constexpr double kCalmSeconds = 5; // then whatever still rocks is slowed down
constexpr int kTumbles = 3;
constexpr double kLongestSeconds = 25;

double meanRadius(std::span<const ObjectModel* const> items)
{
    double sum = 0;
    for (const ObjectModel* item : items)
        sum += item->radiusMm;
    return items.empty() ? 1 : sum / static_cast<double>(items.size());
}

// Over a disc (or the tray) that leaves room for the item itself.
cv::Vec2d pourPosition(const HeapGround& ground, double radiusMm, std::size_t number, Random& random)
{
    const double angle = kGoldenAngle * static_cast<double>(number) + random.uniform(-0.4, 0.4);
    const double share = std::sqrt(random.uniform());
    double reachX = std::max(0.0, ground.spreadMm - radiusMm), reachY = reachX;
    if (ground.tray) {
        reachX = std::clamp(ground.trayInnerMm[0] / 2 - 1.1 * radiusMm, 0.0, reachX);
        reachY = std::clamp(ground.trayInnerMm[1] / 2 - 1.1 * radiusMm, 0.0, reachY);
    }
    return {share * reachX * std::cos(angle), share * reachY * std::sin(angle)};
}

double heightOfHulls(const ObjectModel& model, const cv::Matx33d& rotation)
{
    const cv::Vec3d down(rotation(2, 0), rotation(2, 1), rotation(2, 2)); // world z of an object's point
    double lowest = 0;
    for (const std::vector<cv::Vec3d>& hull : model.hulls)
        for (const cv::Vec3d& point : hull)
            lowest = std::min(lowest, down.dot(point));
    return -lowest;
}

// What is poured has tumbled before: of some rotations the one that brings it lowest. Few things end on their edge.
cv::Matx33d tumbled(const ObjectModel& model, Random& random)
{
    cv::Matx33d best;
    for (int i = 0; i < kTumbles; ++i) {
        const double u = random.uniform(), v = random.uniform(), w = random.uniform();
        const cv::Matx33d rotation = rotationFromUniform(u, v, w);
        if (i == 0 || heightOfHulls(model, rotation) < heightOfHulls(model, best)) best = rotation;
    }
    return best;
}

} // namespace

Heap dropHeap(std::span<const ObjectModel* const> items, const HeapGround& ground, std::uint64_t seed)
{
    Random random(seed);
    HeapWorld world(ground, meanRadius(items));
    double seconds = 0;
    const auto advance = [&](double until) {
        while (seconds < until) {
            world.gather(ground.spreadMm);
            world.step();
            seconds += HeapWorld::kStep;
        }
    };
    for (std::size_t i = 0; i < items.size(); ++i) {
        const double radius = items[i]->radiusMm;
        const cv::Vec2d at = pourPosition(ground, radius, i, random);
        const double height = world.freeHeightMm(at, radius) + 0.3 * radius;
        world.add(*items[i], tumbled(*items[i], random), {at[0], at[1], height});
        advance(static_cast<double>(i + 1) * kPourSeconds);
    }
    for (int knock = 0; knock <= kJolts; ++knock) {
        for (const double start = seconds; seconds < start + kGatherSeconds && !world.isCalm();)
            advance(seconds + HeapWorld::kStep);
        if (knock < kJolts) world.jolt(random);
    }
    world.endPouring();
    const double released = seconds;
    while (!world.isAtRest() && seconds < released + kLongestSeconds) {
        if (seconds > released + kCalmSeconds) world.slowDown();
        world.step();
        seconds += HeapWorld::kStep;
    }
    return {world.poses(), world.speedMmPerSecond(), world.realSeconds(seconds), world.isAtRest()};
}

cv::Matx33d rotationFromUniform(double u, double v, double w)
{
    const double a = 2 * std::numbers::pi * v, b = 2 * std::numbers::pi * w;
    const double x = std::sqrt(1 - u) * std::sin(a), y = std::sqrt(1 - u) * std::cos(a);
    const double z = std::sqrt(u) * std::sin(b), s = std::sqrt(u) * std::cos(b);
    return {1 - 2 * (y * y + z * z), 2 * (x * y - z * s),     2 * (x * z + y * s), //
            2 * (x * y + z * s),     1 - 2 * (x * x + z * z), 2 * (y * z - x * s), //
            2 * (x * z - y * s),     2 * (y * z + x * s),     1 - 2 * (x * x + y * y)};
}

double heightOnTable(const ObjectModel& model, const cv::Matx33d& rotation)
{
    if (model.parts.empty()) return heightOfHulls(model, rotation);
    const cv::Vec3d down(rotation(2, 0), rotation(2, 1), rotation(2, 2));
    double lowest = 0;
    for (const Part& part : model.parts)
        for (vtkIdType i = 0; i < part.mesh->GetNumberOfPoints(); ++i)
            lowest = std::min(lowest, down.dot(cv::Vec3d(part.mesh->GetPoint(i))));
    return -lowest;
}

} // namespace clutch::simulation
