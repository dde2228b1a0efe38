// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/expected_improvement.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace clutch::synthesis;

namespace {

/// E max(f - best, 0) by Simpson's rule over the normal density, far from the closed form.
double integrated(double mean, double deviation, double best)
{
    constexpr int kSteps = 40000;
    const double first = std::max(best, mean - 12 * deviation), last = std::max(best, mean) + 12 * deviation;
    const double step = (last - first) / kSteps;
    double sum = 0;
    for (int i = 0; i <= kSteps; ++i) {
        const double f = first + i * step, z = (f - mean) / deviation;
        const double weight = i == 0 || i == kSteps ? 1 : i % 2 ? 4 : 2;
        sum += weight * (f - best) * std::exp(-z * z / 2);
    }
    return sum * step / 3 / (deviation * std::sqrt(2 * std::numbers::pi));
}

} // namespace

class ExpectedImprovementTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithNumericalIntegration()
    {
        for (const double mean : {-6.0, -2.0, -0.7, -0.1, 0.0, 0.4, 3.0})
            for (const double deviation : {0.3, 1.0, 2.5}) {
                const double expected = integrated(mean, deviation, 0.2);
                const double found = std::exp(logExpectedImprovement(mean, deviation, 0.2).value);
                QVERIFY(std::abs(found / expected - 1) < 1e-6);
            }
    }

    void staysExactInTheTail()
    {
        // log h(z) computed once with 60 digits (Python's decimal, h from the continued fraction of the Mills ratio).
        const double values[][2] = {{-1.5, -3.52993592080571},  {-5.0, -16.744301162661},   {-12.0, -77.9091005450073},
                                    {-19.5, -196.992585617228}, {-20.5, -217.091868370383}, {-40.0, -808.29856835662},
                                    {-300.0, -45012.3265368146}};
        for (const auto& [z, expected] : values)
            QVERIFY2(std::abs(logExpectedImprovement(z, 1, 0).value - expected) < 1e-8, qPrintable(QString::number(z)));
    }

    void gradientAgreesWithFiniteDifferences()
    {
        for (const double mean : {5.0, 0.5, -0.5, -0.99, -1.01, -3.0, -8.0, -19.9, -20.1, -60.0})
            for (const double deviation : {0.5, 1.0, 2.0}) {
                const auto found = logExpectedImprovement(mean, deviation, 0);
                const double h = 1e-5;
                const double byMean = (logExpectedImprovement(mean + h, deviation, 0).value -
                                       logExpectedImprovement(mean - h, deviation, 0).value) /
                                      (2 * h);
                const double byDeviation = (logExpectedImprovement(mean, deviation + h, 0).value -
                                            logExpectedImprovement(mean, deviation - h, 0).value) /
                                           (2 * h);
                QVERIFY(std::abs(found.byMean - byMean) < 1e-6 * (1 + std::abs(byMean)));
                QVERIFY(std::abs(found.byDeviation - byDeviation) < 1e-6 * (1 + std::abs(byDeviation)));
            }
    }

    void isFiniteFarAway()
    {
        for (const double mean : {-1e3, -1e6, 1e6}) {
            const auto found = logExpectedImprovement(mean, 1e-3, 0);
            QVERIFY(std::isfinite(found.value) && std::isfinite(found.byMean) && std::isfinite(found.byDeviation));
            QVERIFY(found.byMean > 0);
        }
    }
};

QTEST_APPLESS_MAIN(ExpectedImprovementTest)
#include "expected_improvement_test.moc"
