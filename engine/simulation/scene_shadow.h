// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/scene_raster.h"

#include <cstdint>
#include <span>
#include <vector>

namespace clutch::simulation {

/// What a lamp sees of the things, and the soft shadow that follows from its extent: Fernando, "Percentage-closer soft
/// shadows" (2005), compared against the receiver's own plane at every tap, so that flat surfaces never shadow
/// themselves however wide the penumbra.
class ShadowMap {
public:
    ShadowMap() = default;
    /// `drawn`: all of `view`, codes without any table. `lampRadiusMm`: what makes the penumbra.
    ShadowMap(const View& view, const Drawn& drawn, float lampRadiusMm);

    /// Share of the lamp that reaches `point`, 0..1. `normal`: the geometric side towards the lamp. Taps are turned by
    /// `turn` (radians), so that neighbouring samples fill each other's gaps. Things whose code is `transparent` cast
    /// no shadow here (0: none such).
    float lit(const Vec3& point, const Vec3& normal, float turn, std::uint32_t transparent = 0) const;

private:
    struct Receiver;
    int countBlockers(const Receiver& receiver, std::span<const cv::Point2f> taps, float radius, float& zSum) const;
    bool anythingNearer(float column, float row, float radius, float z) const;

    View view_;
    float lampRadius_ = 0;
    float nearestZ_ = 0;
    cv::Mat z_;                    ///< CV_32FC1 along the lamp's axis; infinite where nothing is
    cv::Mat code_;                 ///< CV_32SC1
    std::vector<cv::Mat> nearest_; ///< CV_32FC1, the least z of blocks of 8, 16, 32 ... texels a side
};

} // namespace clutch::simulation
