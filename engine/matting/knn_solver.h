// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/matting/knn_system.h"

#include <vector>

namespace clutch::matting {

struct SolverReport {
    int iterations = 0;
    double residual = 0; ///< at the end, relative to the right side, both in the norm of the preconditioner
};

/// Conjugate gradients with Jacobi's preconditioner, from `x` on and into `x`, until the relative residual is
/// `tolerance`. Sums are taken over fixed parts, so the result is the same, bit for bit, for any number of threads.
SolverReport solve(const KnnSystem& system, std::vector<float>& x, double tolerance, int maxIterations);

} // namespace clutch::matting
