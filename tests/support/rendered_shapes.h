// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/rendered_recording.h"

#include <opencv2/core.hpp>

#include <memory>
#include <optional>

namespace clutch::support {

using Vec = cv::Vec3f;
using Rotation = cv::Matx33f;

inline Vec unit(const Vec& v)
{
    return v * (1.f / std::sqrt(v.dot(v)));
}

/// Where the one big lamp stands, as a direction from the table; world: x right, y away from the camera, z up, table at
/// z = 0.
inline const Vec kLamp = unit(Vec(-0.55f, -0.15f, 0.85f));

/// What a ray met, in the frame of the shape.
struct Hit {
    float distance = 0;
    Vec point, normal;
};

/// A shape of about unit radius about its own origin. Colours are linear light, B G R.
class Shape {
public:
    virtual ~Shape() = default;
    virtual std::optional<Hit> hit(const Vec& origin, const Vec& direction) const = 0;
    virtual float boundingRadius() const = 0;
    /// How far the shape reaches against `down`, a unit vector in its own frame: it rests on the table at this height.
    virtual float reach(const Vec& down) const = 0;
    virtual Vec shade(const Hit& hit, const Vec& direction, const Rotation& worldFromShape,
                      const Vec& tableColour) const = 0;
    virtual Vec meanColour() const = 0; ///< what it throws back onto the table
};

std::unique_ptr<const Shape> makeShape(ObjectKind kind, std::uint64_t seed);

} // namespace clutch::support
