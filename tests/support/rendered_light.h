// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/procedural_noise.h"
#include "tests/support/rendered_shapes.h"

#include <algorithm>
#include <cmath>

/// How surfaces look in the room of the rendered recordings; directions in the world's frame, linear light, B G R.
namespace clutch::support {

/// A dim room with the lamp's soft square in it, the table below: what glossy things show. Direction in the world's
/// frame.
inline Vec roomLight(const Vec& direction, const Vec& tableColour, float softness)
{
    if (direction[2] < 0) return tableColour * (0.35f + 0.4f * smoothStep(-0.05f, -0.9f, direction[2]));
    const float lamp = smoothStep(0.93f - softness, 0.975f, direction.dot(kLamp));
    const float window = smoothStep(0.55f, 0.62f, direction[0]) * smoothStep(0.12f, 0.2f, direction[2]) *
                         smoothStep(0.62f, 0.5f, direction[2]);
    const float ceiling = 0.10f + 0.28f * direction[2];
    return Vec(ceiling * 1.06f, ceiling, ceiling * 0.96f) + Vec(2.2f, 2.3f, 2.35f) * lamp +
           Vec(0.75f, 0.68f, 0.6f) * window;
}

/// Diffuse light on a surface: lamp, ceiling, and the table's colour thrown back from below.
inline Vec diffuseLight(const Vec& normal, const Vec& tableColour, float heightShare)
{
    const float lamp = std::max(0.f, 0.92f * normal.dot(kLamp) + 0.08f);
    const float up = 0.5f + 0.5f * normal[2];
    const float open =
        0.35f + 0.65f * std::clamp(heightShare, 0.f, 1.f); // the table hides the room from what is near it
    return Vec(0.93f, 0.98f, 1.02f) * (0.95f * lamp) + Vec(0.25f, 0.23f, 0.21f) * (up * open) +
           tableColour * (0.30f * (1 - up) * open);
}

inline Vec glossyHighlight(const Vec& normal, const Vec& direction, float power, float strength)
{
    const Vec half = unit(kLamp - direction);
    const float edge = 1.f + direction.dot(normal); // 0 facing, 1 at the rim
    const float rim = 0.04f + 0.5f * std::pow(std::max(0.f, edge), 5.f);
    return Vec::all(strength * std::pow(std::max(0.f, normal.dot(half)), power) +
                    0.25f * rim * (0.4f + 0.6f * std::max(0.f, normal[2])));
}

} // namespace clutch::support
