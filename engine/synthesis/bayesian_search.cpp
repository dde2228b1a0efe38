// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/bayesian_search.h"

#include "engine/core/error.h"
#include "engine/core/text.h"
#include "engine/synthesis/candidate_pool.h"
#include "engine/synthesis/expected_improvement.h"
#include "engine/synthesis/most_promising.h"

#include <algorithm>
#include <cmath>

namespace clutch::synthesis {

namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int kFirstStarts = 4, kLaterStarts = 1; // of the search for the kernel's parameters
constexpr double kSpreadShare = 0.75;             // of the candidates; the rest lies around the best points
/// An expected improvement of less than this, of what was gained since the starting points, is no reason to go on here.
constexpr double kLeastGain = 1e-4;
/// Of the box's diagonal: how far a new start keeps from the tops already found; and how often that is tried.
constexpr double kElsewhere = 0.4;
constexpr int kElsewhereTries = 64;

[[noreturn]] void rejectEmptySet()
{
    throw Error(ErrorKind::NotFound, "synthesis", CLUTCH_TEXT("Error", "no feasible point was found"), {},
                CLUTCH_TEXT("Error", "loosen the constraints or widen the ranges"));
}

} // namespace

/// The next start point that is feasible and, where there is one, away from the tops found before.
VectorXd BayesianOptimizer::Search::fromStart()
{
    VectorXd near;
    for (int attempt = 0, refused = 0; attempt < kFeasibleTries && refused < kElsewhereTries; ++attempt) {
        const std::vector<double> next = start_.next();
        const VectorXd unit = Eigen::Map<const VectorXd>(next.data(), space.size());
        if (!isFeasible(unit)) continue;
        if (farFromAll(unit, tops_, kElsewhere * std::sqrt(space.size()))) return unit;
        if (refused++ == 0) near = unit;
    }
    if (near.size() == 0) rejectEmptySet();
    return near;
}

/// Chooses the kernel's parameters anew when enough was told since; the model always holds all that this run told.
void BayesianOptimizer::Search::refit()
{
    const bool again = modelRun_ == run_;
    if (again && values_.size() < fittedAt_ + static_cast<std::size_t>(options_.refitEvery)) return;
    MatrixXd points(space.featureLow().size(), static_cast<Eigen::Index>(units_.size()));
    for (Eigen::Index i = 0; i < points.cols(); ++i)
        points.col(i) = space.features(units_[static_cast<std::size_t>(i)]);
    if (!again) model.emplace(space.featureLow(), space.featureHigh());
    model->fit(points, Eigen::Map<const VectorXd>(values_.data(), points.cols()),
               stream(kParameters, observations.size()), again ? kLaterStarts : kFirstStarts);
    modelRun_ = run_;
    fittedAt_ = values_.size();
}

/// The spread ones are the same for a whole run: what is feasible stays so, and asking costs.
std::vector<VectorXd> BayesianOptimizer::Search::candidates()
{
    const int spread = static_cast<int>(kSpreadShare * options_.candidates);
    if (spread_.empty())
        spread_ = spreadCandidates({space, feasibility(), spread, stream(kSpread, static_cast<std::uint64_t>(run_))});
    std::vector<VectorXd> pool = neighbourCandidates(
        {space, feasibility(), options_.candidates - spread, stream(kNeighbours, ++round_)}, units_, values_);
    pool.insert(pool.begin(), spread_.begin(), spread_.end());
    if (pool.empty()) rejectEmptySet();
    return pool;
}

/// Whether nothing worth a measurement is expected even at `unit`, the most promising point.
bool BayesianOptimizer::Search::isExhausted(const VectorXd& unit) const
{
    const auto started = values_.begin() + std::min<std::ptrdiff_t>(options_.initialPoints, std::ssize(values_));
    const double best = std::ranges::max(values_);
    const double gain = best - *std::max_element(values_.begin(), started);
    if (!(gain > 0)) return false;
    const Posterior posterior = model->posterior(space.features(unit));
    return logExpectedImprovement(posterior.mean, std::sqrt(posterior.variance), best).value <
           std::log(kLeastGain * gain);
}

/// Gives up the present run. Its model is sure of the peak it climbed and too sure of the rest; one that begins without
/// it finds another peak more often.
void BayesianOptimizer::Search::restart()
{
    const auto best = std::max_element(values_.begin(), values_.end());
    tops_.push_back(units_[static_cast<std::size_t>(best - values_.begin())]);
    ++run_;
    issued_ = 0;
    units_.clear();
    values_.clear();
    spread_.clear();
}

/// Empty when nothing more is to be gained in this run.
std::vector<VectorXd> BayesianOptimizer::Search::propose(int count)
{
    refit();
    const std::vector<VectorXd> pool = candidates();
    MatrixXd features(space.featureLow().size(), static_cast<Eigen::Index>(pool.size()));
    WhitenedPoints whitened;
    for (std::size_t i = 0; i < pool.size(); ++i)
        features.col(static_cast<Eigen::Index>(i)) = space.features(pool[i]);

    GaussianProcess believer = *model;
    std::vector<VectorXd> taken = units_, proposed;
    double best = std::ranges::max(values_);
    const auto believe = [&](const VectorXd& unit) {
        const VectorXd place = space.features(unit);
        const double mean = believer.posterior(place).mean;
        believer.append(place, mean);
        best = std::max(best, mean);
        taken.push_back(unit);
    };
    for (const Pending& pending : pending_)
        if (pending.run == run_) believe(space.unitFromPoint(pending.point));
    const bool nothingPending = taken.size() == units_.size();
    while (static_cast<int>(proposed.size()) < count) {
        believer.whiten(features, whitened);
        const int polished = proposed.empty() ? options_.polished : (options_.polished + 1) / 2;
        VectorXd unit = mostPromising({space, feasibility(), believer, pool, whitened, taken, best, polished});
        if (unit.size() == 0) // every candidate is taken: a feasible set of a few points
            unit = pool[proposed.size() % pool.size()];
        if (proposed.empty() && nothingPending && isExhausted(unit)) return {};
        believe(unit);
        proposed.push_back(unit);
    }
    return proposed;
}

void BayesianOptimizer::Search::add(std::vector<std::vector<double>>& asked, const VectorXd& unit)
{
    asked.push_back(space.pointFromUnit(unit));
    pending_.push_back({asked.back(), run_});
}

std::vector<std::vector<double>> BayesianOptimizer::Search::ask(int count)
{
    std::vector<std::vector<double>> result;
    while (static_cast<int>(result.size()) < count) {
        if (isStarting()) {
            ++issued_;
            add(result, fromStart());
            continue;
        }
        const std::vector<VectorXd> proposed = propose(count - static_cast<int>(result.size()));
        if (proposed.empty()) restart();
        for (const VectorXd& unit : proposed)
            add(result, unit);
    }
    return result;
}

void BayesianOptimizer::Search::tell(const std::vector<double>& point, double value)
{
    const auto asked = std::ranges::find(pending_, point, &Pending::point);
    const int run = asked == pending_.end() ? run_ : asked->run;
    if (asked != pending_.end()) pending_.erase(asked);
    observations.push_back({point, value});
    if (run != run_) return; // of a run that was given up before this was measured
    units_.push_back(space.unitFromPoint(point));
    values_.push_back(value);
    if (modelRun_ == run_) model->append(space.features(units_.back()), value);
}

} // namespace clutch::synthesis
