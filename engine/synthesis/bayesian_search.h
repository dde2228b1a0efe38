// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/random.h"
#include "engine/synthesis/bayesian_optimizer.h"
#include "engine/synthesis/gaussian_process.h"
#include "engine/synthesis/search_space.h"
#include "engine/synthesis/sobol.h"

#include <Eigen/Core>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace clutch::synthesis {

/// The search inside BayesianOptimizer, in runs: each starts with Sobol points, climbs, and ends when nothing more is
/// to be gained. What was told in a run is all that its model knows.
class BayesianOptimizer::Search {
public:
    Search(std::vector<SearchVariable> variables, Feasible feasible, const BayesianOptions& options)
        : space(std::move(variables)), feasible_(std::move(feasible)), options_(options),
          start_(space.size(), stream(kStart, 0))
    {
    }

    std::vector<std::vector<double>> ask(int count);
    void tell(const std::vector<double>& point, double value);

    const SearchSpace space;
    std::vector<Observation> observations;
    std::optional<GaussianProcess> model; ///< of the present run, or of the one before until that has told enough

private:
    struct Pending {
        std::vector<double> point;
        int run;
    };

    /// Which stream of random numbers an index of deriveSeed() stands for.
    enum Stream : std::uint64_t { kStart, kParameters, kNeighbours, kSpread, kStreams };

    std::uint64_t stream(Stream which, std::uint64_t index) const
    {
        return deriveSeed(options_.seed, index * kStreams + which);
    }
    bool isFeasible(const Eigen::VectorXd& unit) const { return !feasible_ || feasible_(space.pointFromUnit(unit)); }
    std::function<bool(const Eigen::VectorXd&)> feasibility() const
    {
        return [this](const Eigen::VectorXd& unit) { return isFeasible(unit); };
    }
    bool isStarting() const { return issued_ < options_.initialPoints || values_.size() < 2; }
    void add(std::vector<std::vector<double>>& asked, const Eigen::VectorXd& unit);
    Eigen::VectorXd fromStart();
    void refit();
    std::vector<Eigen::VectorXd> candidates();
    bool isExhausted(const Eigen::VectorXd& unit) const;
    void restart();
    std::vector<Eigen::VectorXd> propose(int count);

    Feasible feasible_;
    BayesianOptions options_;
    Sobol start_;
    std::uint64_t round_ = 0;
    std::vector<Pending> pending_; ///< asked, not told yet
    // Of the present run, which began at the last restart:
    int run_ = 0, issued_ = 0;
    std::vector<Eigen::VectorXd> units_, spread_;
    std::vector<double> values_; ///< at `units_`
    int modelRun_ = -1;
    std::size_t fittedAt_ = 0;
    std::vector<Eigen::VectorXd> tops_; ///< the best of each earlier run
};

} // namespace clutch::synthesis
