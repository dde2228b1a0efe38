// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/matting/knn_matting.h"

#include <opencv2/core/mat.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace clutch::matting {

inline constexpr int kMaxKnnDimensions = 6;

// What one unit of x or y is. Not the side of the picture, as in the paper: the matte of a part of a picture would then
// not be that part of its matte. 700 is about the mean side of alphamatting.com's training images, by which the
// position weights were chosen.
inline constexpr float kPixelsPerUnit = 700;

/// The pixels that take part in KNN matting, the unknown ones and the known ones near them, in raster order, as points
/// in feature space, one array a dimension: the colour (r, g, b or s cos h, s sin h, s, v; each in a range one unit
/// wide), then x and y in kPixelsPerUnit.
struct KnnPoints {
    int dimensions = 0;
    std::array<std::vector<float>, kMaxKnnDimensions> values;
    std::vector<std::int32_t> pixels;  ///< y * width + x
    std::vector<std::uint8_t> unknown; ///< 1 where the opacity is asked for

    std::size_t size() const { return pixels.size(); }
};

///   image  CV_8UC3      trimap  CV_8UC1, 0 128 255
KnnPoints knnPoints(const cv::Mat& image, const cv::Mat& trimap, MattingFeatures features);

} // namespace clutch::matting
