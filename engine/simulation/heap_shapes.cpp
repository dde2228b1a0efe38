// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/heap_shapes.h"

#include "engine/core/error.h"
#include "engine/core/text.h"

#include <LinearMath/btConvexHullComputer.h>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace clutch::simulation {

namespace {

constexpr btScalar kRoundness = 0.06f; // deviation from a sphere, of its radius, below which a hull rolls as one
constexpr std::size_t kFewestOfABall = 30;

struct Ball {
    btVector3 centre{0, 0, 0};
    btScalar radius = 0;
    btScalar deviation = 0;
};

Ball ballThrough(const std::vector<btVector3>& points)
{
    Ball ball;
    btScalar least = std::numeric_limits<btScalar>::max();
    for (const btVector3& point : points)
        ball.centre += point / static_cast<btScalar>(points.size());
    for (const btVector3& point : points) {
        const btScalar distance = point.distance(ball.centre);
        least = std::min(least, distance);
        ball.radius = std::max(ball.radius, distance);
    }
    ball.deviation = ball.radius - least;
    return ball;
}

double volume(const btConvexHullComputer& hull)
{
    btScalar sum = 0;
    for (int i = 0; i < hull.faces.size(); ++i) {
        const btConvexHullComputer::Edge* first = &hull.edges[hull.faces[i]];
        const btVector3& apex = hull.vertices[first->getSourceVertex()];
        for (const auto* edge = first->getNextEdgeOfFace(); edge != first; edge = edge->getNextEdgeOfFace())
            sum += apex.dot(hull.vertices[edge->getSourceVertex()].cross(hull.vertices[edge->getTargetVertex()]));
    }
    return std::abs(static_cast<double>(sum)) / 6;
}

} // namespace

btVector3 toBullet(const cv::Vec3d& point, double scale)
{
    return {static_cast<btScalar>(point[0] * scale), static_cast<btScalar>(point[1] * scale),
            static_cast<btScalar>(point[2] * scale)};
}

void throwFlat(const ObjectModel& model)
{
    throw Error(ErrorKind::BadInput, "simulation",
                CLUTCH_TEXT("Error", "an object has no volume that could lie on others"), kindName(model.kind),
                CLUTCH_TEXT("Error", "please report this with the log file"));
}

HullShape hullShape(const std::vector<cv::Vec3d>& hull, double unitsPerMm, const ObjectModel& model)
{
    std::vector<btVector3> points;
    points.reserve(hull.size());
    for (const cv::Vec3d& point : hull)
        points.push_back(toBullet(point, unitsPerMm));
    if (points.size() < 4) throwFlat(model);
    btConvexHullComputer corners;
    const auto compute = [&points, &corners](btScalar margin) {
        corners.compute(points.front().m_floats, sizeof(btVector3), static_cast<int>(points.size()), margin, 0.4f);
    };
    const Ball ball = ballThrough(points);
    if (points.size() >= kFewestOfABall && ball.deviation < kRoundness * ball.radius) {
        compute(0);
        const double radius = std::cbrt(volume(corners) * 3 / (4 * std::numbers::pi));
        return {std::make_unique<btSphereShape>(static_cast<btScalar>(radius)), ball.centre};
    }
    compute(kHullMargin);
    if (corners.vertices.size() < 4) throwFlat(model);
    auto shape = std::make_unique<btConvexHullShape>(corners.vertices[0].m_floats, corners.vertices.size(),
                                                     static_cast<int>(sizeof(btVector3)));
    shape->setMargin(kHullMargin);
    return {std::move(shape), {0, 0, 0}};
}

} // namespace clutch::simulation
