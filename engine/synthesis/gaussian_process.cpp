// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/gaussian_process.h"

#include "engine/synthesis/matern_kernel.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace clutch::synthesis {

using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

constexpr double kSmallestRelativeVariance = 1e-12;

/// Values that hardly differ keep their size: dividing by their deviation would only magnify rounding.
double usableDeviation(const VectorXd& centred)
{
    const double deviation = std::sqrt(centred.squaredNorm() / static_cast<double>(centred.size()));
    return deviation > 1e-12 ? deviation : 1.0;
}

} // namespace

void appendCholeskyRow(MatrixXd& lower, const VectorXd& column, double diagonal)
{
    const Eigen::Index size = lower.rows();
    const VectorXd row = lower.triangularView<Eigen::Lower>().solve(column);
    const double corner = std::max(diagonal - row.squaredNorm(), kSmallestRelativeVariance * diagonal);
    lower.conservativeResize(size + 1, size + 1);
    lower.col(size).setZero();
    lower.row(size).head(size) = row.transpose();
    lower(size, size) = std::sqrt(corner);
}

GaussianProcess::GaussianProcess(const VectorXd& low, const VectorXd& high) : low_(low), side_(high - low)
{
    assert((side_.array() > 0).all());
}

MatrixXd GaussianProcess::scaled(const MatrixXd& points) const
{
    const VectorXd factors = (side_.array() * parameters_.lengths.array()).inverse();
    return factors.asDiagonal() * (points.colwise() - low_);
}

void GaussianProcess::fit(const MatrixXd& points, const VectorXd& values, std::uint64_t seed, int starts)
{
    const VectorXd centred = values.array() - values.mean();
    const MatrixXd unit = side_.cwiseInverse().asDiagonal() * (points.colwise() - low_);
    const auto parameters = fitParameters(unit, centred / usableDeviation(centred), seed, starts,
                                          fitted_ ? std::optional(parameters_) : std::nullopt);
    condition(points, values, parameters);
    fitted_ = true;
}

void GaussianProcess::condition(const MatrixXd& points, const VectorXd& values,
                                const GaussianProcessParameters& parameters)
{
    parameters_ = parameters;
    valueMean_ = values.mean();
    const VectorXd centred = values.array() - valueMean_;
    valueDeviation_ = usableDeviation(centred);
    points_ = scaled(points);
    MatrixXd covariance = parameters_.signalVariance * matern52(squaredDistances(points_, points_)).value.matrix();
    covariance.diagonal().array() += parameters_.noiseVariance;
    const Eigen::LLT<MatrixXd> factor(covariance);
    if (factor.info() == Eigen::Success) {
        lower_ = factor.matrixL();
    } else {
        // Points told many times over with hardly any noise: a row at a time, each corner is held above zero.
        lower_.resize(0, 0);
        for (Eigen::Index i = 0; i < covariance.rows(); ++i)
            appendCholeskyRow(lower_, covariance.col(i).head(i), covariance(i, i));
    }
    whitenedValues_ = lower_.triangularView<Eigen::Lower>().solve((centred / valueDeviation_).array().matrix() -
                                                                  VectorXd::Constant(values.size(), parameters_.mean));
    weights_ = lower_.transpose().triangularView<Eigen::Upper>().solve(whitenedValues_);
}

void GaussianProcess::append(const VectorXd& point, double value)
{
    const Eigen::Index count = size();
    const VectorXd place = scaled(point);
    const VectorXd column =
        parameters_.signalVariance * matern52(squaredDistances(points_, place)).value.matrix().col(0);
    appendCholeskyRow(lower_, column, parameters_.signalVariance + parameters_.noiseVariance);
    points_.conservativeResize(Eigen::NoChange, count + 1);
    points_.col(count) = place;
    const double residual = (value - valueMean_) / valueDeviation_ - parameters_.mean;
    const double whitened = (residual - lower_.row(count).head(count).dot(whitenedValues_)) / lower_(count, count);
    whitenedValues_.conservativeResize(count + 1);
    whitenedValues_[count] = whitened;
    weights_ = lower_.transpose().triangularView<Eigen::Upper>().solve(whitenedValues_);
}

double GaussianProcess::heldVariance(double variance) const
{
    const double smallest = kSmallestRelativeVariance * parameters_.signalVariance;
    return std::max(variance, smallest) * valueDeviation_ * valueDeviation_;
}

Posterior GaussianProcess::posterior(const VectorXd& point, bool gradients) const
{
    const VectorXd place = scaled(point);
    const MaternValues kernel = matern52(squaredDistances(points_, place)); // [n, 1]
    const VectorXd column = parameters_.signalVariance * kernel.value.matrix().col(0);
    const VectorXd whitened = lower_.triangularView<Eigen::Lower>().solve(column);
    Posterior result;
    result.mean = valueMean_ + valueDeviation_ * (parameters_.mean + column.dot(weights_));
    const double variance = parameters_.signalVariance - whitened.squaredNorm();
    result.variance = heldVariance(variance);
    if (!gradients) return result;
    // dk_j/dx_i = -signal slope_j (x_i - X_ij) / l_i in scaled units, then the chain rule back to the caller's.
    const VectorXd slope = parameters_.signalVariance * kernel.slope.matrix().col(0);
    const MatrixXd differences = (points_.colwise() - place.col(0)) * slope.asDiagonal(); // [d, n]
    const VectorXd toCaller = (side_.array() * parameters_.lengths.array()).inverse();
    result.meanGradient = valueDeviation_ * toCaller.cwiseProduct(differences * weights_);
    const VectorXd solved = lower_.transpose().triangularView<Eigen::Upper>().solve(whitened);
    result.varianceGradient = -2 * valueDeviation_ * valueDeviation_ * toCaller.cwiseProduct(differences * solved);
    return result;
}

void GaussianProcess::whiten(const MatrixXd& points, MatrixXd& whitened) const
{
    const Eigen::Index done = whitened.rows(), added = size() - done;
    if (added == 0) return;
    const MatrixXd kernel = parameters_.signalVariance *
                            matern52(squaredDistances(points_.rightCols(added), scaled(points))).value.matrix();
    MatrixXd rows = kernel;
    if (done > 0) rows.noalias() -= lower_.bottomLeftCorner(added, done) * whitened;
    lower_.bottomRightCorner(added, added).triangularView<Eigen::Lower>().solveInPlace(rows);
    whitened.conservativeResize(size(), points.cols());
    whitened.bottomRows(added) = rows;
}

VectorXd GaussianProcess::means(const MatrixXd& whitened) const
{
    return (valueMean_ + valueDeviation_ * (parameters_.mean + (whitened.transpose() * whitenedValues_).array()))
        .matrix();
}

VectorXd GaussianProcess::variances(const MatrixXd& whitened) const
{
    VectorXd result = parameters_.signalVariance - whitened.colwise().squaredNorm().transpose().array();
    for (double& variance : result)
        variance = heldVariance(variance);
    return result;
}

} // namespace clutch::synthesis
