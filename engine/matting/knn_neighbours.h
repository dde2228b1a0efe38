// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/matting/knn_tree.h"

#include <cstdint>
#include <vector>

namespace clutch::matting {

/// Fills the places of neighbours that do not exist, when there are fewer points than asked for.
inline constexpr std::uint32_t kNoNeighbour = ~std::uint32_t{0};

/// The exact `count` nearest points of every point that has a number (number[point] >= 0), itself excluded. Row
/// number[point] of the result, [numbers][count], lists them as indices into the points, nearest first; which
/// of equally near points are taken is decided by index, so the result does not depend on the threads.
std::vector<std::uint32_t> nearestNeighbours(const KnnTree& tree, const std::vector<std::int32_t>& number,
                                             std::size_t numbers, int count);

} // namespace clutch::matting
