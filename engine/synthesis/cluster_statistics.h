// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/rle.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

/// How objects lie in a cluster, as numbers that can be compared between real and synthetic images whatever the objects
/// look like.
namespace clutch::synthesis {

struct InstanceMasks {
    RunLengthMask visible;
    RunLengthMask amodal; ///< covered or not, inside the image; the visible mask where nothing else is known
};

enum class ClusterStatistic {
    VisibleShare,      ///< of an instance: visible over amodal area, 0..1
    NeighbourDistance, ///< of an instance: centre to nearest centre (of amodal masks), in object sizes
    Contacts,          ///< of an instance: neighbours whose amodal masks overlap it or come within 0.05 object sizes
    Compactness        ///< of an image: area of the union of all masks over that of its convex hull, 0..1
};
inline constexpr std::size_t kClusterStatistics = 4;

/// Values of one image, by ClusterStatistic: one an instance, or one an image for Compactness; an image of fewer than
/// two objects has no distances. The object size is the square root of the median amodal area in that image.
using ClusterSample = std::array<std::vector<double>, kClusterStatistics>;

/// All masks are of one size; instances of which nothing is seen are left out. Throws as decodeMask().
ClusterSample clusterSample(std::span<const InstanceMasks> instances);

/// Two sets of images in one statistic.
struct TwoSample {
    double firstMean = 0, secondMean = 0;
    double distance = 0; ///< 1-Wasserstein (the area between the two distribution functions), in the statistic's unit
    double largest = 0;  ///< Kolmogorov and Smirnov's D, 0..1
    double p = 1;        ///< share of exchanges of images between the sets that part them as far or farther
};

/// Compares the pooled values of `first` and `second`, each of one or more values. The instances of one image are not
/// independent of each other, so whole images are exchanged: p of the Wasserstein distance under `permutations` random
/// ones, the actual one counted among them (Phipson and Smyth 2010), hence never 0.
TwoSample compareClusters(std::span<const ClusterSample> first, std::span<const ClusterSample> second,
                          ClusterStatistic statistic, int permutations, std::uint64_t seed);

} // namespace clutch::synthesis
