// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/scene_math.h"

#include <opencv2/core.hpp>

#include <vector>

namespace clutch::simulation {

/// The room around the scene, blurred once for every roughness as a mirror of it needs (split sum: Karis, "Real
/// shading in Unreal Engine 4", 2013).
class Environment {
public:
    Environment() = default;
    /// CV_32FC3 equirectangular B G R, row 0 up (+z), the middle column towards +x, left of it +y. Empty: black.
    explicit Environment(const cv::Mat& equirectangular);

    /// Linear R G B that a surface of this roughness (0..1) mirrors when its ideal mirror looks along `direction`
    /// (unit).
    Vec3 mirrored(const Vec3& direction, float roughness) const;
    /// Mean radiance around `direction`, as wide as one of some fifty directions of a hemisphere.
    Vec3 around(const Vec3& direction) const { return mirrored(direction, 0.5F); }

private:
    std::vector<cv::Mat> levels_; ///< CV_32FC3 R G B, octahedral; the first as sharp as it gets
};

} // namespace clutch::simulation
