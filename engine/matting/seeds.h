// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/matting/colour_model.h"

#include <opencv2/core.hpp>

#include <cstdint>

namespace clutch::matting {

/// An object found in a frame, at working size.
struct Segmentation {
    cv::Mat mask;             ///< CV_8UC1, 0 or 255; all 0 when there is no object
    cv::Mat others;           ///< CV_8UC1, 255 on what is neither this object nor the table: a second object
    cv::Mat gaps;             ///< CV_8UC1, 255 on gaps of a lattice, which the mask leaves out
    cv::Mat logRatio;         ///< of the colours, see ColourModel
    double shadowNats = -0.7; ///< what the colours of a clear shadow say, see ColourModel
    double edgeSupport =
        0; ///< share of the outline that lies on an edge of the picture; about 0.25 for an outline drawn anywhere
    bool found() const { return !mask.empty() && cv::countNonZero(mask) > 0; }
};

/// Minimum cut (Boykov, Jolly 2001; edge weights of Rother, Kolmogorov, Blake, "GrabCut", 2004) between the pixels of
/// `fixed` that are 0 and those that are 255; 128 are free. `evidence` CV_32FC1 in nats, positive for object. Returns a
/// mask, CV_8UC1, 0 or 255.
cv::Mat minimumCut(const WorkFrame& frame, const cv::Mat& evidence, const cv::Mat& fixed);

/// Share of the mask's outline lying on an edge that is stronger than most of the background's own.
double edgeSupport(const WorkFrame& frame, const cv::Mat& mask);

/// Paper 000, section 3.1: the background's colours from the border of the picture, the object's from its centre, and
/// an object is more likely near the centre. Both models are then learnt again from what was found, three times over.
/// `model` is left fitted.
Segmentation seedObject(const WorkFrame& frame, ColourModel& model);

/// Known object, known background and between them the unknown band, at the frame's size.
///   doubtful   CV_8UC1 at working size or empty: not 0 where a pixel must stay unknown
///   bandPx     width of the band in frame pixels; what the working size cannot tell widens it
cv::Mat trimapAround(const WorkFrame& frame, const Segmentation& found, const cv::Mat& doubtful, int bandPx);

/// What a cut tells KNN matting of the unknown band (knnMatte's `prior`), at the frame's size: nothing as near to its
/// outline as it may be wrong, and little beyond.
cv::Mat priorFrom(const WorkFrame& frame, const cv::Mat& mask);

} // namespace clutch::matting
