// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/photo.h"

#include "engine/core/error.h"
#include "engine/core/random.h"
#include "engine/core/text.h"
#include "engine/simulation/heap.h"
#include "engine/simulation/surroundings.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace clutch::simulation {

namespace {

constexpr int kHeapTries = 5;

// What a photo draws from, each with a random sequence of its own: a change to one leaves the others as they are.
enum Purpose : std::uint64_t { kItems, kPlace, kHeap, kView, kOptics, kNoise };

double toRadians(double degrees)
{
    return degrees * std::numbers::pi / 180;
}

/// Of the table that one item takes when it lies flat, mm^2: its two longest sides.
double footprintMm2(const ObjectModel& model)
{
    cv::Vec3d low = cv::Vec3d::all(1e9), high = -low;
    for (const std::vector<cv::Vec3d>& hull : model.hulls)
        for (const cv::Vec3d& point : hull)
            for (int axis = 0; axis < 3; ++axis) {
                low[axis] = std::min(low[axis], point[axis]);
                high[axis] = std::max(high[axis], point[axis]);
            }
    cv::Vec3d sides = high - low;
    std::sort(sides.val, sides.val + 3);
    return sides[1] * sides[2];
}

std::vector<const ObjectModel*> drawItems(Goods& goods, IntRange range, Random& random)
{
    std::vector<int> numbers(kStock);
    std::iota(numbers.begin(), numbers.end(), 1);
    const int count = std::min(kStock, random.integer(range.first, range.last));
    std::vector<const ObjectModel*> items;
    for (int i = 0; i < count; ++i) {
        std::swap(numbers[static_cast<std::size_t>(i)],
                  numbers[static_cast<std::size_t>(random.integer(i, kStock - 1))]);
        items.push_back(&goods.item(numbers[static_cast<std::size_t>(i)]));
    }
    return items;
}

/// Room for the items in one to two layers; the tray's walls keep them from rolling, the table does not.
HeapGround groundFor(const std::vector<const ObjectModel*>& items, Surroundings& place, Random& random)
{
    double area = 0, radius = 0;
    for (const ObjectModel* item : items) {
        area += footprintMm2(*item);
        radius = std::max(radius, item->radiusMm);
    }
    HeapGround ground;
    ground.spreadMm = std::max(1.2 * radius, std::sqrt(area / std::numbers::pi) * random.uniform(0.8, 1.05));
    if (place.tray) {
        const double length = std::max(2.6 * radius, 2 * ground.spreadMm * random.uniform(1.1, 1.3));
        place.trayInnerMm = {length, std::max(2.4 * radius, length * random.uniform(0.72, 0.88))};
        place.trayWallMm = std::sqrt(area / static_cast<double>(items.size())) * random.uniform(0.5, 0.9);
        ground.tray = true;
        ground.trayInnerMm = place.trayInnerMm;
        ground.trayWallMm = place.trayWallMm;
    }
    return ground;
}

std::vector<Placed> settledItems(const std::vector<const ObjectModel*>& items, const HeapGround& ground,
                                 std::uint64_t seed)
{
    for (std::uint64_t attempt = 0; attempt < kHeapTries; ++attempt) {
        const Heap heap = dropHeap(items, ground, deriveSeed(seed, attempt));
        if (!heap.settled) continue;
        std::vector<Placed> placed;
        for (std::size_t i = 0; i < items.size(); ++i)
            placed.push_back({items[i], heap.worldFromObject[i]});
        return placed;
    }
    throw Error(ErrorKind::Internal, "simulation", CLUTCH_TEXT("Error", "a heap of objects does not come to rest"),
                kindName(items.front()->kind) + ": " + std::to_string(items.size()),
                CLUTCH_TEXT("Error", "use another seed, and please report this with the log file"));
}

Camera randomCamera(const std::vector<Placed>& items, cv::Size size, Random& random)
{
    const double elevation = toRadians(random.uniform(42, 88)), turn = random.uniform(0, 2 * std::numbers::pi);
    const cv::Vec3d direction(std::cos(elevation) * std::cos(turn), std::cos(elevation) * std::sin(turn),
                              std::sin(elevation));
    const double roll = toRadians(random.uniform(-6, 6));
    Camera camera;
    camera.size = size;
    camera.verticalFieldOfViewDegrees = random.uniform(32, 52);
    const cv::Vec3d right(-std::sin(turn), std::cos(turn), 0), up = direction.cross(right);
    camera.up = std::cos(roll) * up + std::sin(roll) * right;
    frameItems(camera, items, direction, random.uniform(1.12, 1.35));
    return camera;
}

} // namespace

