// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/bayesian_optimizer.h"

#include "engine/core/error.h"
#include "engine/core/random.h"
#include "engine/core/text.h"
#include "engine/synthesis/candidate_pool.h"
#include "engine/synthesis/gaussian_process.h"
#include "engine/synthesis/most_promising.h"
#include "engine/synthesis/search_space.h"
#include "engine/synthesis/sobol.h"

#include <algorithm>
#include <cmath>

namespace clutch::synthesis {

namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int kFirstStarts = 4, kLaterStarts = 1;

/// Which stream of random numbers an index of deriveSeed() stands for.
enum Stream : std::uint64_t { kStart, kParameters, kCandidates, kStreams };

[[noreturn]] void rejectTold(const char* what, std::string subject)
{
    throw Error(ErrorKind::BadInput, "synthesis", what, std::move(subject),
                CLUTCH_TEXT("Error", "tell one finite value for each point inside the searched box"));
}

[[noreturn]] void rejectEmptySet()
{
    throw Error(ErrorKind::NotFound, "synthesis", CLUTCH_TEXT("Error", "no feasible point was found"), {},
                CLUTCH_TEXT("Error", "loosen the constraints or widen the ranges"));
}

bool isLower(const Observation& left, const Observation& right)
{
    return left.value < right.value;
}

void check(const BayesianOptions& options)
{
    if (options.initialPoints >= 2 && options.refitEvery >= 1 && options.candidates >= 16 && options.polished >= 1)
        return;
    throw Error(ErrorKind::Usage, "synthesis", CLUTCH_TEXT("Error", "the optimiser's options are out of range"), {},
                CLUTCH_TEXT("Error", "use at least 2 initial points, 16 candidates, and 1 of the others"));
}

} // namespace

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
    std::optional<GaussianProcess> model; ///< of every observation

private:
    std::uint64_t stream(Stream which, std::uint64_t index) const
    {
        return deriveSeed(options_.seed, index * kStreams + which);
    }
    bool isFeasible(const VectorXd& unit) const { return !feasible_ || feasible_(space.pointFromUnit(unit)); }
    VectorXd fromStart();
    void refit();
    std::vector<VectorXd> propose(int count);

    Feasible feasible_;
    BayesianOptions options_;
    Sobol start_;
    int issued_ = 0;
    std::uint64_t round_ = 0;
    std::size_t fittedAt_ = 0;
    std::vector<VectorXd> units_;              ///< of the observations
    std::vector<std::vector<double>> pending_; ///< asked, not told yet
};

VectorXd BayesianOptimizer::Search::fromStart()
{
    for (int attempt = 0; attempt < kFeasibleTries; ++attempt) {
        const std::vector<double> next = start_.next();
        VectorXd unit = Eigen::Map<const VectorXd>(next.data(), space.size());
        if (isFeasible(unit)) return unit;
    }
    rejectEmptySet();
}

/// Chooses the kernel's parameters anew when enough was told since, so that the model always holds all observations.
void BayesianOptimizer::Search::refit()
{
    if (model && observations.size() < fittedAt_ + static_cast<std::size_t>(options_.refitEvery)) return;
    MatrixXd points(space.featureLow().size(), static_cast<Eigen::Index>(units_.size()));
    VectorXd values(points.cols());
    for (Eigen::Index i = 0; i < points.cols(); ++i) {
        points.col(i) = space.features(units_[i]);
        values[i] = observations[i].value;
    }
    const int starts = model ? kLaterStarts : kFirstStarts;
    if (!model) model.emplace(space.featureLow(), space.featureHigh());
    model->fit(points, values, stream(kParameters, observations.size()), starts);
    fittedAt_ = observations.size();
}

