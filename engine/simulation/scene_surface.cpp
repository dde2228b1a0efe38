// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/scene_surface.h"

#include <cstdint>

namespace clutch::simulation {

namespace {

constexpr float kPi = 3.14159265F;
constexpr float kDielectric = 0.04F; ///< reflectance of plastic, glaze, skin of fruit at normal incidence

float power5(float v)
{
    return v * v * v * v * v;
}

/// GGX with correlated Smith shadowing, as in glTF 2.0 appendix B; without Fresnel.
float ggx(float alpha, float normalHalf, float normalEye, float normalLamp)
{
    const float a2 = alpha * alpha;
    const float d = normalHalf * normalHalf * (a2 - 1) + 1;
    const float eye = normalLamp * std::sqrt(normalEye * normalEye * (1 - a2) + a2);
    const float lamp = normalEye * std::sqrt(normalLamp * normalLamp * (1 - a2) + a2);
    return a2 / (kPi * d * d) * 0.5F / std::max(eye + lamp, 1e-6F);
}

/// Highlight of a ball of light: its point nearest to the mirrored ray stands for it, and the lobe is widened so that
/// no energy is made (Karis 2013, "Representative point").
float ballHighlight(const Surface& surface, const Vec3& toLamp, float distance, float radius, float roughness,
                    float& eyeHalf)
{
    const float normalEye = std::max(dot(surface.normal, surface.toEye), 1e-4F);
    const Vec3 mirrored = surface.normal * (2 * dot(surface.normal, surface.toEye)) - surface.toEye;
    const Vec3 centreToRay = mirrored * dot(toLamp, mirrored) - toLamp;
    const Vec3 nearest = toLamp + centreToRay * clamp01(radius / std::max(length(centreToRay), 1e-6F));
    const Vec3 l = normalized(nearest);
    const float normalLamp = dot(surface.normal, l);
    if (normalLamp <= 0) return 0;
    const Vec3 half = normalized(l + surface.toEye);
    eyeHalf = clamp01(dot(half, surface.toEye));
    const float alpha = std::max(roughness * roughness, 0.002F);
    const float widened = clamp01(alpha + radius / (3 * distance));
    const float kept = (alpha / widened) * (alpha / widened);
    return ggx(alpha, clamp01(dot(surface.normal, half)), normalEye, normalLamp) * kept * normalLamp;
}

/// What an even room gives back by the lobe: scale * reflectance at normal incidence + bias (split sum, Karis 2013),
/// integrated once over half vectors drawn from the lobe (Hammersley points).
class IntegratedLobe {
public:
    IntegratedLobe()
    {
        for (int row = 0; row < kSide; ++row)
            for (int column = 0; column < kSide; ++column)
                table_[row][column] = integrate(float(row) / (kSide - 1), (float(column) + 0.5F) / kSide);
    }

    struct Response {
        float scale = 0, bias = 0;
    };
    Response at(float roughness, float normalEye) const
    {
        const float y = clamp01(roughness) * (kSide - 1.001F);
        const float x = std::clamp(normalEye * kSide - 0.5F, 0.0F, kSide - 1.001F);
        const int row = static_cast<int>(y), column = static_cast<int>(x);
        const float fy = y - float(row), fx = x - float(column);
        const auto between = [&](float Response::*value) {
            const float top = table_[row][column].*value * (1 - fx) + table_[row][column + 1].*value * fx;
            const float bottom = table_[row + 1][column].*value * (1 - fx) + table_[row + 1][column + 1].*value * fx;
            return top * (1 - fy) + bottom * fy;
        };
        return {between(&Response::scale), between(&Response::bias)};
    }

private:
    static constexpr int kSide = 24, kPoints = 128;

