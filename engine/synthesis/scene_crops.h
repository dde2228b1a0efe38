// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/random.h"

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

/// How pictures are made alike in all that must not tell real clusters from synthesized ones: background, resolution,
/// colour, light, noise, compression. What is left to learn from is how the objects lie.
namespace clutch::synthesis {

/// A table as in `photo` (CV_8UC3) with nothing on it: the colours of its four corners, blended across, with the grain
/// of the corners. CV_8UC3 of `size`. A random synthetic image on white would be told from a photo by its paper alone.
cv::Mat backgroundPlate(const cv::Mat& photo, cv::Size size, Random& random);

/// `box` (inside the image) of `image` (CV_8UC3) as another camera would have taken it: mirrored or not, at a
/// resolution between 40 and 160 px on the longer side, with another exposure, contrast and white balance, noise, and
/// mostly as a JPEG. CV_8UC3, the longer side `side` px. Both classes go through this.
cv::Mat augmentedCrop(const cv::Mat& image, const cv::Rect& box, int side, Random& random);

} // namespace clutch::synthesis
