// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/object_model.h"

#include <btBulletCollisionCommon.h>
#include <memory>
#include <vector>

namespace clutch::simulation {

inline constexpr btScalar kHullMargin = 0.02f; ///< Bullet keeps this far off a hull; its faces are drawn in by as much

btVector3 toBullet(const cv::Vec3d& point, double scale);

/// One hull of an item as Bullet wants it: a ball where it is nearly round, otherwise its corners.
struct HullShape {
    std::unique_ptr<btConvexShape> shape;
    btVector3 centre{0, 0, 0}; ///< where the shape's origin lies in the item
};

/// Throws Error{BadInput} naming the model's kind when the hull has no volume.
HullShape hullShape(const std::vector<cv::Vec3d>& hull, double unitsPerMm, const ObjectModel& model);

[[noreturn]] void throwFlat(const ObjectModel& model);

} // namespace clutch::simulation
