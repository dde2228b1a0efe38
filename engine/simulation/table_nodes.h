// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/scene_light.h"

#include <opencv2/core.hpp>

#include <vector>

namespace clutch::simulation {

/// Light from around on the table, known at every few pixels of a picture: it changes slowly there.
class TableNodes {
public:
    /// `region`: pixels, row 0 at the top. `roughness`: of the table. `every`: pixels from node to node.
    TableNodes(const SceneLight& light, const Camera& camera, const cv::Rect& region, float roughness, int every);
    /// Close enough for what lies on the table to have its contact shadow.
    static int everyFor(const SceneLight& light) { return light.bodies() <= 1 ? 8 : 4; }

    /// At the middle of a pixel of the region. False: not known, beyond the horizon or between bodies; work it out.
    bool at(cv::Point pixel, AmbientLight::Received& received) const;
    /// The light from around that reaches the table at a pixel, as a share of what an empty table gets, B G R; 1 where
    /// it is not known.
    cv::Vec3f shareAt(cv::Point pixel) const;

private:
    struct Node {
        AmbientLight::Received received;
        bool isFree = false; ///< lies neither beyond the horizon nor inside a body
    };
    void light(const View& view, int pictureHeight, float roughness);

    const SceneLight& light_;
    cv::Rect region_;
    int every_; ///< pixels
    cv::Size count_;
    std::vector<Node> nodes_;
};

/// Four turns of the taps of shadows, so that neighbouring pixels look between each other's taps.
inline float turnOf(cv::Point pixel)
{
    return float(pixel.x % 2) * 1.7F + float(pixel.y % 2) * 3.1F;
}

/// Unit, like both arguments.
inline Vec3 mirrorOf(const Vec3& normal, const Vec3& toEye)
{
    return normal * (2 * dot(normal, toEye)) - toEye;
}

} // namespace clutch::simulation
