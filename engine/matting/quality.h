// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/matting/matte_recording.h"
#include "engine/matting/propagation.h"

namespace clutch::matting {

/// How far a matte can be trusted. Every doubt is a share of the object between "nothing to say" and "useless"; the
/// score is the product of what the doubts leave, a flag is raised half-way, and a frame is accepted from a score of
/// 0.5 on: one flag rejects it, and so do several lesser doubts together.
///   alpha CV_32FC1 and trimap CV_8UC1 (normalised) at the frame's size
FrameQuality assess(const TrimapStep& step, const cv::Mat& alpha, const cv::Mat& trimap);

/// Share of the object that the frame's border cuts off, estimated from how fast the object widens inwards from the
/// border: a round object that merely touches it loses next to nothing, however long the contact. `object` CV_8UC1.
double shareCutOff(const cv::Mat& object);

} // namespace clutch::matting
