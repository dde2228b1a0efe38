// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

#include <cstdint>

namespace clutch::media {

/// How stored pixels become an upright picture: first transposed, then mirrored. One form for EXIF and for a video's
/// display matrix.
struct Orientation {
    bool transpose = false;
    bool mirrorX = false; ///< left and right change places
    bool mirrorY = false; ///< top and bottom change places
    bool operator==(const Orientation&) const = default;
};

/// EXIF 2.3 tag 0x0112, 1 to 8; anything else is upright.
Orientation orientationFromExif(int value);

/// ISO/IEC 14496-12 track matrix, nine 16.16 numbers by rows, p' = p * M. Angles that are no multiple of 90 degrees are
/// rounded to one.
Orientation orientationFromDisplayMatrix(const std::int32_t* matrix);

/// The clockwise rotation in it: 0, 90, 180 or 270.
int rotationDegrees(const Orientation& orientation);

cv::Size uprightSize(cv::Size stored, const Orientation& orientation);
cv::Mat uprightImage(const cv::Mat& stored, const Orientation& orientation);

} // namespace clutch::media
