// SPDX-License-Identifier: Apache-2.0
#include "engine/core/random.h"
#include "engine/synthesis/cluster_statistics.h"

#include <QTest>

#include <cmath>

using namespace clutch;
using namespace clutch::synthesis;

namespace {

constexpr int kWidth = 100, kHeight = 80;

cv::Mat squareAt(int x, int y, int side = 10)
{
    cv::Mat mask = cv::Mat::zeros(kHeight, kWidth, CV_8UC1);
    mask({x, y, side, side}) = 255;
    return mask;
}

// Squares in the order placed: each lies beneath all before it.
std::vector<InstanceMasks> heap(const std::vector<cv::Point>& corners)
{
    cv::Mat taken = cv::Mat::zeros(kHeight, kWidth, CV_8UC1);
    std::vector<InstanceMasks> instances;
    for (const cv::Point& corner : corners) {
        const cv::Mat amodal = squareAt(corner.x, corner.y);
        instances.push_back({encodeMask(amodal & ~taken), encodeMask(amodal)});
        taken |= amodal;
    }
    return instances;
}

const std::vector<double>& of(const ClusterSample& sample, ClusterStatistic statistic)
{
    return sample[static_cast<std::size_t>(statistic)];
}

// Images whose objects lie about `distance` apart; those of one image share a lot.
std::vector<ClusterSample> images(int count, double distance, std::uint64_t seed)
{
    Random random(seed);
    std::vector<ClusterSample> made(static_cast<std::size_t>(count));
    for (ClusterSample& sample : made) {
        const double own = distance + 0.5 * random.normal();
        for (int i = 0; i < 20; ++i)
            sample[1].push_back(own + 0.05 * random.normal());
    }
    return made;
}

} // namespace

class ClusterStatisticsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHeapIsMeasured()
    {
        // Two that overlap by half, one that touches the second, one far away.
        const ClusterSample sample = clusterSample(heap({{10, 10}, {15, 10}, {25, 10}, {10, 50}}));
        QCOMPARE(of(sample, ClusterStatistic::VisibleShare), (std::vector<double>{1, 0.5, 1, 1}));
        QCOMPARE(of(sample, ClusterStatistic::NeighbourDistance), (std::vector<double>{0.5, 0.5, 1, 4}));
        QCOMPARE(of(sample, ClusterStatistic::Contacts), (std::vector<double>{1, 2, 1, 0}));
        // The union: 25 x 10 and 10 x 10. The hull: 25 x 10, then narrowing to 10 x 50 px in all.
        const double compact = of(sample, ClusterStatistic::Compactness).front();
        const double hull = 25 * 10 + 10 * 40 + 15 * 40 / 2.0; // within the width of an edge
        QVERIFY2(std::abs(compact - 350 / hull) < 0.02, qPrintable(QString::number(compact)));
    }

    void aGapOfLessThanATwentiethIsTouching()
    {
        const auto contacts = [](int gap) {
            std::vector<InstanceMasks> two;
            for (const int x : {5, 45 + gap})
                two.push_back({encodeMask(squareAt(x, 5, 40)), encodeMask(squareAt(x, 5, 40))});
            return of(clusterSample(two), ClusterStatistic::Contacts).front();
        };
        QCOMPARE(contacts(0), 1.0);
        QCOMPARE(contacts(1), 1.0);
        QCOMPARE(contacts(3), 0.0);
    }

    void whatIsNotSeenIsLeftOut()
    {
        const ClusterSample sample = clusterSample(heap({{10, 10}, {10, 10}}));
        QCOMPARE(of(sample, ClusterStatistic::VisibleShare), (std::vector<double>{1}));
        QVERIFY(of(sample, ClusterStatistic::NeighbourDistance).empty());
        QCOMPARE(of(sample, ClusterStatistic::Compactness), (std::vector<double>{1}));
        for (const auto& values : clusterSample({}))
            QVERIFY(values.empty());
    }

    // Worked by hand: {0, 1} against {0, 3, 3, 3}. F - G is 1/4 on [0, 1) and 3/4 on [1, 3).
    void distancesAreThoseOfTheDistributionFunctions()
    {
        ClusterSample a, b;
        a[0] = {1, 0};
        b[0] = {3, 0, 3, 3};
        const TwoSample result = compareClusters({&a, 1}, {&b, 1}, ClusterStatistic::VisibleShare, 10, 1);
        QCOMPARE(result.distance, 1.75);
        QCOMPARE(result.largest, 0.75);
        QCOMPARE(result.firstMean, 0.5);
        QCOMPARE(result.secondMean, 2.25);
        QCOMPARE(result.p, 1.0); // two images can only be exchanged
    }

    void imagesNotInstancesAreExchanged()
    {
        int found = 0;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const auto a = images(10, 2, 2 * seed), b = images(10, 2, 2 * seed + 1);
            found += compareClusters(a, b, ClusterStatistic::NeighbourDistance, 199, seed).p <= 0.05;
        }
        QVERIFY2(found <= 6, qPrintable(QString::number(found))); // about 2 of 40; by instances nearly all
        const auto a = images(10, 2, 1), b = images(10, 4, 2);
        const TwoSample far = compareClusters(a, b, ClusterStatistic::NeighbourDistance, 199, 1);
        QCOMPARE(far.p, 1 / 200.0);
        QVERIFY(std::abs(far.distance - (far.secondMean - far.firstMean)) < 0.05);
        QCOMPARE(compareClusters(a, b, ClusterStatistic::NeighbourDistance, 199, 1).p, far.p);
    }

    void nothingPartsEmptySets()
    {
        const TwoSample none = compareClusters({}, {}, ClusterStatistic::Contacts, 5, 1);
        QCOMPARE(none.distance, 0.0);
        QCOMPARE(none.p, 1.0);
    }
};

QTEST_APPLESS_MAIN(ClusterStatisticsTest)
#include "cluster_statistics_test.moc"
