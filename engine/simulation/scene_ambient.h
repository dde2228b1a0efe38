// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/scene_environment.h"
#include "engine/simulation/scene_occlusion.h"

#include <functional>
#include <span>
#include <vector>

namespace clutch::simulation {

/// Where on a body light is looked up, to know what the body throws back.
struct GlowProbe {
    Vec3 point, normal, albedo;
};

/// Light that does not come straight from a lamp: from the room, as far as bodies leave it free, and from bodies and
/// the table, which throw back what falls on them (two bounces, matt). Linear R G B; "radiance of a white wall"
/// throughout.
class AmbientLight {
public:
    /// Direct light of the lamps at a point, shadows included.
    using DirectLight = std::function<Vec3(const Vec3& point, const Vec3& normal)>;

    AmbientLight() = default;
    explicit AmbientLight(const Environment& environment);

    /// `probes`: one list a body. The table is white times `tableAlbedo`.
    void light(OcclusionMaps maps, const std::vector<std::vector<GlowProbe>>& probes, const Vec3& tableAlbedo,
               const Vec3& centre, float radius, const DirectLight& direct);

    /// A point that wants to know.
    struct Query {
        Vec3 point, normal, mirror; ///< `mirror`: the mirrored ray
        float roughness = 1;
        bool isOnBody = false; ///< the point lies on a body that is in the maps
        std::uint16_t transparent =
            OcclusionMaps::kNobody; ///< a body that hides nothing, for light that passes through it
    };
    struct Received {
        /// Direction-weighted sums of red, green and blue radiance over the hemisphere asked about: the cosine law is
        /// linear in the normal, so that they also answer for normals nearby.
        Vec3 red, green, blue;
        float open = 0;    ///< share of the directions above the surface that see the room
        float blocked = 0; ///< share of the lobe around the mirrored ray that does not see the room
        Vec3 mirrored;     ///< what the blocked share shows

        /// Radiance of a white matt wall there.
        Vec3 white(const Vec3& normal) const
        {
            return {std::max(dot(red, normal), 0.0F), std::max(dot(green, normal), 0.0F),
                    std::max(dot(blue, normal), 0.0F)};
        }
        void add(const Received& other, float weight);
    };
    /// One answer a query; best asked about neighbours at a time.
    void receive(std::span<const Query> queries, std::span<Received> answers) const;
    Received receive(const Query& query) const;

    /// What a white table, empty of bodies, gets from the room.
    const Vec3& emptyTable() const { return emptyTable_; }

private:
    /// Radiance of a body's side that faces `normal`: constant and linear part, fitted.
    struct Glow {
        Vec3 mean, x, y, z;
        Vec3 facing(const Vec3& n) const
        {
            const Vec3 sum = mean + x * n.x + y * n.y + z * n.z;
            return {std::max(sum.x, 0.0F), std::max(sum.y, 0.0F), std::max(sum.z, 0.0F)};
        }
    };
    struct Ray;
    Ray cast(const OcclusionMaps::Bundle* bundle, int index, bool upwards, const Vec3& point,
             std::uint16_t transparent) const;
    Vec3 tableGlow(float x, float y) const;
    Glow fitGlow(const std::vector<GlowProbe>& probes, const DirectLight& direct) const;
    void lightTable(const Vec3& tableAlbedo, const DirectLight& direct);

    std::vector<Vec3> room_; ///< along each direction
    Vec3 emptyTable_;
    OcclusionMaps maps_;
    std::vector<Glow> glows_;
    std::vector<Vec3> thrown_; ///< glow of a body's side that faces along or against a direction, [body][direction][2]
    cv::Mat table_;            ///< CV_32FC3 radiance around the bodies
    Vec3 centre_;
    float tableHalfMm_ = 1;
    int tableSide_ = 0; ///< cells of `table_`
};

} // namespace clutch::simulation
