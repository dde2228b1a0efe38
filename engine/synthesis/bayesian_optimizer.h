// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace clutch::synthesis {

/// One coordinate of what is searched.
struct SearchVariable {
    double low = 0, high = 1; ///< any unit, low < high
    /// `high` is `low` again, as of an angle over a full turn: the model sees its cosine and sine, and every point lies
    /// in [low, high). An angle can as well be given as two plain variables, cosine and sine in [-1, 1].
    bool periodic = false;
};

struct BayesianOptions {
    std::uint64_t seed = 0;
    int initialPoints = 8; ///< scrambled Sobol points before the model is asked, at least 2
    int refitEvery = 8;    ///< told points between two choices of the kernel's parameters; 1 or more
    int candidates = 1024; ///< feasible points an ask compares; 16 or more
    /// Of the best of them, apart from one another, that are climbed from; for later points of an ask half as many. 1
    /// or more.
    int polished = 4;
};

struct Observation {
    std::vector<double> point; ///< [d]
    double value = 0;
};

/// What the model believes of the function at a point, in the unit of the values.
struct Belief {
    double mean = 0, deviation = 0;
};

/// Looks for the highest value of an expensive function over the feasible part of a box, as ask and tell: the caller
/// asks where to measure, measures in any way it likes, alone or in a batch, and tells.
///
/// A scrambled Sobol start; then a Gaussian process (gaussian_process.h) and the largest expected improvement. Points
/// of one batch, and those asked and not told yet, are told to the model as what it believes there (kriging believer).
/// Where the model expects no more than a ten-thousandth of what was gained so far, a peak has been climbed: the search
/// then starts anew, with Sobol points away from that peak and a model of what is told from then on.
///
/// Sources: Mockus 1975; Ginsbourger, Le Riche, Carraro 2010 (kriging believer); Eriksson et al. 2019, "Scalable Global
/// Optimization via Local Bayesian Optimization" (restarts); cluster paper, section 3.2.
///
///   variables  d of them; d + the periodic ones at most 10
///   feasible   called with points [d] inside the box: `candidates` / (feasible share) times a run, and then up to
///              `candidates` / 4 + 60 times a modelled point; must answer the same for the same point. Empty:
///              everything is feasible
///
/// The same options and the same calls give the same points, on any machine with the same floating point and whatever
/// else runs. One thread at a time. Errors: Usage for bad variables or options.
class BayesianOptimizer {
public:
    using Feasible = std::function<bool(const std::vector<double>&)>;

    BayesianOptimizer(std::vector<SearchVariable> variables, Feasible feasible, const BayesianOptions& options = {});
    ~BayesianOptimizer();
    BayesianOptimizer(BayesianOptimizer&&) noexcept;
    BayesianOptimizer& operator=(BayesianOptimizer&&) noexcept;

    /// `count` (0 or more) feasible points worth measuring, [count][d]. While fewer than 2 points were told they come
    /// from the Sobol sequence. Errors: NotFound when tens of thousands of points in the box are all infeasible.
    std::vector<std::vector<double>> ask(int count);

    /// `values` [n] at `points` [n][d], asked for or not, feasible or not. Errors: BadInput for a value that is not
    /// finite, a point outside the box or lengths that differ; nothing is recorded then.
    void tell(const std::vector<std::vector<double>>& points, const std::vector<double>& values);

    /// Everything told, in that order.
    const std::vector<Observation>& observations() const;
    /// The highest value told, the earliest of equals; none before the first.
    std::optional<Observation> best() const;

    /// What the model believes at points [n][d] inside the box: [n], or empty until a modelled point was asked for.
    /// After a new start the model is the one before until the new one has told enough.
    std::vector<Belief> beliefs(const std::vector<std::vector<double>>& points) const;

private:
    class Search;
    std::unique_ptr<Search> search_;
};

} // namespace clutch::synthesis
