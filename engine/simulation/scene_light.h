// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/scene_ambient.h"
#include "engine/simulation/scene_bodies.h"
#include "engine/simulation/scene_environment.h"
#include "engine/simulation/scene_raster.h"
#include "engine/simulation/scene_shadow.h"
#include "engine/simulation/scene_surface.h"

#include <vector>

namespace clutch::simulation {

/// All light of a scene: of lamps with their shadows, of the room, and what bodies throw at one another.
class SceneLight {
public:
    static constexpr std::uint32_t kAllLamps = ~0U;

    /// `ground`: what things lie on.
    void setSurroundings(const Surroundings& surroundings, const Material& ground);
    /// `casting`: what throws shadows, coded by body + 1. `lampsOn`: a bit a lamp.
    void light(SceneRaster& raster, std::span<const Draw> casting, const SceneBodies& bodies,
               std::uint32_t lampsOn = kAllLamps);

    /// A visible point; `body` OcclusionMaps::kNobody for the table.
    struct Seen {
        Surface surface;
        Vec3 flatNormal, mirror;                         ///< `mirror`: the eye's ray, mirrored
        AmbientLight::Received received, receivedBehind; ///< behind: only of what light passes through
        std::uint16_t body = OcclusionMaps::kNobody;
    };
    /// Towards the eye, times exposure. `turn`: see ShadowMap::lit.
    Vec3 leaving(const Seen& seen, float turn) const;
    size_t bodies() const { return bodies_; }
    const std::vector<LampLight>& lamps() const { return lamps_; }
    const AmbientLight& ambient() const { return ambient_; }
    /// Share of a lamp that reaches a point of the table.
    float litOnTable(size_t lamp, const Vec3& point, float turn) const
    {
        return shadows_[lamp].lit(point, {0, 0, 1}, turn);
    }
    Vec3 room(const Vec3& direction) const { return environment_.mirrored(direction, 0) * exposure_; }

private:
    bool isOn(size_t lamp) const { return (lampsOn_ >> lamp & 1) != 0; }
    Vec3 direct(const Vec3& point, const Vec3& normal) const;

    std::vector<LampLight> lamps_;
    std::vector<ShadowMap> shadows_;
    Environment environment_;
    AmbientLight ambient_;
    Vec3 tableAlbedo_;
    float exposure_ = 1;
    std::uint32_t lampsOn_ = kAllLamps;
    size_t bodies_ = 0;
};

} // namespace clutch::simulation
