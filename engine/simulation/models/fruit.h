// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/random.h"

#include <opencv2/core.hpp>

#include <vector>

namespace clutch::simulation {

/// Gentle lumps over the unit sphere, deviation about 1: a few random waves in space.
class Lumps {
public:
    Lumps(Random& random, int waves, double frequency);
    double at(const cv::Vec3d& direction) const;

private:
    struct Wave {
        cv::Vec3d along;
        double phase;
    };
    std::vector<Wave> waves_;
};

/// Scatters `count` round marks evenly over a longitude-latitude map by adding depth * exp(-(distance / radius)^2);
/// radii and depths vary by a third. Radians on the ball; `ballRadius` relates them to the marks' millimetres.
void scatterMarks(cv::Mat1f& map, Random& random, int count, double ballRadius, double radiusMm, double depth);

} // namespace clutch::simulation
