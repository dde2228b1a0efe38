// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/exporting/dataset.h"

#include <opencv2/core/mat.hpp>

namespace clutch::exporting {

/// CV_16UC1: 0 where nothing is, else the number of the object, from 1 in the order of the labels. Throws
/// Error{Corrupt} naming the picture when two objects claim a pixel, Error{Unsupported} above `most` objects.
cv::Mat labelMap(const Labels& labels, const Picture& picture, std::size_t most);

} // namespace clutch::exporting
