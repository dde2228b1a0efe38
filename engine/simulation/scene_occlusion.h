// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/scene_math.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace clutch::simulation {

/// Triangles in world coordinates, with the number of the body that each point belongs to.
struct OccluderMesh {
    std::vector<float> x, y, z;
    std::vector<std::uint16_t> body; ///< one a point
    std::vector<int> triangles;      ///< three points each
};

/// What stands in the way along a fixed set of directions of the upper hemisphere, and along their opposites: for each
/// direction a parallel projection of all bodies that keeps the outermost surface on either side (global ray bundles:
/// Szirmay-Kalos and Purgathofer 1998; Hachisuka, GPU Gems 2, chapter 38). From these follow ambient occlusion and who
/// lights whom.
class OcclusionMaps {
public:
    static constexpr int kDirections = 64;
    static constexpr std::uint16_t kNobody = 0xffff;

    /// Evenly spread over the upper hemisphere (a Fibonacci lattice), unit.
    static const std::vector<Vec3>& directions();

    OcclusionMaps() = default;
    /// Covers the sphere that holds all of the bodies. `side`: texels across it.
    OcclusionMaps(const OccluderMesh& mesh, const Vec3& centre, float radius, int side);

    /// Share of a small bundle of rays that ends at a body, and which.
    struct Hit {
        float share = 0;
        std::uint16_t body = kNobody;
    };
    /// One direction's projection, to be asked about many points in a row: they then share what is in the cache.
    class Bundle {
    public:
        /// Rays from `point` along the direction (upwards) or against it (downwards).
        Hit hit(bool upwards, const Vec3& point) const;

    private:
        friend class OcclusionMaps;
        /// A point's texel and level: column dot(point, u) + u0, row dot(point, v) + v0, level dot(point, along) +
        /// level0.
        Vec3 u_, v_, along_;
        float u0_ = 0, v0_ = 0, level0_ = 0;
        int side_ = 0;
        std::vector<std::uint16_t> top_, bottom_; ///< levels; 0 and 65535 where nothing is
        std::vector<std::uint16_t> topBody_, bottomBody_;

        void draw(const OccluderMesh& mesh);
        void drawTriangle(const cv::Vec3f corner[3], std::uint16_t body);
    };
    const Bundle& bundle(int index) const { return bundles_[size_t(index)]; }

    /// How far along its normal a point must be lifted off a surface in the maps so that it is not hidden by itself.
    float liftMm() const { return 1.3F * texelMm_; }
    bool empty() const { return bundles_.empty(); }

private:
    float texelMm_ = 1;
    std::vector<Bundle> bundles_;
};

inline OcclusionMaps::Hit OcclusionMaps::Bundle::hit(bool upwards, const Vec3& point) const
{
    const float u = dot(point, u_) + u0_ - 0.5F, v = dot(point, v_) + v0_ - 0.5F;
    if (!(u >= 0 && v >= 0 && u < float(side_ - 1) && v < float(side_ - 1))) return {};
    const int column = static_cast<int>(u), row = static_cast<int>(v);
    const float fu = u - float(column), fv = v - float(row);
    const size_t first = size_t(row) * size_t(side_) + size_t(column);
    // Nearer than the outermost surface on that side: hidden. Downwards all signs turn.
    const float sign = upwards ? 1.0F : -1.0F;
    const float level = (dot(point, along_) + level0_) * sign;
    const std::uint16_t* outermost = (upwards ? top_ : bottom_).data() + first;
    const bool hidden[4] = {outermost[0] * sign > level, outermost[1] * sign > level, outermost[side_] * sign > level,
                            outermost[side_ + 1] * sign > level};
    const float upper = (hidden[0] ? 1 - fu : 0) + (hidden[1] ? fu : 0);
    const float lower = (hidden[2] ? 1 - fu : 0) + (hidden[3] ? fu : 0);
    Hit hit;
    hit.share = upper * (1 - fv) + lower * fv;
    if (hit.share > 0) {
        const size_t at = hidden[0] ? 0 : hidden[1] ? 1 : hidden[2] ? size_t(side_) : size_t(side_) + 1;
        hit.body = (upwards ? topBody_ : bottomBody_)[first + at];
    }
    return hit;
}

} // namespace clutch::simulation
