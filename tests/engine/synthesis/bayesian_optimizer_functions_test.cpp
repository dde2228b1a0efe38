// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/bayesian_optimizer.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <numbers>

using namespace clutch::synthesis;

namespace {

constexpr int kSeeds = 20;

/// Minus the Branin function (Dixon, Szego 1978); highest -0.39788735772973816 at three points.
double branin(const std::vector<double>& point)
{
    const double pi = std::numbers::pi, x = point[0], y = point[1];
    const double a = y - 5.1 / (4 * pi * pi) * x * x + 5 / pi * x - 6;
    return -(a * a + 10 * (1 - 1 / (8 * pi)) * std::cos(x) + 10);
}

/// Minus the Hartmann function of six variables (Dixon, Szego 1978); highest 3.32236801141551.
double hartmann6(const std::vector<double>& point)
{
    static const double kCurvatures[4][6] = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}};
    static const double kCentres[4][6] = {{1312, 1696, 5569, 124, 8283, 5886},
                                          {2329, 4135, 8307, 3736, 1004, 9991},
                                          {2348, 1451, 3522, 2883, 3047, 6650},
                                          {4047, 8828, 8732, 5743, 1091, 381}};
    static const double kHeights[4] = {1, 1.2, 3, 3.2};
    double sum = 0;
    for (int peak = 0; peak < 4; ++peak) {
        double exponent = 0;
        for (int i = 0; i < 6; ++i)
            exponent += kCurvatures[peak][i] * std::pow(point[i] - 1e-4 * kCentres[peak][i], 2);
        sum += kHeights[peak] * std::exp(-exponent);
    }
    return sum;
}

using Function = double (*)(const std::vector<double>&);

/// The highest value of each seed's search.
std::vector<double> search(const std::vector<SearchVariable>& variables, Function function, int evaluations, int batch)
{
    std::vector<double> bests;
    for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
        BayesianOptions options;
        options.seed = seed;
        BayesianOptimizer optimizer(variables, {}, options);
        for (int left = evaluations; left > 0; left -= batch) {
            const auto asked = optimizer.ask(std::min(batch, left));
            std::vector<double> values;
            for (const auto& point : asked)
                values.push_back(function(point));
            optimizer.tell(asked, values);
        }
        bests.push_back(optimizer.best()->value);
    }
    return bests;
}

double meanOf(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

} // namespace

/// Published functions at published budgets, over 20 seeds.
class BayesianOptimizerFunctionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void branin_data()
    {
        QTest::addColumn<int>("batch");
        QTest::newRow("one at a time") << 1;
        QTest::newRow("batches of 8") << 8;
    }

    void branin()
    {
        QFETCH(int, batch);
        const auto bests = search({{-5, 10, false}, {0, 15, false}}, ::branin, 50, batch);
        const double highest = -0.39788735772973816;
        const double worst = highest - *std::min_element(bests.begin(), bests.end());
        qInfo("Branin, batches of %d: mean gap %.2g, worst %.2g", batch, highest - meanOf(bests), worst);
        QVERIFY(worst <= 1e-3);
    }

    void hartmann6_data() { branin_data(); }

    void hartmann6()
    {
        QFETCH(int, batch);
        const auto bests = search(std::vector<SearchVariable>(6), ::hartmann6, 100, batch);
        qInfo("Hartmann6, batches of %d: mean %.4f, worst %.4f", batch, -meanOf(bests),
              -*std::min_element(bests.begin(), bests.end()));
        // A search that stays on the second best peak, 3.2032, costs 0.006 of the mean.
        QVERIFY(-meanOf(bests) <= -3.28);
    }

    /// What an ask and a tell of 8 cost at 48 points in 5 features; printed, not judged.
    void overhead()
    {
        double seconds = 0;
        for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
            BayesianOptions options;
            options.seed = seed;
            BayesianOptimizer optimizer({{0, 1, false}, {0, 1, false}, {0, 1, false}, {0, 1, true}}, {}, options);
            for (int round = 0; round < 7; ++round) {
                const std::clock_t before = std::clock();
                const auto asked = optimizer.ask(8);
                std::vector<double> values;
                for (const auto& point : asked)
                    values.push_back(std::sin(5 * point[0]) + std::cos(3 * point[1]) +
                                     std::sin(6.28 * point[3]) * point[2]);
                optimizer.tell(asked, values);
                if (round == 6) seconds += static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
            }
        }
        qInfo("ask and tell of 8 at 48 points in 5 features: %.2f ms of CPU", seconds / kSeeds * 1e3);
    }
};

QTEST_APPLESS_MAIN(BayesianOptimizerFunctionsTest)
#include "bayesian_optimizer_functions_test.moc"
