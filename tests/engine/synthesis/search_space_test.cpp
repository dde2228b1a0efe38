// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/synthesis/search_space.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>

using namespace clutch;
using namespace clutch::synthesis;
using Eigen::VectorXd;

namespace {

SearchSpace someSpace()
{
    return SearchSpace({{-5, 15, false}, {0, 360, true}, {0.5, 2, false}});
}

} // namespace

class SearchSpaceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pointsGoThereAndBack()
    {
        const SearchSpace space = someSpace();
        const std::vector<double> point{10, 90, 0.875};
        const VectorXd unit = space.unitFromPoint(point);
        QVERIFY(unit.isApprox(VectorXd{{0.75, 0.25, 0.25}}));
        QCOMPARE(space.pointFromUnit(unit), point);
        QVERIFY((space.features(unit) - VectorXd{{0.75, 0, 1, 0.25}}).norm() < 1e-12);
        QVERIFY(space.wrapped(VectorXd{{1.5, 1.25, -3}}).isApprox(VectorXd{{1, 0.25, 0}}));
        QCOMPARE(space.pointFromUnit(VectorXd{{1, 1, 1}}), (std::vector<double>{15, 0, 2}));
    }

    void gradientFollowsTheChainRule()
    {
        const SearchSpace space = someSpace();
        const VectorXd weights{{0.3, -1.2, 0.7, 2}}, unit{{0.2, 0.6, 0.9}};
        const auto value = [&](const VectorXd& at) {
            const VectorXd features = space.features(at);
            return weights.dot(features.cwiseProduct(features));
        };
        const VectorXd found = space.unitGradient(unit, 2 * weights.cwiseProduct(space.features(unit)));
        for (int i = 0; i < 3; ++i) {
            VectorXd above = unit, below = unit;
            above[i] += 1e-6;
            below[i] -= 1e-6;
            QVERIFY(std::abs(found[i] - (value(above) - value(below)) / 2e-6) < 1e-6);
        }
    }

    void refusesWhatCannotBeSearched()
    {
        QVERIFY_THROWS_EXCEPTION(Error, SearchSpace({}));
        QVERIFY_THROWS_EXCEPTION(Error, SearchSpace({{1, 1, false}}));
        QVERIFY_THROWS_EXCEPTION(Error, SearchSpace({{0, std::numeric_limits<double>::infinity(), false}}));
        QVERIFY_THROWS_EXCEPTION(Error, SearchSpace(std::vector<SearchVariable>(11)));
        QVERIFY_THROWS_EXCEPTION(Error, SearchSpace(std::vector<SearchVariable>(6, {0, 1, true})));
        QVERIFY(!someSpace().contains({0, 0, std::nan("")}));
        QVERIFY(!someSpace().contains({0, 0}));
        QVERIFY(someSpace().contains({15, 0, 2}));
    }
};

QTEST_APPLESS_MAIN(SearchSpaceTest)
#include "search_space_test.moc"
