// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/random.h"
#include "engine/synthesis/compositor.h"
#include "engine/synthesis/synthesis.h"

#include <opencv2/core/mat.hpp>

#include <span>
#include <vector>

namespace clutch::synthesis {

/// Clusters that lie as no real one does, for the likelihood to reject. Two in five lie anywhere in the image (paper
/// 000, section 3.2). The others are grown, most objects near one that lies already: at random they make clumps, chains
/// and piles, and were those never rejected, the optimiser would find them. Each layout has its own nearness and its
/// own share that an object must show where that can be had. In the order placed: each lies beneath all before it.
///
///   cutouts      CV_8UC4, tight; scales one a cut-out, as commonScales()
std::vector<DrawnObject> randomLayout(std::span<const cv::Mat> cutouts, const SynthesisOptions& options,
                                      std::span<const double> scales, Random& random);

/// Sets `covered` (CV_8UC1) to 255 where the object is opaque.
void markCovered(const DrawnObject& object, cv::Mat& covered);

} // namespace clutch::synthesis
