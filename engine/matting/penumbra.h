// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/matting/colour_model.h"

#include <optional>

namespace clutch::matting {

/// The hue of a recording's shadows, from what surely is one: table near the object that darkens towards it without an
/// edge. What a lamp does not reach is lit by the rest of the room, which often is bluer.
///   mean    CV_32FC3, L a b of the empty table      table   CV_8UC1, known background
///   nearby  CV_8UC1, where the object may throw its shadow
/// Levels of a and b by which a shadow differs from a plain darker shade of the table, for each level of L it is
/// darker. Nothing where too little of a shadow is seen.
std::optional<cv::Vec2f> hueOfShadow(const WorkFrame& frame, const cv::Mat& mean, const cv::Mat& table,
                                     const cv::Mat& nearby);

/// Levels of a and b by which colours (CV_32FC3, L a b) change, at the same L, when their light turns from a lamp's
/// yellow towards the blue of daylight: for blue light stronger by e, linearly. CV_32FC2.
cv::Mat lampTintOf(const cv::Mat& colours);

/// The share of its a and b that a table of lightness `from` keeps at lightness `to` (8-bit L both): L a b are cube
/// roots of light but for the offset of L, so a and b fall in proportion to L + 16 %.
inline float shadedChroma(float from, float to)
{
    constexpr float kLightnessOffset = 0.16F * 255;
    return (to + kLightnessOffset) / (from + kLightnessOffset);
}

} // namespace clutch::matting
