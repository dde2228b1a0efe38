// SPDX-License-Identifier: Apache-2.0
#include "engine/media/orientation.h"

#include <cstdlib>

namespace clutch::media {

Orientation orientationFromExif(int value)
{
    switch (value) {
    case 2:
        return {.transpose = false, .mirrorX = true, .mirrorY = false};
    case 3:
        return {.transpose = false, .mirrorX = true, .mirrorY = true};
    case 4:
        return {.transpose = false, .mirrorX = false, .mirrorY = true};
    case 5:
        return {.transpose = true, .mirrorX = false, .mirrorY = false};
    case 6:
        return {.transpose = true, .mirrorX = true, .mirrorY = false};
    case 7:
        return {.transpose = true, .mirrorX = true, .mirrorY = true};
    case 8:
        return {.transpose = true, .mirrorX = false, .mirrorY = true};
    default:
        return {};
    }
}

Orientation orientationFromDisplayMatrix(const std::int32_t* matrix)
{
    // x' = a x + c y, y' = b x + d y
    const std::int64_t a = matrix[0], b = matrix[1], c = matrix[3], d = matrix[4];
    if (std::abs(a) + std::abs(d) >= std::abs(b) + std::abs(c))
        return {.transpose = false, .mirrorX = a < 0, .mirrorY = d < 0};
    return {.transpose = true, .mirrorX = c < 0, .mirrorY = b < 0};
}

int rotationDegrees(const Orientation& orientation)
{
    if (!orientation.transpose) return orientation.mirrorX && orientation.mirrorY ? 180 : 0;
    return orientation.mirrorX ? 90 : 270;
}

cv::Size uprightSize(cv::Size stored, const Orientation& orientation)
{
    return orientation.transpose ? cv::Size(stored.height, stored.width) : stored;
}

cv::Mat uprightImage(const cv::Mat& stored, const Orientation& orientation)
{
    cv::Mat upright = stored;
    if (orientation.transpose) cv::transpose(stored, upright);
    if (!orientation.mirrorX && !orientation.mirrorY) return upright;
    const int axis = orientation.mirrorX && orientation.mirrorY ? -1 : orientation.mirrorX ? 1 : 0;
    cv::Mat mirrored;
    cv::flip(upright, mirrored, axis);
    return mirrored;
}

} // namespace clutch::media