PhotoPlan planPhoto(Goods& goods, IntRange range, cv::Size size, std::uint64_t seed)
{
    Random choice(deriveSeed(seed, kItems)), view(deriveSeed(seed, kView)), optics(deriveSeed(seed, kOptics));
    const std::vector<const ObjectModel*> items = drawItems(goods, range, choice);
    PhotoPlan plan;
    plan.surroundings = photoSurroundings(deriveSeed(seed, kPlace), goods.colours());
    const HeapGround ground = groundFor(items, plan.surroundings, choice);
    plan.items = settledItems(items, ground, deriveSeed(seed, kHeap));
    plan.camera = randomCamera(plan.items, size, view);
    plan.lens = randomLens(optics.next(), false);
    plan.jpegQuality = optics.integer(75, 95);
    plan.noiseSeed = deriveSeed(seed, kNoise);
    return plan;
}

void frameItems(Camera& camera, const std::vector<Placed>& items, const cv::Vec3d& direction, double room)
{
    const cv::Vec3d forward = -direction, right = cv::normalize(forward.cross(camera.up)), up = right.cross(forward);
    std::vector<cv::Vec3d> points; // across, up, away from the camera; mm
    for (const Placed& item : items)
        for (const std::vector<cv::Vec3d>& hull : item.model->hulls)
            for (const cv::Vec3d& corner : hull) {
                const cv::Vec4d p = item.worldFromObject * cv::Vec4d(corner[0], corner[1], corner[2], 1);
                const cv::Vec3d point(p[0], p[1], p[2]);
                points.push_back({point.dot(right), point.dot(up), point.dot(forward)});
            }
    const double halfHeight = std::tan(toRadians(camera.verticalFieldOfViewDegrees / 2)) / room;
    const double halfWidth = halfHeight * camera.size.width / camera.size.height;
    // A point is inside to the right when across - x <= (away - z) halfWidth; the camera is at (x, y, z). The least
    // distance for given x is linear on either side, so both sides touch at the best x.
    const auto farthest = [&](int axis, double sign, double half) {
        double most = -1e18;
        for (const cv::Vec3d& point : points)
            most = std::max(most, sign * point[axis] - point[2] * half);
        return most;
    };
    const double rightmost = farthest(0, 1, halfWidth), leftmost = farthest(0, -1, halfWidth);
    const double topmost = farthest(1, 1, halfHeight), lowest = farthest(1, -1, halfHeight);
    const double x = (rightmost - leftmost) / 2, y = (topmost - lowest) / 2;
    const double back = std::max((rightmost + leftmost) / 2 / halfWidth, (topmost + lowest) / 2 / halfHeight);
    camera.position = x * right + y * up - back * forward;
    camera.target = camera.position + camera.position[2] / std::max(0.1, direction[2]) * forward; // on the table
}

Photo developPhoto(const PhotoPlan& plan, const RenderedScene& scene)
{
    const LensModel lens(plan.lens, scene.light.size());
    Photo photo;
    photo.image = lens.develop(scene.light, plan.noiseSeed);
    for (std::size_t i = 0; i < scene.amodal.size(); ++i) {
        const cv::Mat amodal = lens.coverage(scene.amodal[i]) > 0.5,
                      visible = (lens.coverage(scene.visible[i]) > 0.5) & amodal;
        const int seen = cv::countNonZero(visible);
        if (seen == 0) continue;
        PhotoInstance instance;
        instance.visible = encodeMask(visible);
        instance.amodal = encodeMask(amodal);
        instance.hiddenShare = 1 - static_cast<double>(seen) / cv::countNonZero(amodal);
        instance.ignored = instance.hiddenShare >= kIgnoredShare;
        photo.instances.push_back(std::move(instance));
    }
    return photo;
}

} // namespace clutch::simulation