std::vector<VectorXd> BayesianOptimizer::Search::propose(int count)
{
    refit();
    ++round_;
    const auto feasible = [this](const VectorXd& unit) { return isFeasible(unit); };
    const std::vector<VectorXd> pool =
        candidatePool({space, feasible, units_, observations, options_.candidates, stream(kCandidates, round_)});
    if (pool.empty()) rejectEmptySet();
    MatrixXd features(space.featureLow().size(), static_cast<Eigen::Index>(pool.size())), whitened;
    for (std::size_t i = 0; i < pool.size(); ++i)
        features.col(static_cast<Eigen::Index>(i)) = space.features(pool[i]);

    GaussianProcess believer = *model;
    std::vector<VectorXd> taken = units_, proposed;
    double best = std::max_element(observations.begin(), observations.end(), isLower)->value;
    const auto believe = [&](const VectorXd& unit) {
        const VectorXd place = space.features(unit);
        const double mean = believer.posterior(place).mean;
        believer.append(place, mean);
        best = std::max(best, mean);
        taken.push_back(unit);
    };
    for (const std::vector<double>& point : pending_)
        believe(space.unitFromPoint(point));
    while (static_cast<int>(proposed.size()) < count) {
        believer.whiten(features, whitened);
        VectorXd unit = mostPromising({space, feasible, believer, pool, whitened, taken, best, options_.polished});
        if (unit.size() == 0) // every candidate is taken: a feasible set of a few points
            unit = pool[proposed.size() % pool.size()];
        believe(unit);
        proposed.push_back(unit);
    }
    return proposed;
}

std::vector<std::vector<double>> BayesianOptimizer::Search::ask(int count)
{
    std::vector<std::vector<double>> result;
    while (static_cast<int>(result.size()) < count && (issued_ < options_.initialPoints || observations.size() < 2)) {
        ++issued_;
        result.push_back(space.pointFromUnit(fromStart()));
        pending_.push_back(result.back());
    }
    if (static_cast<int>(result.size()) == std::max(count, 0)) return result;
    for (const VectorXd& unit : propose(count - static_cast<int>(result.size()))) {
        result.push_back(space.pointFromUnit(unit));
        pending_.push_back(result.back());
    }
    return result;
}

void BayesianOptimizer::Search::tell(const std::vector<double>& point, double value)
{
    const auto asked = std::find(pending_.begin(), pending_.end(), point);
    if (asked != pending_.end()) pending_.erase(asked);
    observations.push_back({point, value});
    units_.push_back(space.unitFromPoint(point));
    if (model) model->append(space.features(units_.back()), value);
}

BayesianOptimizer::BayesianOptimizer(std::vector<SearchVariable> variables, Feasible feasible,
                                     const BayesianOptions& options)
{
    check(options);
    search_ = std::make_unique<Search>(std::move(variables), std::move(feasible), options);
}

BayesianOptimizer::~BayesianOptimizer() = default;
BayesianOptimizer::BayesianOptimizer(BayesianOptimizer&&) noexcept = default;
BayesianOptimizer& BayesianOptimizer::operator=(BayesianOptimizer&&) noexcept = default;

std::vector<std::vector<double>> BayesianOptimizer::ask(int count)
{
    return search_->ask(count);
}

void BayesianOptimizer::tell(const std::vector<std::vector<double>>& points, const std::vector<double>& values)
{
    if (points.size() != values.size())
        rejectTold(CLUTCH_TEXT("Error", "there is not one value for each point"),
                   std::to_string(points.size()) + " points, " + std::to_string(values.size()) + " values");
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!std::isfinite(values[i]))
            rejectTold(CLUTCH_TEXT("Error", "a value is not finite"), "point " + std::to_string(i));
        if (!search_->space.contains(points[i]))
            rejectTold(CLUTCH_TEXT("Error", "a point lies outside the searched box"), "point " + std::to_string(i));
    }
    for (std::size_t i = 0; i < points.size(); ++i)
        search_->tell(points[i], values[i]);
}

const std::vector<Observation>& BayesianOptimizer::observations() const
{
    return search_->observations;
}

std::optional<Observation> BayesianOptimizer::best() const
{
    const auto& all = search_->observations;
    const auto highest = std::max_element(all.begin(), all.end(), isLower);
    return highest == all.end() ? std::nullopt : std::optional(*highest);
}

std::vector<Belief> BayesianOptimizer::beliefs(const std::vector<std::vector<double>>& points) const
{
    std::vector<Belief> result;
    if (!search_->model) return result;
    for (const std::vector<double>& point : points) {
        const Posterior posterior =
            search_->model->posterior(search_->space.features(search_->space.unitFromPoint(point)));
        result.push_back({posterior.mean, std::sqrt(posterior.variance)});
    }
    return result;
}

} // namespace clutch::synthesis
