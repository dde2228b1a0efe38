// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/random.h"
#include "engine/simulation/heap.h"

#include <memory>
#include <vector>

namespace clutch::simulation {

/// Bullet behind a wall: a table, perhaps a tray, and falling items. Inside, the items' mean radius is 2 and gravity
/// 10, which suits the engine's tolerances whatever the millimetres; time is scaled alike (Froude), so friction and
/// shapes alone decide how a heap looks.
class HeapWorld {
public:
    static constexpr double kStep = 1.0 / 120; ///< s of scaled time

    HeapWorld(const HeapGround& ground, double meanRadiusMm);
    ~HeapWorld();

    /// Throws Error{BadInput} when the model has no hull with volume.
    void add(const ObjectModel& model, const cv::Matx33d& rotation, const cv::Vec3d& positionMm);
    void gather(double withinMm); ///< pushes items outside towards the middle, for the next step
    void endPouring();            ///< until then a tray's walls are as high as what falls; rest is judged from here
    void jolt(Random& random);    ///< a knock against the table: what only just stands falls over
    void step();
    void slowDown();     ///< friction of the air, for those that would rock for ever
    bool isCalm() const; ///< what moves is slow
    bool isAtRest() const;

    /// Height at which a sphere of this radius at (x, y) touches none of the items' surrounding spheres from above.
    double freeHeightMm(const cv::Vec2d& positionMm, double radiusMm) const;
    double speedMmPerSecond() const;
    double realSeconds(double scaledSeconds) const;
    std::vector<cv::Matx44d> poses() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace clutch::simulation
