// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

namespace clutch::synthesis {

/// The Matern-5/2 correlation and its slope, element by element.
///
///   k(r)     = (1 + sqrt(5) r + 5/3 r^2) exp(-sqrt(5) r)      in (0, 1]
///   slope(r) = -k'(r) / r = 5/3 (1 + sqrt(5) r) exp(-sqrt(5) r), finite at r = 0
///
/// so that with r^2 = sum_i (a_i - b_i)^2 / l_i^2: dk/da_i = -slope (a_i - b_i) / l_i^2 and
/// dk/d(log l_i) = slope (a_i - b_i)^2 / l_i^2.
///
/// Source: Rasmussen, Williams 2006, Gaussian Processes for Machine Learning, equation 4.17.
struct MaternValues {
    Eigen::ArrayXXd value; ///< [rows, columns]
    Eigen::ArrayXXd slope; ///< [rows, columns]
};

///   squaredDistances  float64 [rows, columns]  r^2, 0 or more
MaternValues matern52(const Eigen::ArrayXXd& squaredDistances);
/// The correlation alone, [n] of [n].
Eigen::ArrayXd maternCorrelation(const Eigen::ArrayXd& squaredDistances);

/// r^2 between every column of `left` [d, n] and of `right` [d, m], both already divided by the length scales: [n, m].
Eigen::ArrayXXd squaredDistances(const Eigen::MatrixXd& left, const Eigen::MatrixXd& right);

} // namespace clutch::synthesis
