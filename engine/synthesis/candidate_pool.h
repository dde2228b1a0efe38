// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthesis/search_space.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace clutch::synthesis {

/// Sobol points tried before a feasible set counts as empty: a share of 1 in 10,000 is still found.
constexpr int kFeasibleTries = 32768;

/// What a pool of candidates is drawn from; all points in the unit box.
struct CandidateRequest {
    const SearchSpace& space;
    std::function<bool(const Eigen::VectorXd&)> isFeasible;
    const std::vector<Eigen::VectorXd>& told;     ///< [n] of [d]
    const std::vector<Observation>& observations; ///< [n], the values of `told`
    int count = 1024;                             ///< wanted
    std::uint64_t seed = 0;
};

/// Feasible points to compare: three quarters of scrambled Sobol points over the whole box, the rest scattered around
/// the best points told, because the last digits of an optimum, and thin feasible regions, are not met by an even
/// spread. Fewer than `count`, or none, where the feasible set is small.
std::vector<Eigen::VectorXd> candidatePool(const CandidateRequest& request);

/// Whether `unit` [d] is `distance` or more from each of `others`, in box sides; a turn's seam counts as far.
bool farFromAll(const Eigen::VectorXd& unit, const std::vector<Eigen::VectorXd>& others, double distance);

} // namespace clutch::synthesis
