// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/random.h"
#include "engine/simulation/object_model.h"
#include "engine/simulation/scene_renderer.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <vector>

namespace clutch::simulation {

/// How one item is shown to a camera on a stand, as by an unseen hand: it lies still in the middle, flat, is turned to
/// another side while it is slid to another place, lies still again, and so on. Every other time it comes to lie as it
/// would by itself, otherwise it is held tilted. It is lifted just enough to turn clear of the table,
/// or a little more, and all of it stays inside the picture. Places and turns follow minimum-jerk curves (Flash and
/// Hogan 1985), the path of a reaching hand. Knows the whole recording from the start; a function of time alone, so
/// that frames can be made in any order. Threads: any, at once.
class RecordingMotion {
public:
    /// `share`: of the picture's height that the sphere around the item's middle takes up at first, 0.1..0.5.
    RecordingMotion(const ObjectModel& model, cv::Size size, double seconds, double share, std::uint64_t seed);

    cv::Matx44d worldFromObject(double seconds) const;
    /// The stand trembles a little: by less than half a pixel.
    Camera camera(double seconds) const;
    bool isStill(double seconds) const; ///< the item rests at that time

private:
    struct Rest {
        double from = 0, until = 0; ///< s
        cv::Matx33d rotation;
        cv::Vec2d place;   ///< mm
        double height = 0; ///< mm, of its middle
    };
    struct Move {
        cv::Vec3d axis; ///< of the turn to the next rest, world
        double angle = 0;
        double liftMm = 0; ///< at the middle of the way, above the straight line between the two heights
    };
    void placeCamera(double share, double middleHeight, Random& random);
    void moveOn(bool byItself, std::uint64_t seed);
    cv::Matx33d lyingRotation(std::uint64_t seed) const;
    cv::Matx33d flattestRotation(std::uint64_t seed) const;
    cv::Matx33d restingRotation(bool byItself, std::uint64_t seed) const;
    cv::Vec2d placeInside(const cv::Vec2d& before, std::uint64_t seed) const;
    bool isInside(const cv::Vec3d& centre) const;
    double touchingHeight(const cv::Matx33d& rotation) const;
    double clearance(const Rest& from, const Rest& to, const Move& move) const;
    std::size_t restBefore(double seconds) const;

    const ObjectModel* model_;
    Camera still_;
    cv::Vec3d middle_; ///< of the item's bounding box, in the item: what moves along the path
    double radiusMm_;  ///< of the sphere around it
    double highestMm_;
    std::vector<Rest> rests_; ///< one more than moves
    std::vector<Move> moves_;
    cv::Vec3d shakePhase_;
};

} // namespace clutch::simulation
