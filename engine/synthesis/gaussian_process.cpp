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
constexpr Eigen::Index kRoom = 16; // data that whitened points take on before they move

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

void GaussianProcess::whiten(const MatrixXd& points, WhitenedPoints& whitened) const
{
    if (whitened.places.size() == 0) {
        whitened.places = scaled(points).transpose();
        whitened.explained = VectorXd::Zero(points.cols());
    }
    if (whitened.values.cols() < size()) whitened.values.conservativeResize(points.cols(), size() + kRoom);
    // Forward substitution, a datum at a time for all points: everything it touches stays in the cache.
    for (Eigen::Index datum = whitened.done; datum < size(); ++datum) {
        Eigen::ArrayXd squares = Eigen::ArrayXd::Zero(points.cols());
        for (Eigen::Index i = 0; i < points_.rows(); ++i)
            squares += (whitened.places.col(i).array() - points_(i, datum)).square();
        auto row = whitened.values.col(datum);
        row = parameters_.signalVariance * maternCorrelation(squares).matrix();
        row.noalias() -= whitened.values.leftCols(datum) * lower_.row(datum).head(datum).transpose();
        row /= lower_(datum, datum);
        whitened.explained += row.cwiseAbs2();
    }
    whitened.done = size();
}

VectorXd GaussianProcess::means(const WhitenedPoints& whitened) const
{
    const VectorXd standardised = whitened.values.leftCols(size()) * whitenedValues_;
    return valueMean_ + valueDeviation_ * (parameters_.mean + standardised.array());
}

VectorXd GaussianProcess::variances(const WhitenedPoints& whitened) const
{
    VectorXd result = parameters_.signalVariance - whitened.explained.array();
    for (double& variance : result)
        variance = heldVariance(variance);
    return result;
}

} // namespace clutch::synthesis
