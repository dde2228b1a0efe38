// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/scene_light.h"

#include "engine/simulation/part_colour.h"

#include <opencv2/imgproc.hpp>

namespace clutch::simulation {

namespace {

Vec3 meanAlbedo(const Material& material)
{
    Vec3 albedo(material.albedo);
    if (material.albedoTexture.empty()) return albedo;
    cv::Mat small;
    cv::resize(material.albedoTexture, small, {16, 16}, 0, 0, cv::INTER_AREA);
    cv::Vec3d sum;
    for (const auto& bgr : cv::Mat_<cv::Vec3b>(small))
        for (int channel = 0; channel < 3; ++channel)
            sum[2 - channel] += linearFromSrgb(bgr[channel] / 255.0) / 256;
    return albedo * Vec3(sum);
}

/// Fine enough for the edge of the shadow of one thing, and of a heap; and for what they hide of the room.
int shadowSide(size_t bodies)
{
    return bodies == 1 ? 512 : 1024;
}

int occlusionSide(size_t bodies)
{
    return bodies == 1 ? 96 : 192;
}

} // namespace

void SceneLight::setSurroundings(const Surroundings& surroundings, const Material& ground)
{
    lamps_.clear();
    for (const Lamp& lamp : surroundings.lamps)
        lamps_.emplace_back(lamp);
    environment_ = Environment(surroundings.environment);
    ambient_ = AmbientLight(environment_);
    tableAlbedo_ = meanAlbedo(ground);
    exposure_ = float(surroundings.exposure);
}

void SceneLight::light(SceneRaster& raster, std::span<const Draw> casting, const SceneBodies& bodies,
                       std::uint32_t lampsOn)
{
    lampsOn_ = lampsOn;
    bodies_ = bodies.probes().size();
    shadows_.assign(lamps_.size(), {});
    const int side = shadowSide(bodies_);
    for (size_t i = 0; i < lamps_.size() && !casting.empty(); ++i) {
        if (!isOn(i)) continue;
        const View view = View::lookingAtSphere(lamps_[i].position, bodies.centre(), bodies.radius(), side);
        shadows_[i] = ShadowMap(view, raster.draw(casting, view, {{0, 0}, view.size}, false), lamps_[i].radius);
    }
    OcclusionMaps maps;
    if (!casting.empty()) maps = OcclusionMaps(bodies.mesh(), bodies.centre(), bodies.radius(), occlusionSide(bodies_));
    ambient_.light(std::move(maps), bodies.probes(), tableAlbedo_, bodies.centre(), bodies.radius(),
                   [this](const Vec3& point, const Vec3& normal) { return direct(point, normal); });
}

Vec3 SceneLight::direct(const Vec3& point, const Vec3& normal) const
{
    Vec3 sum;
    for (size_t i = 0; i < lamps_.size(); ++i) {
        if (!isOn(i)) continue;
        const Vec3 toLamp = lamps_[i].position - point;
        const float distance2 = dot(toLamp, toLamp);
        const float cosine = dot(toLamp, normal) / std::sqrt(distance2);
        if (cosine > 0) sum += lamps_[i].power * (cosine / distance2 * shadows_[i].lit(point, normal, 0));
    }
    return sum;
}

Vec3 SceneLight::leaving(const Seen& seen, float turn) const
{
    const Surface& surface = seen.surface;
    Vec3 light;
    for (size_t i = 0; i < lamps_.size(); ++i) {
        if (!isOn(i)) continue;
        const LampShare share = lampLight(surface, lamps_[i]);
        if (share.reflected.x + share.reflected.y + share.reflected.z > 0)
            light += share.reflected * shadows_[i].lit(surface.point, seen.flatNormal, turn);
        if (share.passed.x + share.passed.y + share.passed.z > 0)
            light += share.passed * shadows_[i].lit(surface.point, -seen.flatNormal, turn, seen.body + 1U);
    }
    const AmbientResponse response = ambientResponse(surface);
    const AmbientLight::Received& received = seen.received;
    const Vec3 white =
        mix(received.white(surface.normal), seen.receivedBehind.white(-surface.normal), surface.translucency);
    light += response.diffuse * white;
    const auto mirrored = [&](float roughness) {
        return environment_.mirrored(seen.mirror, roughness) * (1 - received.blocked) + received.mirrored;
    };
    light += response.specular * mirrored(surface.roughness);
    if (response.coat > 0) light += mirrored(surface.clearCoatRoughness) * response.coat;
    return light * exposure_;
}

} // namespace clutch::simulation
