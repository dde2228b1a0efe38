// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/candidate_pool.h"

#include "engine/core/random.h"
#include "engine/synthesis/sobol.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace clutch::synthesis {

using Eigen::VectorXd;

namespace {

constexpr int kTriesPerPoint = 16;
/// Distances of the scattered points, in box sides, even in their logarithm; and how many best points they lie around.
constexpr double kNearest = 0.002, kFarthest = 0.2;
constexpr std::size_t kCentres = 4;

} // namespace

std::vector<VectorXd> spreadCandidates(const CandidateRequest& request)
{
    std::vector<VectorXd> pool;
    Sobol sequence(request.space.size(), request.seed);
    const int tries = std::max(kFeasibleTries, request.count * kTriesPerPoint);
    for (int attempt = 0; attempt < tries && static_cast<int>(pool.size()) < request.count; ++attempt) {
        const std::vector<double> next = sequence.next();
        const VectorXd unit = Eigen::Map<const VectorXd>(next.data(), request.space.size());
        if (request.isFeasible(unit)) pool.push_back(unit);
    }
    return pool;
}

std::vector<VectorXd> neighbourCandidates(const CandidateRequest& request, std::span<const VectorXd> told,
                                          std::span<const double> values)
{
    std::vector<VectorXd> pool;
    std::vector<std::size_t> order(told.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&values](std::size_t left, std::size_t right) { return values[left] > values[right]; });
    const std::size_t centres = std::min(order.size(), kCentres);
    Random random(request.seed);
    for (int i = 0; i < request.count && centres > 0; ++i) {
        const double reach = kNearest * std::pow(kFarthest / kNearest, random.uniform());
        VectorXd unit = told[order[static_cast<std::size_t>(i) % centres]];
        for (double& coordinate : unit)
            coordinate += reach * random.normal();
        unit = request.space.wrapped(unit);
        if (request.isFeasible(unit)) pool.push_back(unit);
    }
    return pool;
}

bool farFromAll(const VectorXd& unit, std::span<const VectorXd> others, double distance)
{
    return std::none_of(others.begin(), others.end(),
                        [&](const VectorXd& other) { return (unit - other).norm() < distance; });
}

} // namespace clutch::synthesis
