// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthesis/marginal_likelihood.h"

#include <Eigen/Core>

namespace clutch::synthesis {

/// `lower` [n, n] becomes the Cholesky factor of its matrix with one row and column more: `column` [n] beside it and
/// `diagonal` in the corner. O(n^2). A corner that rounding made 0 or less is held at a relative 1e-12.
void appendCholeskyRow(Eigen::MatrixXd& lower, const Eigen::VectorXd& column, double diagonal);

/// The belief about the function (not about a noisy measurement of it) at one point, in the caller's units.
struct Posterior {
    double mean = 0;
    double variance = 0;              ///< greater than 0
    Eigen::VectorXd meanGradient;     ///< [d] by the point, empty unless asked for
    Eigen::VectorXd varianceGradient; ///< [d] likewise
};

/// Points that are asked about again and again while data are appended.
struct WhitenedPoints {
    Eigen::MatrixXd places;    ///< [m, d] scaled
    Eigen::MatrixXd values;    ///< [m, `done` or more]: L^-1 k(data, points), transposed
    Eigen::VectorXd explained; ///< [m] sum of the squares of `values`
    Eigen::Index done = 0;     ///< data so far
};

/// A Gaussian process over a box: Matern-5/2 kernel with a length scale an input, constant mean, noise.
///
/// Inputs are scaled to the unit box and values to mean 0 and deviation 1 inside; everything that goes in or comes out
/// is in the caller's units. Source: Rasmussen, Williams 2006, algorithm 2.1.
///
///   low, high  float64 [d]     the box, low < high
///   points     float64 [d, n]  one a column, 1 <= n
///   values     float64 [n]     finite
///
/// Not for several threads at once while it changes. Copies are independent: O(n^2).
class GaussianProcess {
public:
    GaussianProcess(const Eigen::VectorXd& low, const Eigen::VectorXd& high);

    /// Replaces all data and chooses the parameters (see fitParameters()); those of an earlier fit are tried too.
    /// O(n^3).
    void fit(const Eigen::MatrixXd& points, const Eigen::VectorXd& values, std::uint64_t seed, int starts);
    /// Replaces all data, with given parameters. O(n^3).
    void condition(const Eigen::MatrixXd& points, const Eigen::VectorXd& values,
                   const GaussianProcessParameters& parameters);
    /// Adds a measurement and keeps parameters and scaling. O(n^2).
    void append(const Eigen::VectorXd& point, double value);

    Eigen::Index size() const { return points_.cols(); }
    const GaussianProcessParameters& parameters() const { return parameters_; }
    const Eigen::MatrixXd& cholesky() const { return lower_; } ///< [n, n], lower, of the standardised covariance

    /// O(n^2).
    Posterior posterior(const Eigen::VectorXd& point, bool gradients = false) const;

    /// Many points [d, m] at once, and again cheaply after append(): call it with the same points and the same
    /// `whitened`, at first empty; only what was appended since is computed.
    void whiten(const Eigen::MatrixXd& points, WhitenedPoints& whitened) const;
    /// Of m whitened points.
    Eigen::VectorXd means(const WhitenedPoints& whitened) const;
    Eigen::VectorXd variances(const WhitenedPoints& whitened) const;

private:
    Eigen::MatrixXd scaled(const Eigen::MatrixXd& points) const; ///< to the unit box, then by the length scales
    double heldVariance(double variance) const;

    Eigen::VectorXd low_, side_;
    double valueMean_ = 0, valueDeviation_ = 1;
    GaussianProcessParameters parameters_;
    bool fitted_ = false;
    Eigen::MatrixXd points_; ///< [d, n] scaled
    Eigen::MatrixXd lower_;
    Eigen::VectorXd whitenedValues_; ///< L^-1 (y - m)
    Eigen::VectorXd weights_;        ///< K^-1 (y - m)
};

} // namespace clutch::synthesis
