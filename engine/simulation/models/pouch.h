// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/random.h"

#include <opencv2/core.hpp>

#include <vector>

namespace clutch::simulation {

/// Folds of a film that is gathered along a line: ridges that start there and die out away from it.
class Gathers {
public:
    Gathers(Random& random, int folds, double heightMm);
    /// `across`: -1..1 along the line; `away`: 0 at the line .. 1 far from it.
    double at(double across, double away) const;

private:
    struct Fold {
        double across, lean, width, reach, height;
    };
    std::vector<Fold> folds_;
};

/// Film that has been crumpled a little: sharp straight creases of random direction, deviation about 1; wraps in x.
cv::Mat1f creases(Random& random, cv::Size size, int count, double lengthPx);

} // namespace clutch::simulation
