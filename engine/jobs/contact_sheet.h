// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/rle.h"

#include <opencv2/core/mat.hpp>

#include <string>
#include <vector>

namespace clutch::jobs {

/// `cutout` (CV_8UC4) over grey squares, CV_8UC3, as a person judges an edge.
cv::Mat overCheckerboard(const cv::Mat& cutout);

/// The image with each mask filled (45 %) and outlined in a colour of its own.
cv::Mat withMasks(const cv::Mat& image, const std::vector<RunLengthMask>& masks);

struct SheetRow {
    std::string caption;
    std::vector<cv::Mat> pictures; ///< CV_8UC3 of any size; fitted into equal cells
};

/// Rows of pictures with a caption each, CV_8UC3. Rows without pictures are left out.
cv::Mat contactSheet(const std::vector<SheetRow>& rows, int columns, int cellWidth, int cellHeight);

} // namespace clutch::jobs
