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

void addSpread(const CandidateRequest& request, int wanted, std::vector<VectorXd>& pool)
{
    Sobol sequence(request.space.size(), deriveSeed(request.seed, 0));
    const int tries = std::max(kFeasibleTries, wanted * kTriesPerPoint);
    for (int attempt = 0; attempt < tries && static_cast<int>(pool.size()) < wanted; ++attempt) {
        const std::vector<double> next = sequence.next();
        const VectorXd unit = Eigen::Map<const VectorXd>(next.data(), request.space.size());
        if (request.isFeasible(unit)) pool.push_back(unit);
    }
}

void addNeighbours(const CandidateRequest& request, int wanted, std::vector<VectorXd>& pool)
{
    std::vector<std::size_t> order(request.told.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&request](std::size_t left, std::size_t right) {
        return request.observations[left].value > request.observations[right].value;
    });
    const std::size_t centres = std::min(order.size(), kCentres);
    Random random(deriveSeed(request.seed, 1));
    for (int i = 0; i < wanted && centres > 0; ++i) {
        const double reach = kNearest * std::pow(kFarthest / kNearest, random.uniform());
        VectorXd unit = request.told[order[i % centres]];
        for (double& coordinate : unit)
            coordinate += reach * random.normal();
        unit = request.space.wrapped(unit);
        if (request.isFeasible(unit)) pool.push_back(unit);
    }
}

} // namespace

bool farFromAll(const VectorXd& unit, const std::vector<VectorXd>& others, double distance)
{
    return std::none_of(others.begin(), others.end(),
                        [&](const VectorXd& other) { return (unit - other).norm() < distance; });
}

std::vector<VectorXd> candidatePool(const CandidateRequest& request)
{
    std::vector<VectorXd> pool;
    const int scattered = request.count / 4;
    addSpread(request, request.count - scattered, pool);
    addNeighbours(request, scattered, pool);
    return pool;
}

} // namespace clutch::synthesis
