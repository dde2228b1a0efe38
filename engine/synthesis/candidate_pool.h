// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthesis/search_space.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace clutch::synthesis {

/// Sobol points tried before a feasible set counts as empty: a share of 1 in 10,000 is still found.
constexpr int kFeasibleTries = 32768;

/// What candidates are drawn from; all points in the unit box.
struct CandidateRequest {
    const SearchSpace& space;
    std::function<bool(const Eigen::VectorXd&)> isFeasible;
    int count = 1024; ///< wanted
    std::uint64_t seed = 0;
};

/// Feasible points of a scrambled Sobol sequence over the whole box. Fewer than `count`, or none, where the feasible
/// set is small.
std::vector<Eigen::VectorXd> spreadCandidates(const CandidateRequest& request);

/// Feasible points scattered around the best of `told`, [n] of [d] with `values` [n]: the last digits of an optimum,
/// and thin feasible regions, are not met by an even spread. At most `count`.
std::vector<Eigen::VectorXd> neighbourCandidates(const CandidateRequest& request, std::span<const Eigen::VectorXd> told,
                                                 std::span<const double> values);

/// Whether `unit` [d] is `distance` or more from each of `others`, in box sides; a turn's seam counts as far.
bool farFromAll(const Eigen::VectorXd& unit, std::span<const Eigen::VectorXd> others, double distance);

} // namespace clutch::synthesis
