// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthesis/gaussian_process.h"
#include "engine/synthesis/search_space.h"

#include <functional>
#include <vector>

namespace clutch::synthesis {

/// What the next point to measure is chosen from; all points in the unit box.
struct PromisingRequest {
    const SearchSpace& space;
    std::function<bool(const Eigen::VectorXd&)> isFeasible;
    const GaussianProcess& believer;
    const std::vector<Eigen::VectorXd>& candidates; ///< [n] of [d], feasible
    const WhitenedPoints& whitened;            ///< the candidates' features, as GaussianProcess::whiten() gives them
    const std::vector<Eigen::VectorXd>& taken; ///< measured or about to be: none of them is chosen again
    double best = 0;                           ///< the highest value measured or believed
    int polished = 4;                          ///< candidates climbed from
};

/// The feasible point [d] of the largest log expected improvement: the best candidates, apart from one another, each
/// climbed from. Empty when every candidate is taken.
Eigen::VectorXd mostPromising(const PromisingRequest& request);

} // namespace clutch::synthesis
