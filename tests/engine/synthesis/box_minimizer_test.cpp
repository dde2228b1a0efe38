// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/box_minimizer.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace clutch::synthesis;
using Eigen::VectorXd;

namespace {

double rosenbrock(const VectorXd& x, VectorXd& gradient)
{
    const double a = 1 - x[0], b = x[1] - x[0] * x[0];
    gradient << -2 * a - 400 * x[0] * b, 200 * b;
    return a * a + 100 * b * b;
}

BoxMinimizerOptions patient()
{
    BoxMinimizerOptions options;
    options.iterations = 200;
    options.valueTolerance = 0;
    return options;
}

} // namespace

class BoxMinimizerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void followsACurvedValley()
    {
        const auto found =
            minimizeInBox(rosenbrock, VectorXd{{-1.2, 1}}, VectorXd{{-5, -5}}, VectorXd{{5, 5}}, patient());
        QVERIFY((found.x - VectorXd{{1, 1}}).norm() < 1e-4);
    }

    void stopsAtTheBounds()
    {
        // With x <= 0.5 the valley's lowest point is (0.5, 0.25), of value 0.25.
        const auto found =
            minimizeInBox(rosenbrock, VectorXd{{-9, 9}}, VectorXd{{-2, -2}}, VectorXd{{0.5, 2}}, patient());
        QVERIFY((found.x - VectorXd{{0.5, 0.25}}).norm() < 1e-4);
        QVERIFY(std::abs(found.value - 0.25) < 1e-8);
    }

    void searchesWithoutBounds()
    {
        const VectorXd bound = VectorXd::Constant(2, std::numeric_limits<double>::infinity());
        const auto found = minimizeInBox(rosenbrock, VectorXd{{3, -2}}, -bound, bound, patient());
        QVERIFY((found.x - VectorXd{{1, 1}}).norm() < 1e-4);
    }

    void neverEntersForbiddenGround()
    {
        const Objective fenced = [](const VectorXd& x, VectorXd& gradient) {
            return x[0] + x[1] > 1 ? std::numeric_limits<double>::infinity() : rosenbrock(x, gradient);
        };
        const auto found = minimizeInBox(fenced, VectorXd{{-1, 0}}, VectorXd{{-5, -5}}, VectorXd{{5, 5}}, patient());
        QVERIFY(found.x.sum() <= 1);
        QVERIFY(found.value < 0.5); // from 104 at the start
        const auto stuck = minimizeInBox(fenced, VectorXd{{2, 2}}, VectorXd{{-5, -5}}, VectorXd{{5, 5}}, patient());
        QVERIFY(stuck.x == (VectorXd{{2, 2}}) && std::isinf(stuck.value));
    }
};

QTEST_APPLESS_MAIN(BoxMinimizerTest)
#include "box_minimizer_test.moc"
