// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/matting/knn_tree.h"

#include <opencv2/core/mat.hpp>

#include <array>
#include <cstdint>
#include <vector>

namespace clutch::matting {

/// One search for neighbours: how many, and how much x and y count against the colours.
struct KnnPass {
    int count;
    float positionWeight;
};

std::array<KnnPass, 2> knnPasses();

/// The system whose solution is the opacity of the unknown pixels. It minimises the sum of w (alpha_i - alpha_j)^2 over
/// three kinds of links:
///   i and j unknown               w = how often one is among the other's neighbours, over both passes
///   i unknown, j known            w = kKnownWeight * how often j is among i's neighbours
///   i unknown, j beside it        w = kLatticeWeight (the 4 pixels that touch it)
/// so row i is  diagonal[i] x_i - sum of x over the row's columns - kLatticeWeight * sum of x over its lattice links =
/// rightSide[i].
struct KnnSystem {
    std::vector<std::int32_t> pixels;                 ///< of each unknown, y * width + x
    std::vector<std::uint32_t> rowStart;              ///< [unknowns + 1]
    std::vector<std::uint32_t> columns;               ///< an unknown each, as often as it counts
    std::vector<std::array<std::int32_t, 4>> lattice; ///< unknowns beside, or -1
    std::vector<float> diagonal;
    std::vector<float> rightSide;

    std::size_t size() const { return pixels.size(); }
};

// A known pixel does not look for its own neighbours: that half of the link is estimated by counting the other one
// twice. Mean squared error on alphamatting.com's training images: 0.0118 against 0.0124 with a weight of 1, both with
// pymatting's numbers of neighbours.
inline constexpr float kKnownWeight = 2;

// Unknown pixels may have no neighbours but each other; tied to what lies beside them, they still have one solution.
// More would smear fine structure.
inline constexpr float kLatticeWeight = 0.02F;

///   image  CV_8UC3      trimap  CV_8UC1, 0 128 255
KnnSystem knnSystem(const cv::Mat& image, const cv::Mat& trimap, MattingFeatures features);

} // namespace clutch::matting
