// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/rendered_shapes.h"

#include <algorithm>
#include <cmath>

namespace clutch::support {

inline float toDisplay(float linear)
{
    return 255.f * std::pow(std::clamp(linear, 0.f, 1.f), 1 / 2.2f);
}

struct Body {
    Vec centre;
    Rotation worldFromShape;
};

struct Camera {
    Vec position, right, down, forward;
    float focalPx = 1, midX = 0, midY = 0;

    Vec ray(float x, float y) const { return unit(forward * focalPx + right * (x - midX) + down * (y - midY)); }
    cv::Point2f project(const Vec& p) const
    {
        const Vec seen = p - position;
        const float scale = focalPx / seen.dot(forward);
        return {midX + seen.dot(right) * scale, midY + seen.dot(down) * scale};
    }
};

Camera lookDown(const RecordingSpec& spec);

/// Linear light of the table, B G R, chosen to contrast with the object lying on it.
Vec tableTint(ObjectKind kind);

/// The empty table in its uneven light, CV_32FC3, sRGB values 0 .. 255.
cv::Mat paintTable(const RecordingSpec& spec, const Camera& camera);

/// Where the object is at this time and how it is turned. `sideways` moves the whole path, object radii.
Body bodyAt(const RecordingSpec& spec, const Shape& shape, double seconds, float sideways);

} // namespace clutch::support
