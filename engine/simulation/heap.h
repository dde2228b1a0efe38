// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/object_model.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace clutch::simulation {

/// What stops falling items: the table at z = 0 and, where there is one, a tray's walls around the origin. World as in
/// scene_renderer.h: millimetres, z up.
struct HeapGround {
    double friction = 0.6; ///< of table and walls
    bool tray = false;
    cv::Vec2d trayInnerMm{300, 220}; ///< x and y between the walls
    double trayWallMm = 30;          ///< height
    double spreadMm = 100;           ///< items are dropped, and gathered while they fall, within this far of the middle
};

/// Items at rest.
struct Heap {
    std::vector<cv::Matx44d> worldFromObject; ///< one an item, in their order; rigid
    double speedMmPerSecond = 0;              ///< greatest of any point of any item, a mean over the last moment
    double simulatedSeconds = 0;
    bool settled = false; ///< all came to rest within the simulated time allowed
};

/// Rigid bodies (Bullet 3.24; hulls, mass, friction and restitution of the models) poured from above, turned at random,
/// gathered towards the middle while they fall as by hands that keep them together, shaken a little, then left alone
/// until all are at rest. The dynamics are those of items of one size whatever their millimetres, so that grapes and
/// milk bags settle alike. Items that share a model may be listed twice. Throws Error{BadInput} naming the item when a
/// model has no hull with volume. The same arguments give the same bytes. Threads: any; some tenths of a second for
/// thirty items.
Heap dropHeap(std::span<const ObjectModel* const> items, const HeapGround& ground, std::uint64_t seed);

/// A uniformly distributed rotation from three numbers in [0, 1) (Shoemake 1992, Graphics Gems III).
cv::Matx33d rotationFromUniform(double u, double v, double w);

/// How far the item's meshes (its hulls where it has none) reach below its origin when turned like this, mm: the height
/// at which it touches the table.
double heightOnTable(const ObjectModel& model, const cv::Matx33d& rotation);

} // namespace clutch::simulation
