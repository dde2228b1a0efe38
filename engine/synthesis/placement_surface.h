// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthesis/structure_placement.h"

#include <opencv2/core/types.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace clutch::synthesis {

/// What the Gaussian process believes of an object's score over x and y, at the angle and scale of the best placement
/// so far.
struct PlacementSurface {
    int columns = 0, rows = 0;    ///< of a grid over x in [0, width - 1], y in [0, height - 1]; 0: too little is known
    std::vector<float> mean;      ///< [rows * columns], row by row, log-odds of being real
    std::vector<float> deviation; ///< [rows * columns], of the belief, log-odds, 0 or more
    std::size_t best = 0;         ///< of the placements given
};

/// The model fitted to the first `evaluated` placements of `trace`, as the optimiser sees them: cosine and sine of the
/// angle, logarithm of the scale, x, y. Of more than about 200, the best and the newest count. Empty for fewer than 2.
/// About 10 ms for 48 of them. The same arguments give the same surface. Threads: any.
PlacementSurface placementSurface(const PlacementTrace& trace, std::size_t evaluated, cv::Size image, int columns,
                                  int rows);

} // namespace clutch::synthesis
