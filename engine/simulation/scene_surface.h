// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/scene_math.h"
#include "engine/simulation/scene_renderer.h"

namespace clutch::simulation {

/// A visible point and what it is made of. Linear R G B.
struct Surface {
    Vec3 point, normal, toEye; ///< unit
    Vec3 albedo;
    float roughness = 0.5F, metallic = 0, clearCoat = 0, clearCoatRoughness = 0.1F, translucency = 0;
};

/// A lamp as the light passes use it.
struct LampLight {
    Vec3 position;
    float radius = 0;
    Vec3 power; ///< radiance of a white matt wall that faces it, times its distance squared

    explicit LampLight(const Lamp& lamp);
};

/// What a lamp adds where nothing stands in its way. `reflected` takes the full shadow, `passed` (through the body) the
/// shadow of other things alone.
struct LampShare {
    Vec3 reflected, passed;
};
LampShare lampLight(const Surface& surface, const LampLight& lamp);

/// How a surface answers light from all around: radiance = diffuse * irradiance / pi + specular * mirrored(roughness) +
/// coat * mirrored(clearCoatRoughness).
struct AmbientResponse {
    Vec3 diffuse, specular;
    float coat = 0;
};
AmbientResponse ambientResponse(const Surface& surface);

} // namespace clutch::simulation
