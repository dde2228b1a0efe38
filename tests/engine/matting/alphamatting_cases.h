// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/matting/knn_matting.h"

#include <string>
#include <vector>

/// The training images of alphamatting.com (Rhemann and others, "A Perceptually Motivated Online Benchmark for Image
/// Matting", CVPR 2009) in the development data, beside what pymatting 1.1 (commit 35c4159, estimate_alpha_knn with its
/// defaults) reaches on them: pymatting.json there.
namespace clutch::matting::test {

struct AlphamattingCase {
    std::string image;  ///< "GT01"
    std::string trimap; ///< "Trimap1" or "Trimap2"
};

struct AlphamattingResult {
    double meanSquaredError = 0; ///< over the unknown pixels of a case, then over the cases
    double peerMeanSquaredError = 0;
};

bool hasAlphamatting();
std::vector<AlphamattingCase> allAlphamattingCases(); ///< 14 images, 2 trimaps each

/// Prints a line a case. Throws std::runtime_error when the unknown pixels are not as many as the peer counted.
AlphamattingResult runAlphamatting(const std::vector<AlphamattingCase>& cases, MattingFeatures features);

} // namespace clutch::matting::test
