// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <optional>
#include <vector>

namespace clutch::synthesis {

/// What a Gaussian process with a Matern-5/2 kernel assumes, in standardised units: inputs in the unit box, values of
/// mean 0 and deviation 1.
struct GaussianProcessParameters {
    Eigen::VectorXd lengths;     ///< [d] length scale of each input, in box sides
    double signalVariance = 1;   ///< of the function
    double noiseVariance = 1e-6; ///< of a measurement around it
    double mean = 0;
};

/// The logarithm of the probability of the values given the parameters, with its exact gradient.
///
///   log p = -1/2 (y - m)' K^-1 (y - m) - 1/2 log |K| - n/2 log 2 pi,   K = s k(r) + noise I
///
/// theta [d + 3] = log lengths, log signal variance, log noise variance, mean.
/// Source: Rasmussen, Williams 2006, equations 2.30 and 5.9.
class MarginalLikelihood {
public:
    ///   points  float64 [d, n]  one a column, unit box
    ///   values  float64 [n]
    MarginalLikelihood(const Eigen::MatrixXd& points, const Eigen::VectorXd& values);

    /// -infinity, with the gradient left alone, where K is not positive definite. `gradient` may be null, else [d + 3].
    double operator()(const Eigen::VectorXd& theta, Eigen::VectorXd* gradient) const;

private:
    std::vector<Eigen::ArrayXXd> squares_; ///< [d] of [n, n]: squared differences of one input
    Eigen::VectorXd values_;
};

/// The logarithm of the prior of theta, up to a constant, added to `gradient` when given: lengths log-normal around
/// half a box side with deviation 0.7, because a handful of points explains itself as well by noise or by a nearly flat
/// function and the search would stop there; a signal variance near 1 (deviation 1.5 of the logarithm), a noise around
/// exp(-14) (2), a mean near 0 (1).
double logPrior(const Eigen::VectorXd& theta, Eigen::VectorXd* gradient);

/// The most probable parameters, by L-BFGS from `warm` (if given) and from `starts` draws of plausible ones.
///
///   seed    uint64  of the draws; the same seed gives the same parameters
///   starts  int     1 or more
///
/// Lengths stay within 0.01 .. 100 box sides, the signal variance within 0.01 .. 100, the noise within 1e-8 .. 1, the
/// mean within -5 .. 5.
GaussianProcessParameters fitParameters(const Eigen::MatrixXd& points, const Eigen::VectorXd& values,
                                        std::uint64_t seed, int starts,
                                        const std::optional<GaussianProcessParameters>& warm);

} // namespace clutch::synthesis
