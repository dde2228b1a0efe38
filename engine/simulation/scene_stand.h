// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/scene_light.h"
#include "engine/simulation/scene_renderer.h"

#include <opencv2/core.hpp>

namespace clutch::simulation {

/// A camera on a stand that looks at an empty table: the table's light, worked out once, from which the surroundings of
/// a thing are made in every frame.
class SceneStand {
public:
    SceneStand() = default;
    /// CV_32FC3 pictures of the empty table: in the room's light alone, and what each lamp adds.
    SceneStand(const Camera& camera, cv::Mat byRoom, std::vector<cv::Mat> byLamp);

    /// Whether `camera` has not moved by more than a few pixels.
    bool holds(const Camera& camera) const;
    /// The table as `camera` sees it, with what bodies take from it and throw at it; exactly so within `region`,
    /// outside of it without the shadows of lamps.
    cv::Mat table(const Camera& camera, const SceneLight& light, const cv::Rect& region) const;

private:
    cv::Matx33d standFrom(const Camera& camera) const;
    void darkenFarAway(cv::Mat& table, const Camera& camera, const SceneLight& light) const;
    void lightNearby(cv::Mat table, const Camera& camera, const SceneLight& light, const cv::Rect& region) const;
    cv::Mat warped(const cv::Mat& picture, const Camera& camera, const cv::Rect& region) const;

    Camera camera_;
    cv::Mat table_, byRoom_, roomShare_; ///< CV_32FC3
    std::vector<cv::Mat> byLamp_;
};

/// Pixels outside of which all points of the bodies and their shadows on the table cannot be, nor what they darken by
/// being near; the whole picture when it cannot be told. Without bodies: empty.
cv::Rect litByBodies(const SceneBodies& bodies, const std::vector<LampLight>& lamps, const Camera& camera);

/// Pixels that the first `points` of the bodies' points lie in.
cv::Rect boundsOfPoints(const SceneBodies& bodies, size_t points, const Camera& camera);

} // namespace clutch::simulation
