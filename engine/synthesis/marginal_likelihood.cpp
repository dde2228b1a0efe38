// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/marginal_likelihood.h"

#include "engine/core/random.h"
#include "engine/synthesis/box_minimizer.h"
#include "engine/synthesis/matern_kernel.h"

#include <Eigen/Cholesky>

#include <cmath>
#include <limits>
#include <numbers>

namespace clutch::synthesis {

namespace {

using Eigen::ArrayXXd;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Mean and deviation of a normal prior, and bounds, of one entry of theta.
struct Range {
    double mean, deviation, low, high;
};

Range rangeOf(Eigen::Index index, Eigen::Index dimensions)
{
    if (index < dimensions) return {-0.7, 0.7, std::log(0.01), std::log(100.0)};
    if (index == dimensions) return {0, 1.5, std::log(0.01), std::log(100.0)};
    if (index == dimensions + 1) return {-14, 2, std::log(1e-8), 0};
    return {0, 1, -5, 5};
}

VectorXd thetaOf(const GaussianProcessParameters& parameters)
{
    const Eigen::Index dimensions = parameters.lengths.size();
    VectorXd theta(dimensions + 3);
    theta.head(dimensions) = parameters.lengths.array().log();
    theta[dimensions] = std::log(parameters.signalVariance);
    theta[dimensions + 1] = std::log(parameters.noiseVariance);
    theta[dimensions + 2] = parameters.mean;
    return theta;
}

GaussianProcessParameters parametersOf(const VectorXd& theta)
{
    const Eigen::Index dimensions = theta.size() - 3;
    return {theta.head(dimensions).array().exp(), std::exp(theta[dimensions]), std::exp(theta[dimensions + 1]),
            theta[dimensions + 2]};
}

/// Lengths around half a box side, where functions worth a search vary, rather than from the wide prior.
VectorXd plausibleTheta(Eigen::Index dimensions, Random& random)
{
    VectorXd theta(dimensions + 3);
    for (Eigen::Index i = 0; i < dimensions; ++i)
        theta[i] = random.uniform(std::log(0.1), std::log(3.0));
    theta[dimensions] = random.uniform(-1, 1);
    theta[dimensions + 1] = random.uniform(std::log(1e-6), std::log(1e-2));
    theta[dimensions + 2] = random.uniform(-0.5, 0.5);
    return theta;
}

} // namespace

MarginalLikelihood::MarginalLikelihood(const MatrixXd& points, const VectorXd& values) : values_(values)
{
    for (Eigen::Index row = 0; row < points.rows(); ++row)
        squares_.push_back(squaredDistances(points.row(row), points.row(row)));
}

double MarginalLikelihood::operator()(const VectorXd& theta, VectorXd* gradient) const
{
    const Eigen::Index dimensions = static_cast<Eigen::Index>(squares_.size()), count = values_.size();
    const double signal = std::exp(theta[dimensions]), noise = std::exp(theta[dimensions + 1]);
    const VectorXd inverseSquares = (-2 * theta.head(dimensions).array()).exp();
    ArrayXXd distances = ArrayXXd::Zero(count, count); // [n, n]
    for (Eigen::Index i = 0; i < dimensions; ++i)
        distances += squares_[i] * inverseSquares[i];
    const MaternValues kernel = matern52(distances);
    MatrixXd covariance = signal * kernel.value.matrix();
    covariance.diagonal().array() += noise;
    const Eigen::LLT<MatrixXd> cholesky(covariance);
    if (cholesky.info() != Eigen::Success) return -std::numeric_limits<double>::infinity();
    const VectorXd residual = values_.array() - theta[dimensions + 2];
    const VectorXd weights = cholesky.solve(residual); // K^-1 (y - m)
    const double logDeterminant = 2 * cholesky.matrixLLT().diagonal().array().log().sum();
    const double value = -0.5 * (residual.dot(weights) + logDeterminant + count * std::log(2 * std::numbers::pi));
    if (!gradient) return value;

    // d log p / d K, so that every derivative is the sum of its product with dK.
    MatrixXd inverseLower = MatrixXd::Identity(count, count);
    cholesky.matrixL().solveInPlace(inverseLower);
    MatrixXd outer = weights * weights.transpose();
    outer.noalias() -= inverseLower.transpose() * inverseLower;
    const ArrayXXd byCovariance = 0.5 * outer.array();
    const ArrayXXd byDistance = byCovariance * kernel.slope * signal;
    for (Eigen::Index i = 0; i < dimensions; ++i)
        (*gradient)[i] = (byDistance * squares_[i]).sum() * inverseSquares[i];
    (*gradient)[dimensions] = (byCovariance * kernel.value).sum() * signal;
    (*gradient)[dimensions + 1] = byCovariance.matrix().trace() * noise;
    (*gradient)[dimensions + 2] = weights.sum();
    return value;
}

double logPrior(const VectorXd& theta, VectorXd* gradient)
{
    double value = 0;
    for (Eigen::Index i = 0; i < theta.size(); ++i) {
        const Range range = rangeOf(i, theta.size() - 3);
        const double z = (theta[i] - range.mean) / range.deviation;
        value -= 0.5 * z * z;
        if (gradient) (*gradient)[i] -= z / range.deviation;
    }
    return value;
}

GaussianProcessParameters fitParameters(const MatrixXd& points, const VectorXd& values, std::uint64_t seed, int starts,
                                        const std::optional<GaussianProcessParameters>& warm)
{
    const Eigen::Index dimensions = points.rows();
    const MarginalLikelihood likelihood(points, values);
    const Objective objective = [&likelihood](const VectorXd& theta, VectorXd& gradient) {
        const double value = likelihood(theta, &gradient);
        if (!std::isfinite(value)) return std::numeric_limits<double>::infinity();
        const double total = value + logPrior(theta, &gradient);
        gradient = -gradient;
        return -total;
    };
    VectorXd low(dimensions + 3), high(dimensions + 3);
    for (Eigen::Index i = 0; i < low.size(); ++i) {
        low[i] = rangeOf(i, dimensions).low;
        high[i] = rangeOf(i, dimensions).high;
    }
    std::vector<VectorXd> thetas;
    if (warm) thetas.push_back(thetaOf(*warm));
    Random random(seed);
    for (int start = 0; start < starts; ++start)
        thetas.push_back(plausibleTheta(dimensions, random));
    BoxMinimizerOptions options;
    options.gradientTolerance = 1e-3;
    options.valueTolerance = 1e-6;
    options.firstStep = 0.5;
    BoxMinimum best;
    best.value = std::numeric_limits<double>::infinity();
    for (const VectorXd& theta : thetas) {
        BoxMinimum minimum = minimizeInBox(objective, theta, low, high, options);
        if (minimum.value < best.value || best.x.size() == 0) best = minimum;
    }
    return parametersOf(best.x);
}

} // namespace clutch::synthesis
