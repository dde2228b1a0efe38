// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/bayesian_optimizer.h"

#include "engine/core/error.h"
#include "engine/core/text.h"
#include "engine/synthesis/bayesian_search.h"

#include <algorithm>
#include <cmath>

namespace clutch::synthesis {

namespace {

[[noreturn]] void rejectTold(const char* what, std::string subject)
{
    throw Error(ErrorKind::BadInput, "synthesis", what, std::move(subject),
                CLUTCH_TEXT("Error", "tell one finite value for each point inside the searched box"));
}

void check(const BayesianOptions& options)
{
    if (options.initialPoints >= 2 && options.refitEvery >= 1 && options.candidates >= 16 && options.polished >= 1)
        return;
    throw Error(ErrorKind::Usage, "synthesis", CLUTCH_TEXT("Error", "the optimiser's options are out of range"), {},
                CLUTCH_TEXT("Error", "use at least 2 initial points, 16 candidates, and 1 of the others"));
}

} // namespace

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
    const auto highest = std::ranges::max_element(all, {}, &Observation::value);
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
