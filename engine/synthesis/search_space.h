// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthesis/bayesian_optimizer.h"

#include <Eigen/Core>

namespace clutch::synthesis {

/// The three ways the optimiser writes a point: as the caller does ([d]), as `unit` [d] in the unit box, in which it
/// searches, and as `features` [f] for the model, where a periodic variable is its cosine and sine.
class SearchSpace {
public:
    /// Errors: Usage for no variables, bounds that are not finite or not in order, or more than 10 features.
    explicit SearchSpace(std::vector<SearchVariable> variables);

    int size() const { return static_cast<int>(variables_.size()); }
    const Eigen::VectorXd& featureLow() const { return featureLow_; }   ///< [f]
    const Eigen::VectorXd& featureHigh() const { return featureHigh_; } ///< [f]

    bool contains(const std::vector<double>& point) const; ///< finite and inside the box, bounds included
    Eigen::VectorXd unitFromPoint(const std::vector<double>& point) const;
    std::vector<double> pointFromUnit(const Eigen::VectorXd& unit) const;
    /// Periodic variables brought into [0, 1), the others held in [0, 1].
    Eigen::VectorXd wrapped(const Eigen::VectorXd& unit) const;
    Eigen::VectorXd features(const Eigen::VectorXd& unit) const;
    /// The gradient by `unit` [d] from the one by the features [f] (chain rule).
    Eigen::VectorXd unitGradient(const Eigen::VectorXd& unit, const Eigen::VectorXd& featureGradient) const;

    Eigen::VectorXd unitLow() const;  ///< [d] bounds of a continuous search: 0, or minus infinity where periodic
    Eigen::VectorXd unitHigh() const; ///< [d] 1, or infinity

private:
    std::vector<SearchVariable> variables_;
    Eigen::VectorXd featureLow_, featureHigh_;
};

} // namespace clutch::synthesis
