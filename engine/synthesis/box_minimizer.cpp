// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/box_minimizer.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <vector>

namespace clutch::synthesis {

namespace {

using Eigen::VectorXd;

constexpr int kHalvings = 20;
constexpr double kSufficientDecrease = 1e-4;

struct Pair {
    VectorXd step, change;
};

/// 1 where the gradient may move the variable, 0 where a bound stops it.
VectorXd freeMask(const VectorXd& x, const VectorXd& gradient, const VectorXd& low, const VectorXd& high)
{
    VectorXd mask(x.size());
    for (Eigen::Index i = 0; i < x.size(); ++i)
        mask[i] = (x[i] <= low[i] && gradient[i] > 0) || (x[i] >= high[i] && gradient[i] < 0) ? 0 : 1;
    return mask;
}

/// The two-loop recursion on the free variables; pairs without positive curvature there are left out.
VectorXd descentDirection(const VectorXd& freeGradient, const VectorXd& mask, const std::deque<Pair>& pairs)
{
    VectorXd direction = -freeGradient;
    std::vector<double> weights(pairs.size(), 0), curvatures(pairs.size(), 0);
    double scale = 0;
    for (std::size_t i = pairs.size(); i-- > 0;) {
        curvatures[i] = pairs[i].step.cwiseProduct(mask).dot(pairs[i].change);
        if (curvatures[i] <= 1e-12 * pairs[i].step.norm() * pairs[i].change.norm()) continue;
        weights[i] = pairs[i].step.cwiseProduct(mask).dot(direction) / curvatures[i];
        direction -= weights[i] * pairs[i].change.cwiseProduct(mask);
        if (scale == 0) scale = curvatures[i] / pairs[i].change.cwiseProduct(mask).squaredNorm();
    }
    if (scale == 0) return direction;
    direction *= scale;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (weights[i] == 0) continue;
        const double back = pairs[i].change.cwiseProduct(mask).dot(direction) / curvatures[i];
        direction += (weights[i] - back) * pairs[i].step.cwiseProduct(mask);
    }
    return direction;
}

} // namespace

BoxMinimum minimizeInBox(const Objective& objective, const VectorXd& start, const VectorXd& low, const VectorXd& high,
                         const BoxMinimizerOptions& options)
{
    BoxMinimum best{start.cwiseMax(low).cwiseMin(high), 0};
    VectorXd gradient = VectorXd::Zero(start.size()), nextGradient = gradient;
    best.value = objective(best.x, gradient);
    std::deque<Pair> pairs;
    for (int iteration = 0; iteration < options.iterations && std::isfinite(best.value); ++iteration) {
        const VectorXd mask = freeMask(best.x, gradient, low, high);
        const VectorXd freeGradient = gradient.cwiseProduct(mask);
        const double steepest = freeGradient.lpNorm<Eigen::Infinity>();
        if (!(steepest > options.gradientTolerance)) break;
        VectorXd direction = descentDirection(freeGradient, mask, pairs);
        if (direction.dot(freeGradient) >= 0) pairs.clear();
        if (pairs.empty()) direction = -freeGradient * std::min(1.0, options.firstStep / steepest);

        double nextValue = 0;
        VectorXd next;
        bool accepted = false;
        for (int halving = 0; halving < kHalvings && !accepted; ++halving, direction *= 0.5) {
            next = (best.x + direction).cwiseMax(low).cwiseMin(high);
            nextValue = objective(next, nextGradient);
            accepted = nextValue <= best.value + kSufficientDecrease * gradient.dot(next - best.x);
        }
        if (!accepted && pairs.empty()) break;
        if (!accepted) {
            pairs.clear();
            continue;
        }
        pairs.push_back({next - best.x, nextGradient - gradient});
        if (pairs.size() > static_cast<std::size_t>(options.memory)) pairs.pop_front();
        const double gain = best.value - nextValue;
        best = {next, nextValue};
        gradient = nextGradient;
        if (gain < options.valueTolerance * (1 + std::abs(nextValue))) break;
    }
    return best;
}

} // namespace clutch::synthesis