    static Response integrate(float roughness, float normalEye)
    {
        const float alpha = std::max(roughness * roughness, 0.002F);
        const Vec3 eye(std::sqrt(1 - normalEye * normalEye), 0, normalEye);
        Response sum;
        for (std::uint32_t i = 0; i < kPoints; ++i) {
            float mirroredBits = 0;
            for (std::uint32_t bits = i, digit = 1; bits != 0; bits >>= 1, digit <<= 1)
                mirroredBits += (bits & 1) != 0 ? 0.5F / float(digit) : 0;
            const float turn = 2 * kPi * (float(i) + 0.5F) / kPoints;
            const float cosine = std::sqrt((1 - mirroredBits) / (1 + (alpha * alpha - 1) * mirroredBits));
            const float sine = std::sqrt(std::max(1 - cosine * cosine, 0.0F));
            const Vec3 half(sine * std::cos(turn), sine * std::sin(turn), cosine);
            const float eyeHalf = dot(eye, half);
            const float normalLamp = (half * (2 * eyeHalf) - eye).z;
            if (normalLamp <= 0 || eyeHalf <= 0) continue;
            // ggx * normalLamp over the density of the mirrored ray, D * normalHalf / (4 eyeHalf): D cancels.
            const float a2 = alpha * alpha;
            const float smith = normalLamp * std::sqrt(normalEye * normalEye * (1 - a2) + a2) +
                                normalEye * std::sqrt(normalLamp * normalLamp * (1 - a2) + a2);
            const float weight = 2 * normalLamp * eyeHalf / (smith * cosine) / kPoints;
            const float fresnel = power5(1 - eyeHalf);
            sum.scale += (1 - fresnel) * weight;
            sum.bias += fresnel * weight;
        }
        return sum;
    }

    Response table_[kSide][kSide];
};

const IntegratedLobe& integratedLobe()
{
    static const IntegratedLobe lobe;
    return lobe;
}

Vec3 faceOn(const Surface& surface)
{
    return mix(Vec3(kDielectric), surface.albedo, surface.metallic);
}

} // namespace

LampLight::LampLight(const Lamp& lamp) : position(Vec3(lamp.position)), radius(float(lamp.radiusMm))
{
    const double distance = cv::norm(lamp.position);
    power = Vec3(lamp.colour * (distance * distance));
}

LampShare lampLight(const Surface& surface, const LampLight& lamp)
{
    const Vec3 toLamp = lamp.position - surface.point;
    const float distance = length(toLamp);
    const Vec3 l = toLamp * (1 / distance);
    const float cosine = dot(surface.normal, l);
    // Irradiance over pi: what a white wall would show.
    const Vec3 white = lamp.power * (1 / (distance * distance));
    const Vec3 matt = surface.albedo * (1 - surface.metallic);
    LampShare share;
    share.passed = matt * white * (surface.translucency * std::max(-cosine, 0.0F));
    if (cosine <= 0) return share;
    const float coatFresnel =
        surface.clearCoat * (kDielectric + (1 - kDielectric) * power5(1 - clamp01(dot(surface.normal, surface.toEye))));
    float eyeHalf = 1;
    const float highlight = ballHighlight(surface, toLamp, distance, lamp.radius, surface.roughness, eyeHalf);
    const Vec3 f0 = faceOn(surface);
    const Vec3 fresnel = mix(f0, Vec3(1), power5(1 - eyeHalf));
    share.reflected =
        matt * white * (cosine * (1 - surface.translucency) * (1 - kDielectric)) + fresnel * white * (highlight * kPi);
    if (surface.clearCoat > 0) {
        float coatEyeHalf = 1;
        const float coat =
            ballHighlight(surface, toLamp, distance, lamp.radius, surface.clearCoatRoughness, coatEyeHalf);
        const float coatShare = surface.clearCoat * (kDielectric + (1 - kDielectric) * power5(1 - coatEyeHalf));
        share.reflected = share.reflected * (1 - coatFresnel) + white * (coat * coatShare * kPi);
    }
    return share;
}

AmbientResponse ambientResponse(const Surface& surface)
{
    const float normalEye = clamp01(dot(surface.normal, surface.toEye));
    const auto [scale, bias] = integratedLobe().at(surface.roughness, normalEye);
    AmbientResponse response;
    const Vec3 f0 = faceOn(surface);
    response.specular = f0 * scale + Vec3(bias);
    response.diffuse = surface.albedo * ((1 - surface.metallic) * (1 - (kDielectric * scale + bias)));
    if (surface.clearCoat > 0) {
        const auto [coatScale, coatBias] = integratedLobe().at(surface.clearCoatRoughness, normalEye);
        response.coat = surface.clearCoat * (kDielectric * coatScale + coatBias);
        response.specular *= 1 - response.coat;
        response.diffuse *= 1 - response.coat;
    }
    return response;
}

} // namespace clutch::simulation
