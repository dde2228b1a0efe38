// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/most_promising.h"

#include "engine/synthesis/box_minimizer.h"
#include "engine/synthesis/candidate_pool.h"
#include "engine/synthesis/expected_improvement.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace clutch::synthesis {

namespace {

using Eigen::VectorXd;

/// Closer points than this, in box sides, say nothing new.
constexpr double kSamePoint = 1e-7;
constexpr double kApart = 0.05; ///< of the candidates climbed from

/// Log EI of every whitened candidate.
VectorXd scoresOf(const GaussianProcess& believer, const WhitenedPoints& whitened, double best)
{
    const VectorXd means = believer.means(whitened), deviations = believer.variances(whitened).cwiseSqrt();
    VectorXd scores(means.size());
    for (Eigen::Index i = 0; i < scores.size(); ++i)
        scores[i] = logExpectedImprovement(means[i], deviations[i], best).value;
    return scores;
}

/// Climbs log EI from a feasible point through feasible points alone.
BoxMinimum climb(const PromisingRequest& request, const VectorXd& unit)
{
    const SearchSpace& space = request.space;
    const Objective objective = [&](const VectorXd& place, VectorXd& gradient) {
        if (!request.isFeasible(space.wrapped(place))) return std::numeric_limits<double>::infinity();
        const Posterior posterior = request.believer.posterior(space.features(place), true);
        const double deviation = std::sqrt(posterior.variance);
        const auto improvement = logExpectedImprovement(posterior.mean, deviation, request.best);
        gradient =
            -space.unitGradient(place, improvement.byMean * posterior.meanGradient +
                                           improvement.byDeviation / (2 * deviation) * posterior.varianceGradient);
        return -improvement.value;
    };
    BoxMinimizerOptions options;
    options.iterations = 10;
    options.gradientTolerance = 1e-3;
    options.valueTolerance = 1e-5;
    options.firstStep = 0.02;
    BoxMinimum found = minimizeInBox(objective, unit, space.unitLow(), space.unitHigh(), options);
    found.x = space.wrapped(found.x);
    return found;
}

/// Leaves out the candidates nearer than `distance` to `unit`.
void strike(const std::vector<VectorXd>& candidates, const VectorXd& unit, double distance, VectorXd& scores)
{
    for (Eigen::Index i = 0; i < scores.size(); ++i)
        if ((candidates[static_cast<std::size_t>(i)] - unit).squaredNorm() < distance * distance)
            scores[i] = -std::numeric_limits<double>::infinity();
}

} // namespace

VectorXd mostPromising(const PromisingRequest& request)
{
    VectorXd scores = scoresOf(request.believer, request.whitened, request.best);
    VectorXd chosen;
    double chosenValue = std::numeric_limits<double>::infinity();
    for (int climbed = 0; climbed < request.polished;) {
        Eigen::Index index = 0;
        const double score = scores.maxCoeff(&index);
        if (!std::isfinite(score)) break;
        const VectorXd& start = request.candidates[static_cast<std::size_t>(index)];
        if (!farFromAll(start, request.taken, kSamePoint)) {
            scores[index] = -std::numeric_limits<double>::infinity();
            continue;
        }
        ++climbed;
        const BoxMinimum top = climb(request, start);
        // A climb that ends on a point already taken would measure it twice; its start is the next best thing.
        const bool isNew = farFromAll(top.x, request.taken, kSamePoint) && request.isFeasible(top.x);
        const double value = isNew ? top.value : -score;
        if (value < chosenValue) {
            chosen = isNew ? top.x : start;
            chosenValue = value;
        }
        strike(request.candidates, start, kApart, scores);
    }
    return chosen;
}

} // namespace clutch::synthesis
