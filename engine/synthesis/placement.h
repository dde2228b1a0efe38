// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/random.h"
#include "engine/synthesis/synthesis.h"

#include <opencv2/core/types.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace clutch::synthesis {

/// For each cut-out, how much it is scaled when the scale drawn is 1: in every group the median of the longer sides
/// becomes `objectShare` of the image's shorter side, so that goods which differ in size still do, and recordings made
/// from different distances agree. `groups` as in synthesizeImage().
std::vector<double> commonScales(std::span<const cv::Mat> cutouts, std::span<const std::int64_t> groups,
                                 const SynthesisOptions& options);

/// One object anywhere: cut-out and angle uniform, scale uniform in its logarithm between scaleMin and scaleMax, centre
/// uniform but at least a quarter of the drawn longer side inside the image, so that no more than about a quarter of an
/// object is cut off.
PlannedObject drawPlacement(std::span<const cv::Mat> cutouts, const SynthesisOptions& options,
                            std::span<const double> commonScales, Random& random);

/// What the image of a seed begins with: how many objects it gets, and its background.
struct ImageStart {
    int objects = 1;
    cv::Mat background; ///< CV_8UC3
};
ImageStart startImage(std::span<const cv::Mat> backgrounds, const SynthesisOptions& options, std::uint64_t seed);

/// White, the colour, or one of `backgrounds` scaled to cover the image and cropped at random. CV_8UC3 of options.size.
cv::Mat makeBackground(std::span<const cv::Mat> backgrounds, const SynthesisOptions& options, Random& random);

/// "#rrggbb" as B G R. Throws Error{Usage} naming the field.
cv::Vec3b colourFromText(const std::string& text);

} // namespace clutch::synthesis
