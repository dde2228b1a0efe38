// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/random.h"
#include "engine/synthesis/sobol.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

using namespace clutch;
using namespace clutch::synthesis;

namespace {

using Points = std::vector<std::vector<double>>;

Points take(Sobol sequence, int count)
{
    Points points;
    for (int i = 0; i < count; ++i)
        points.push_back(sequence.next());
    return points;
}

/// The squared L2 star discrepancy (Warnock 1972).
double discrepancy(const Points& points)
{
    const double count = static_cast<double>(points.size());
    const std::size_t dimensions = points.front().size();
    double single = 0, pairs = 0;
    for (const auto& left : points) {
        double product = 1;
        for (const double x : left)
            product *= 1 - x * x;
        single += product;
        for (const auto& right : points) {
            double pair = 1;
            for (std::size_t i = 0; i < dimensions; ++i)
                pair *= 1 - std::max(left[i], right[i]);
            pairs += pair;
        }
    }
    return std::pow(3.0, -static_cast<double>(dimensions)) -
           std::pow(2.0, 1.0 - static_cast<double>(dimensions)) * single / count + pairs / (count * count);
}

/// Each of 2^k points has a cell of its own when one coordinate is cut into 2^k equal parts.
bool isStratified(const Points& points, std::size_t dimension)
{
    std::set<int> cells;
    for (const auto& point : points)
        cells.insert(static_cast<int>(point[dimension] * static_cast<double>(points.size())));
    return cells.size() == points.size();
}

} // namespace

class SobolTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void startsAsPublished()
    {
        // The output printed on the page of the direction numbers, web.maths.unsw.edu.au/~fkuo/sobol: ten points in
        // three dimensions.
        const Points published{{0, 0, 0},
                               {0.5, 0.5, 0.5},
                               {0.75, 0.25, 0.25},
                               {0.25, 0.75, 0.75},
                               {0.375, 0.375, 0.625},
                               {0.875, 0.875, 0.125},
                               {0.625, 0.125, 0.875},
                               {0.125, 0.625, 0.375},
                               {0.1875, 0.3125, 0.9375},
                               {0.6875, 0.8125, 0.4375}};
        QCOMPARE(take(Sobol(3), 10), published);
    }

    void everyCoordinateIsStratified()
    {
        for (const Points& points : {take(Sobol(10), 256), take(Sobol(10, 5), 256)})
            for (std::size_t dimension = 0; dimension < 10; ++dimension)
                QVERIFY(isStratified(points, dimension));
    }

    void liesMoreEvenlyThanRandomPoints()
    {
        // The more dimensions, the less 256 points can do in this measure.
        const std::pair<int, double> shares[] = {{2, 0.1}, {5, 0.3}, {8, 0.75}};
        for (const auto& [dimensions, share] : shares) {
            double scrambled = 0, random = 0;
            for (std::uint64_t seed = 0; seed < 5; ++seed) {
                scrambled += discrepancy(take(Sobol(dimensions, seed), 256));
                Random generator(seed);
                Points points(256, std::vector<double>(static_cast<std::size_t>(dimensions)));
                for (auto& point : points)
                    for (double& x : point)
                        x = generator.uniform();
                random += discrepancy(points);
            }
            QVERIFY2(scrambled < share * random,
                     qPrintable(QString("%1: %2 %3").arg(dimensions).arg(scrambled).arg(random)));
        }
    }

    void scramblingIsUnbiasedAndSeeded()
    {
        QCOMPARE(take(Sobol(4, 9), 20), take(Sobol(4, 9), 20));
        QVERIFY(take(Sobol(4, 9), 20) != take(Sobol(4, 10), 20));
        double sum = 0; // of first points, which are the origin without scrambling
        for (std::uint64_t seed = 0; seed < 2000; ++seed)
            sum += Sobol(1, seed).next()[0];
        QVERIFY(std::abs(sum / 2000 - 0.5) < 4 * std::sqrt(1.0 / 12 / 2000));
    }

    void refusesDimensionsItHasNoNumbersFor()
    {
        QVERIFY_THROWS_EXCEPTION(Error, Sobol(0));
        QVERIFY_THROWS_EXCEPTION(Error, Sobol(Sobol::kMaxDimensions + 1));
    }
};

QTEST_APPLESS_MAIN(SobolTest)
#include "sobol_test.moc"
