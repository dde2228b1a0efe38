// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

namespace clutch::matting {

/// Removes from `alpha` (CV_32FC1, changed in place) what is not joined to the object: specks of the unknown band that
/// touch no pixel the trimap (CV_8UC1, normalised) knows as object and are smaller than a fiftieth of it.
void removeSpecks(cv::Mat& alpha, const cv::Mat& trimap);

struct Cutout {
    cv::Mat pixels; ///< CV_8UC4, straight colours, black where alpha is 0; empty when alpha is 0 everywhere
    cv::Rect box;   ///< in the frame
};

/// The object cut tightly out of its frame. `edgeColours`: the object's own colours instead of those seen (see
/// estimateForeground).
Cutout cutOut(const cv::Mat& image, const cv::Mat& alpha, bool edgeColours);

} // namespace clutch::matting
