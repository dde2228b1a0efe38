// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/motion.h"

#include "engine/core/random.h"
#include "engine/simulation/heap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numbers>
#include <tuple>

namespace clutch::simulation {

namespace {

constexpr double kFirstRestSeconds = 1.0;
constexpr double kTurnDegreesPerSecond = 70, kShortestMoveSeconds = 0.9; // mean speeds; the greatest are 1.9 times that
constexpr double kRadiiPerSecond = 1.1;
constexpr double kLargestLift = 0.2; // of the radius, on top of what turning needs
constexpr double kHighest = 1.6;     // of the radius: what turning needs, a flat thing that is stood up and over
constexpr double kRoom = 1.08;       // the sphere that must stay in the picture, of the item's own
constexpr double kFieldOfView = 38;
constexpr double kShakePx = 0.2;
constexpr int kTries = 500;
constexpr std::uint64_t kFirstDrops = 6;

double toRadians(double degrees)
{
    return degrees * std::numbers::pi / 180;
}

cv::Matx33d rotationAbout(const cv::Vec3d& axis, double angle)
{
    const double c = std::cos(angle), s = std::sin(angle);
    const cv::Matx33d cross(0, -axis[2], axis[1], axis[2], 0, -axis[0], -axis[1], axis[0], 0);
    return cv::Matx33d::eye() * c + cross * s + (axis * axis.t()) * (1 - c);
}

// Axis (unit) and angle 0..pi of a rotation.
std::pair<cv::Vec3d, double> axisAndAngle(const cv::Matx33d& r)
{
    const double angle = std::acos(std::clamp((r(0, 0) + r(1, 1) + r(2, 2) - 1) / 2, -1.0, 1.0));
    const cv::Vec3d odd(r(2, 1) - r(1, 2), r(0, 2) - r(2, 0), r(1, 0) - r(0, 1));
    if (cv::norm(odd) > 1e-6) return {cv::normalize(odd), angle};
    if (angle < 1) return {{0, 0, 1}, 0};
    int largest = 0; // half a turn: r + 1 is twice the axis times itself
    for (int i = 1; i < 3; ++i)
        if (r(i, i) > r(largest, largest)) largest = i;
    cv::Vec3d axis(r(0, largest), r(1, largest), r(2, largest));
    axis[largest] += 1;
    return {cv::normalize(axis), angle};
}

void forEachPoint(const ObjectModel& model, const std::function<void(const cv::Vec3d&)>& visit)
{
    for (const Part& part : model.parts)
        for (vtkIdType i = 0; i < part.mesh->GetNumberOfPoints(); ++i)
            visit(cv::Vec3d(part.mesh->GetPoint(i)));
    for (const std::vector<cv::Vec3d>& hull : model.hulls)
        for (const cv::Vec3d& point : hull)
            visit(point);
}

cv::Vec3d middleOf(const ObjectModel& model)
{
    cv::Vec3d low = cv::Vec3d::all(1e9), high = -low;
    forEachPoint(model, [&](const cv::Vec3d& point) {
        for (int axis = 0; axis < 3; ++axis) {
            low[axis] = std::min(low[axis], point[axis]);
            high[axis] = std::max(high[axis], point[axis]);
        }
    });
    return (low + high) / 2;
}

double reachFrom(const ObjectModel& model, const cv::Vec3d& middle)
{
    double reach = 0;
    forEachPoint(model, [&](const cv::Vec3d& point) { reach = std::max(reach, cv::norm(point - middle)); });
    return reach;
}

// Minimum jerk: 0 -> 1 with speed and acceleration 0 at both ends.
double eased(double t)
{
    const double s = std::clamp(t, 0.0, 1.0);
    return s * s * s * (10 + s * (6 * s - 15));
}

// 0 -> 1 -> 0 with speed 0 at both ends.
double raised(double t)
{
    return 16 * t * t * (1 - t) * (1 - t);
}

} // namespace

RecordingMotion::RecordingMotion(const ObjectModel& model, cv::Size size, double seconds, double share,
                                 std::uint64_t seed)
    : model_(&model), middle_(middleOf(model)), radiusMm_(reachFrom(model, middle_)), highestMm_(kHighest * radiusMm_)
{
    Random random(seed);
    rests_.push_back({0, kFirstRestSeconds, flattestRotation(deriveSeed(seed, 1)), {0, 0}, 0});
    rests_.back().height = touchingHeight(rests_.back().rotation);
    still_.size = size;
    placeCamera(share, rests_.back().height, random);
    for (std::uint64_t number = 2; rests_.back().until < seconds; ++number)
        moveOn(number % 2 == 0, deriveSeed(seed, number));
}

void RecordingMotion::placeCamera(double share, double middleHeight, Random& random)
{
    const double elevation = toRadians(random.uniform(58, 75)), side = toRadians(random.uniform(-10, 10));
    const double distance = radiusMm_ / (share * std::tan(toRadians(kFieldOfView / 2)));
    const cv::Vec3d direction(std::cos(elevation) * std::sin(side), -std::cos(elevation) * std::cos(side),
                              std::sin(elevation));
    still_.verticalFieldOfViewDegrees = kFieldOfView;
    still_.up = {0, 0, 1};
    still_.target = {0, 0, middleHeight};
    still_.position = still_.target + distance * direction;
    for (int axis = 0; axis < 3; ++axis)
        shakePhase_[axis] = random.uniform(0, 2 * std::numbers::pi);
}

void RecordingMotion::moveOn(bool byItself, std::uint64_t seed)
{
    Random random(seed);
    const Rest& last = rests_.back();
    Rest next;
    next.rotation = restingRotation(byItself, deriveSeed(seed, 1));
    next.place = placeInside(last.place, deriveSeed(seed, 2));
    next.height = touchingHeight(next.rotation);
    Move move;
    std::tie(move.axis, move.angle) = axisAndAngle(next.rotation * last.rotation.t());
    move.liftMm = clearance(last, next, move) + random.uniform(0, kLargestLift) * radiusMm_;
    const double turning = move.angle / toRadians(kTurnDegreesPerSecond);
    const double sliding = cv::norm(next.place - last.place) / (kRadiiPerSecond * radiusMm_);
    next.from = last.until + std::max({kShortestMoveSeconds, turning, sliding}) * random.uniform(1, 1.3);
    next.until = next.from + random.uniform(0.3, 0.9);
    moves_.push_back(move);
    rests_.push_back(next);
}

cv::Matx33d RecordingMotion::lyingRotation(std::uint64_t seed) const
{
    const Heap alone = dropHeap(std::array{model_}, {.spreadMm = radiusMm_}, seed);
    return alone.worldFromObject.front().get_minor<3, 3>(0, 0);
}

// As one lays down a thing to show it: the lowest of the ways in which it lies by itself.
cv::Matx33d RecordingMotion::flattestRotation(std::uint64_t seed) const
{
    cv::Matx33d flattest = lyingRotation(seed);
    for (std::uint64_t drop = 0; drop < kFirstDrops; ++drop) {
        const cv::Matx33d rotation = lyingRotation(deriveSeed(seed, drop));
        if (touchingHeight(rotation) < touchingHeight(flattest)) flattest = rotation;
    }
    return flattest;
}

cv::Matx33d RecordingMotion::restingRotation(bool byItself, std::uint64_t seed) const
{
    const cv::Matx33d lying = lyingRotation(seed);
    Random random(deriveSeed(seed, 1));
    const double about = random.uniform(0, 2 * std::numbers::pi), tilt = toRadians(random.uniform(25, 90));
    return byItself ? lying : rotationAbout({std::cos(about), std::sin(about), 0}, tilt) * lying;
}

bool RecordingMotion::isInside(const cv::Vec3d& centre) const
{
    const cv::Vec3d forward = cv::normalize(still_.target - still_.position);
    const cv::Vec3d right = cv::normalize(forward.cross(still_.up)), up = right.cross(forward);
    const cv::Vec3d seen = centre - still_.position;
    const double halfHeight = std::tan(toRadians(still_.verticalFieldOfViewDegrees / 2));
    const double halfWidth = halfHeight * still_.size.width / still_.size.height;
    const auto clearance = [&](double across, double half) { // of the nearer side of the view
        return (seen.dot(forward) * half - std::abs(across)) / std::hypot(1, half);
    };
    const double needed = kRoom * radiusMm_;
    return clearance(seen.dot(right), halfWidth) >= needed && clearance(seen.dot(up), halfHeight) >= needed;
}

// The view is convex: an item inside at both ends of a straight path, low and high, is inside all along it.
cv::Vec2d RecordingMotion::placeInside(const cv::Vec2d& before, std::uint64_t seed) const
{
    Random random(seed);
    const double reach = cv::norm(still_.position - still_.target);
    cv::Vec2d best(0, 0); // the middle, should no other place be large enough
    for (int i = 0; i < kTries; ++i) {
        const cv::Vec2d place(random.uniform(-reach, reach), random.uniform(-reach, reach));
        if (!isInside({place[0], place[1], 0}) || !isInside({place[0], place[1], highestMm_})) continue;
        best = place;
        if (cv::norm(place - before) > radiusMm_) break; // not the same spot again
    }
    return best;
}

// Of the middle, when the lowest point lies on the table.
double RecordingMotion::touchingHeight(const cv::Matx33d& rotation) const
{
    return heightOnTable(*model_, rotation) + (rotation * middle_)[2];
}

// The least lift with which nothing of the item goes through the table on its way.
double RecordingMotion::clearance(const Rest& from, const Rest& to, const Move& move) const
{
    constexpr int kSteps = 48;
    double needed = 0;
    for (int i = 1; i < kSteps; ++i) {
        const double share = static_cast<double>(i) / kSteps, way = eased(share);
        const double touching = touchingHeight(rotationAbout(move.axis, way * move.angle) * from.rotation);
        needed = std::max(needed, (touching - from.height - way * (to.height - from.height)) / raised(share));
    }
    return needed;
}

std::size_t RecordingMotion::restBefore(double seconds) const
{
    std::size_t number = 0;
    while (number < moves_.size() && rests_[number + 1].from <= seconds)
        ++number;
    return number;
}

bool RecordingMotion::isStill(double seconds) const
{
    const std::size_t number = restBefore(seconds);
    return number == moves_.size() || seconds <= rests_[number].until;
}

cv::Matx44d RecordingMotion::worldFromObject(double seconds) const
{
    const std::size_t number = restBefore(seconds);
    cv::Matx33d rotation = rests_[number].rotation;
    cv::Vec2d place = rests_[number].place;
    double height = rests_[number].height;
    if (!isStill(seconds)) {
        const Move& move = moves_[number];
        const Rest& next = rests_[number + 1];
        const double share = (seconds - rests_[number].until) / (next.from - rests_[number].until);
        rotation = rotationAbout(move.axis, eased(share) * move.angle) * rotation;
        place += eased(share) * (next.place - place);
        height += eased(share) * (next.height - height) + move.liftMm * raised(share);
    }
    const cv::Vec3d origin = cv::Vec3d(place[0], place[1], height) - rotation * middle_;
    cv::Matx44d pose = cv::Matx44d::eye();
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column)
            pose(row, column) = rotation(row, column);
        pose(row, 3) = origin[row];
    }
    return pose;
}

Camera RecordingMotion::camera(double seconds) const
{
    const double distance = cv::norm(still_.position - still_.target);
    const double mmPerPx =
        2 * distance * std::tan(toRadians(still_.verticalFieldOfViewDegrees / 2)) / still_.size.height;
    Camera camera = still_;
    for (int axis = 0; axis < 3; ++axis) {
        const double turn = 2 * std::numbers::pi * seconds, phase = shakePhase_[axis];
        const double offset =
            std::sin((0.31 + 0.1 * axis) * turn + phase) + std::sin((0.83 + 0.17 * axis) * turn + 2 * phase);
        camera.target[axis] += kShakePx * mmPerPx * offset / std::sqrt(2);
    }
    return camera;
}

} // namespace clutch::simulation
