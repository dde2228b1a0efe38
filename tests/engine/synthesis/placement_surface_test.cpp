// SPDX-License-Identifier: Apache-2.0
#include "engine/core/random.h"
#include "engine/synthesis/placement_surface.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace clutch;
using namespace clutch::synthesis;

namespace {

const cv::Size kImage(201, 101);

// A hill over x and y, whatever the angle and scale.
double hill(const Placement& at)
{
    return 3 - std::pow((at.x - 140) / 60, 2) - std::pow((at.y - 30) / 40, 2);
}

PlacementTrace measured(int count)
{
    PlacementTrace trace;
    trace.scaleLow = 0.8, trace.scaleHigh = 1.25;
    Random random(4);
    for (int i = 0; i < count; ++i) {
        const Placement at{random.uniform(0, 360), random.uniform(0.8, 1.25), random.uniform(0, 200),
                           random.uniform(0, 100)};
        trace.tried.push_back({at, hill(at)});
    }
    return trace;
}

} // namespace

class PlacementSurfaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheHill()
    {
        const PlacementTrace trace = measured(48);
        const PlacementSurface surface = placementSurface(trace, 48, kImage, 21, 11);
        QCOMPARE(surface.columns, 21);
        QCOMPARE(surface.rows, 11);
        QCOMPARE(surface.mean.size(), std::size_t(231));
        QCOMPARE(surface.deviation.size(), std::size_t(231));
        const auto top = std::max_element(surface.mean.begin(), surface.mean.end()) - surface.mean.begin();
        QVERIFY(std::abs(top % 21 * 10.0 - 140) <= 20);
        QVERIFY(std::abs(top / 21 * 10.0 - 30) <= 20);
        QVERIFY(std::all_of(surface.deviation.begin(), surface.deviation.end(), [](float d) { return d >= 0; }));
        const auto best = std::max_element(trace.tried.begin(), trace.tried.end(),
                                           [](const auto& a, const auto& b) { return a.score < b.score; });
        QCOMPARE(surface.best, static_cast<std::size_t>(best - trace.tried.begin()));
        QVERIFY(surface.mean == placementSurface(trace, 48, kImage, 21, 11).mean);
    }

    void isSurestWhereItWasMeasured()
    {
        PlacementTrace trace = measured(40);
        for (auto& tried : trace.tried) // all in the left half, at one angle and scale
            tried.placement = {90, 1, tried.placement.x / 2, tried.placement.y};
        for (auto& tried : trace.tried)
            tried.score = hill(tried.placement);
        const PlacementSurface surface = placementSurface(trace, 40, kImage, 21, 11);
        const auto at = [&](int x, int y) { return surface.deviation[static_cast<std::size_t>(y * 21 + x)]; };
        QVERIFY(at(4, 5) < at(20, 5));
    }

    void keepsTheBestOfMany()
    {
        PlacementTrace trace = measured(1000);
        trace.tried[3].score = 50; // long ago
        const PlacementSurface surface = placementSurface(trace, 1000, kImage, 21, 11);
        QCOMPARE(surface.best, std::size_t(3));
        QVERIFY(*std::max_element(surface.mean.begin(), surface.mean.end()) > 10);
    }

    void knowsNothingOfTooFew()
    {
        const PlacementTrace trace = measured(5);
        QCOMPARE(placementSurface(trace, 1, kImage, 8, 8).columns, 0);
        QCOMPARE(placementSurface(trace, 5, kImage, 1, 8).columns, 0);
        QCOMPARE(placementSurface(trace, 2, kImage, 8, 8).columns, 8);
        QCOMPARE(placementSurface(trace, 999, kImage, 8, 8).mean.size(), std::size_t(64)); // all there are
    }
};

QTEST_APPLESS_MAIN(PlacementSurfaceTest)
#include "placement_surface_test.moc"
