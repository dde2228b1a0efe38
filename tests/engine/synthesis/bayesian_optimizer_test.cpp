// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/synthesis/bayesian_optimizer.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <set>

using namespace clutch;
using namespace clutch::synthesis;

namespace {

using Points = std::vector<std::vector<double>>;

/// Highest, 1, at (0.8, 0.3).
double hill(const std::vector<double>& point)
{
    return 1 - (point[0] - 0.8) * (point[0] - 0.8) - 2 * (point[1] - 0.3) * (point[1] - 0.3);
}

std::vector<double> valuesOf(const Points& points, const std::function<double(const std::vector<double>&)>& function)
{
    std::vector<double> values;
    for (const auto& point : points)
        values.push_back(function(point));
    return values;
}

Points asksOf(std::uint64_t seed, int batch)
{
    BayesianOptions options;
    options.seed = seed;
    BayesianOptimizer optimizer(std::vector<SearchVariable>(2), {}, options);
    Points all;
    while (all.size() < 32) {
        const Points asked = optimizer.ask(batch);
        optimizer.tell(asked, valuesOf(asked, hill));
        all.insert(all.end(), asked.begin(), asked.end());
    }
    return all;
}

} // namespace

class BayesianOptimizerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameSeedSameAsks()
    {
        for (const int batch : {1, 8}) {
            QVERIFY(asksOf(3, batch) == asksOf(3, batch));
            QVERIFY(asksOf(3, batch) != asksOf(4, batch));
        }
    }

    void asksForDifferentPointsInABatchAndWhilePending()
    {
        BayesianOptimizer optimizer(std::vector<SearchVariable>(2), {});
        Points asked = optimizer.ask(8);
        QCOMPARE(asked.size(), std::size_t(8));
        optimizer.tell(asked, valuesOf(asked, hill));
        for (int round = 0; round < 3; ++round) { // none of these is told
            const Points more = optimizer.ask(8);
            asked.insert(asked.end(), more.begin(), more.end());
        }
        QCOMPARE(asked.size(), std::size_t(32));
        for (std::size_t i = 0; i < asked.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(std::hypot(asked[i][0] - asked[j][0], asked[i][1] - asked[j][1]) > 1e-7);
        QVERIFY(optimizer.ask(0).empty());
    }

    void staysFeasible()
    {
        // The free optimum lies outside: the best feasible point is (0.5, 0.3) on the rim of a lens.
        const auto feasible = [](const std::vector<double>& point) {
            return point[0] <= 0.5 && std::hypot(point[0] - 0.4, point[1] - 0.3) < 0.2;
        };
        for (const int batch : {1, 8}) {
            BayesianOptimizer optimizer(std::vector<SearchVariable>(2), feasible);
            for (int told = 0; told < 40; told += batch) {
                const Points asked = optimizer.ask(batch);
                QVERIFY(std::all_of(asked.begin(), asked.end(), feasible));
                optimizer.tell(asked, valuesOf(asked, hill));
            }
            QVERIFY2(optimizer.best()->value > 0.91 - 1e-3, qPrintable(QString::number(optimizer.best()->value)));
        }
    }

    void searchesAThinRegion()
    {
        // An angle given as cosine and sine by the caller, any radius within a ring allowed: 8 % of the box.
        const auto ring = [](const std::vector<double>& point) {
            return std::abs(std::hypot(point[0], point[1]) - 0.9) < 0.03;
        };
        BayesianOptimizer optimizer({{-1, 1, false}, {-1, 1, false}}, ring);
        for (int round = 0; round < 5; ++round) {
            const Points asked = optimizer.ask(8);
            QVERIFY(std::all_of(asked.begin(), asked.end(), ring));
            optimizer.tell(asked, valuesOf(asked, [](const auto& point) {
                               return std::cos(std::atan2(point[1], point[0]) - 2.5);
                           }));
        }
        QVERIFY(optimizer.best()->value > 0.999);
    }

    void findsAnAngleAcrossItsSeam()
    {
        BayesianOptimizer optimizer({{0, 360, true}, {0, 1, false}}, {});
        const auto value = [](const std::vector<double>& point) {
            return std::cos((point[0] - 359.5) * std::numbers::pi / 180) - (point[1] - 0.5) * (point[1] - 0.5);
        };
        for (int round = 0; round < 4; ++round) {
            const Points asked = optimizer.ask(8);
            for (const auto& point : asked)
                QVERIFY(point[0] >= 0 && point[0] < 360);
            optimizer.tell(asked, valuesOf(asked, value));
        }
        QVERIFY(optimizer.best()->value > 0.999);
        const auto seam = optimizer.beliefs({{0.01, 0.5}, {359.99, 0.5}});
        QVERIFY(std::abs(seam[0].mean - seam[1].mean) < 1e-2);
    }

    /// A broad hill at (0.8, 0.2), as high as 1, and a narrow one at (0.15, 0.85), as high as 1.5.
    void leavesAPeakItHasClimbed()
    {
        const auto value = [](const std::vector<double>& p) {
            const double broad = std::pow(p[0] - 0.8, 2) + std::pow(p[1] - 0.2, 2);
            const double narrow = std::pow(p[0] - 0.15, 2) + std::pow(p[1] - 0.85, 2);
            return std::exp(-broad / 0.18) + 1.5 * std::exp(-narrow / 0.02);
        };
        int found = 0;
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            BayesianOptions options;
            options.seed = seed;
            BayesianOptimizer optimizer(std::vector<SearchVariable>(2), {}, options);
            for (int round = 0; round < 10; ++round) {
                const Points asked = optimizer.ask(8);
                optimizer.tell(asked, valuesOf(asked, value));
            }
            found += optimizer.best()->value > 1.4;
        }
        // Without a new start, 4.
        QVERIFY2(found >= 8, qPrintable(QString::number(found)));
    }

    /// What is told late, after the search began anew elsewhere, is kept.
    void takesLateAnswers()
    {
        BayesianOptimizer optimizer(std::vector<SearchVariable>(1), {});
        const auto value = [](const std::vector<double>& p) { return -std::pow(p[0] - 0.3, 2); };
        std::size_t told = 0;
        Points late;
        for (int round = 0; round < 8; ++round) {
            const Points asked = optimizer.ask(6);
            for (const auto& point : late)
                optimizer.tell({point}, {value(point)});
            told += late.size();
            late.assign(asked.begin(), asked.begin() + 1);
            const Points rest(asked.begin() + 1, asked.end());
            optimizer.tell(rest, valuesOf(rest, value));
            told += rest.size();
            QCOMPARE(optimizer.observations().size(), told);
        }
        QVERIFY(optimizer.best()->value > -1e-6);
    }

    void keepsEveryToldPoint()
    {
        BayesianOptimizer optimizer(std::vector<SearchVariable>(2), {});
        QVERIFY(!optimizer.best() && optimizer.beliefs({{0, 0}}).empty());
        optimizer.tell({{0.1, 0.2}, {0.5, 0.5}}, {4, 7}); // not asked for
        const Points asked = optimizer.ask(9);
        optimizer.tell(asked, valuesOf(asked, hill));
        QCOMPARE(optimizer.observations().size(), std::size_t(11));
        QCOMPARE(optimizer.observations()[1].value, 7.0);
        QCOMPARE(optimizer.observations()[10].point, asked[8]);
        QCOMPARE(optimizer.best()->point, (std::vector<double>{0.5, 0.5}));
    }

    void believesWhatItWasTold()
    {
        BayesianOptimizer optimizer(std::vector<SearchVariable>(2), {});
        for (int round = 0; round < 3; ++round) {
            const Points asked = optimizer.ask(8);
            optimizer.tell(asked, valuesOf(asked, hill));
        }
        for (const Observation& observation : optimizer.observations()) {
            const Belief belief = optimizer.beliefs({observation.point}).front();
            QVERIFY(std::abs(belief.mean - observation.value) < 0.01 && belief.deviation < 0.05);
        }
    }

    void refusesWhatItCannotUse()
    {
        BayesianOptimizer optimizer(std::vector<SearchVariable>(2), {});
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QVERIFY_THROWS_EXCEPTION(Error, optimizer.tell({{0, 0}, {1, 1}}, {1, nan}));
        QVERIFY_THROWS_EXCEPTION(Error, optimizer.tell({{0, 1.5}}, {1}));
        QVERIFY_THROWS_EXCEPTION(Error, optimizer.tell({{0, 0}}, {}));
        QVERIFY(optimizer.observations().empty());
        BayesianOptions options;
        options.refitEvery = 0;
        QVERIFY_THROWS_EXCEPTION(Error, BayesianOptimizer(std::vector<SearchVariable>(2), {}, options));
    }

    void saysWhenNothingIsFeasible()
    {
        BayesianOptimizer optimizer(std::vector<SearchVariable>(2), [](const auto&) { return false; });
        QVERIFY_THROWS_EXCEPTION(Error, optimizer.ask(1));
        optimizer.tell({{0, 0}, {1, 1}}, {1, 2});
        QVERIFY_THROWS_EXCEPTION(Error, optimizer.ask(20));
    }
};

QTEST_APPLESS_MAIN(BayesianOptimizerTest)
#include "bayesian_optimizer_test.moc"
