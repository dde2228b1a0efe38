// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include <functional>

namespace clutch::synthesis {

/// The value at `x` and, written to `gradient` (already [d]), its gradient. +infinity forbids a point: the search then
/// takes a shorter step, so that everything it visits and returns is allowed.
using Objective = std::function<double(const Eigen::VectorXd& x, Eigen::VectorXd& gradient)>;

struct BoxMinimizerOptions {
    int iterations = 40;             ///< each costs one evaluation, seldom more
    int memory = 8;                  ///< pairs kept for the inverse Hessian
    double gradientTolerance = 1e-5; ///< on the largest component that the box does not hold back
    double valueTolerance = 1e-9;    ///< on one step's gain, relative to 1 + |value|
    double firstStep = 0.1;          ///< longest component of the first step, in units of x
};

struct BoxMinimum {
    Eigen::VectorXd x; ///< [d], inside the box
    double value = 0;
};

/// A local minimum of a smooth function inside a box, by L-BFGS on the variables that no bound holds back and steps
/// clamped to the box until the value falls enough (Armijo).
///
/// Sources: Nocedal 1980 (two-loop recursion); Bertsekas 1982 (two-metric projection).
///
///   start      float64 [d]  clamped to the box; where the objective is +infinity there, it is returned as it is
///   low, high  float64 [d]  low <= high; infinite where there is no bound
BoxMinimum minimizeInBox(const Objective& objective, const Eigen::VectorXd& start, const Eigen::VectorXd& low,
                         const Eigen::VectorXd& high, const BoxMinimizerOptions& options = {});

} // namespace clutch::synthesis
