// SPDX-License-Identifier: Apache-2.0
#include "engine/core/random.h"
#include "engine/exporting/joined_ring.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

using namespace clutch;
using namespace clutch::exporting;

namespace {

cv::Mat drawing(const std::vector<std::string>& rows)
{
    cv::Mat mask(static_cast<int>(rows.size()), static_cast<int>(rows[0].size()), CV_8UC1);
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x)
            mask.at<std::uint8_t>(y, x) =
                rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] == '#' ? 255 : 0;
    return mask;
}

/// Even-odd rule at pixel centres.
cv::Mat filled(const std::vector<cv::Point2d>& ring, const cv::Size& size)
{
    cv::Mat mask = cv::Mat::zeros(size, CV_8UC1);
    for (int y = 0; y < size.height; ++y)
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const cv::Point2d &a = ring[i], &b = ring[(i + 1) % ring.size()];
            if ((a.y <= y + 0.5) == (b.y <= y + 0.5)) continue;
            const double crossing = a.x + (y + 0.5 - a.y) / (b.y - a.y) * (b.x - a.x);
            for (int x = 0; x < size.width; ++x)
                if (x + 0.5 > crossing) mask.at<std::uint8_t>(y, x) ^= 255;
        }
    return mask;
}

/// Twice the area to the right of the way: what the winding rule sees, bridges cancel out.
double doubledArea(const std::vector<cv::Point2d>& ring)
{
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i)
        sum += ring[i].cross(ring[(i + 1) % ring.size()]);
    return sum;
}

/// As trainers paint: whole pixels, outline included.
cv::Mat painted(const std::vector<cv::Point2d>& ring, const cv::Size& size)
{
    std::vector<cv::Point> corners;
    corners.reserve(ring.size());
    for (const cv::Point2d& point : ring)
        corners.emplace_back(static_cast<int>(point.x), static_cast<int>(point.y));
    cv::Mat mask = cv::Mat::zeros(size, CV_8UC1);
    cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{corners}, cv::Scalar(255));
    return mask;
}

cv::Mat noise(Random& random)
{
    cv::Mat mask(random.integer(1, 18), random.integer(1, 18), CV_8UC1);
    const double share = random.uniform();
    for (auto at = mask.begin<std::uint8_t>(); at != mask.end<std::uint8_t>(); ++at)
        *at = random.uniform() < share ? 255 : 0;
    return mask;
}

} // namespace

class JoinedRingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothing() { QVERIFY(joinedRing(partsOf(encodeMask(drawing({"..", ".."})))).empty()); }

    void onePixelIsASquareInsideIt()
    {
        const auto ring = joinedRing(partsOf(encodeMask(drawing({"...", ".#."}))));
        QCOMPARE(ring.size(), std::size_t(4));
        for (const cv::Point2d& point : ring) {
            QVERIFY(point.x > 1 && point.x < 2 && point.y > 1 && point.y < 2);
            QCOMPARE(std::abs(point.x - 1.5), 0.5 - kInsetPx);
        }
    }

    void aHoleHangsOnTheOutlineInItsOwnRow()
    {
        const auto ring = joinedRing(partsOf(encodeMask(drawing({"#####", "#####", "##.##", "#####"}))));
        QCOMPARE(ring.size(), std::size_t(4 + 4 + 4)); // outline, hole, and the bridge's ends twice
        const auto inRow = std::count_if(ring.begin(), ring.end(), [](const cv::Point2d& p) { return p.y == 2.5; });
        QCOMPARE(inRow, 4);
    }

    void fillingTheRingGivesTheMaskBack()
    {
        Random random(8);
        for (int i = 0; i < 2000; ++i) {
            const cv::Mat mask = noise(random);
            const std::vector<OutlinedPart> parts = partsOf(encodeMask(mask));
            const auto ring = joinedRing(parts);
            QCOMPARE(cv::norm(filled(ring, mask.size()), mask, cv::NORM_INF), 0.0);
            std::int64_t area = 0;
            for (const OutlinedPart& part : parts)
                area += part.area;
            QCOMPARE(area, std::int64_t(cv::countNonZero(mask)));
            for (const cv::Point2d& point : ring)
                QVERIFY(point.x > 0 && point.y > 0 && point.x < mask.cols && point.y < mask.rows);
        }
    }

    void theWayIsNeverTurnedAround()
    {
        // Holes run against their outlines, so that the winding rule sees the same as the even-odd rule.
        Random random(9);
        for (int i = 0; i < 300; ++i) {
            const cv::Mat mask = noise(random);
            const auto ring = joinedRing(partsOf(encodeMask(mask)));
            const int area = cv::countNonZero(mask);
            const double seen = doubledArea(ring) / 2;
            QVERIFY(seen <= area && seen >= area * (1 - 4 * kInsetPx));
        }
    }

    void aTrainersPaintKeepsOnePartToThePixel()
    {
        Random random(10);
        int checked = 0;
        for (int i = 0; i < 3000; ++i) {
            const cv::Mat mask = noise(random);
            const std::vector<OutlinedPart> parts = partsOf(encodeMask(mask));
            if (parts.size() != 1) continue;
            QCOMPARE(cv::norm(painted(joinedRing(parts), mask.size()), mask, cv::NORM_INF), 0.0);
            ++checked;
        }
        QVERIFY(checked > 100);
    }

    void partsAreJoinedTheShortestWay()
    {
        // Three squares in a row: the far one hangs on the middle one, not on the largest.
        cv::Mat mask = cv::Mat::zeros(20, 60, CV_8UC1);
        mask(cv::Rect(2, 2, 12, 12)).setTo(255);
        mask(cv::Rect(20, 4, 5, 5)).setTo(255);
        mask(cv::Rect(30, 4, 5, 5)).setTo(255);
        const auto ring = joinedRing(partsOf(encodeMask(mask)));
        double longest = 0;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const cv::Point2d side = ring[(i + 1) % ring.size()] - ring[i];
            if (side.x != 0 && side.y != 0) longest = std::max(longest, std::hypot(side.x, side.y)); // a bridge
            if (side.y == 0 && std::abs(side.x) > 12) QFAIL("a bridge passes over a part");
        }
        QVERIFY(longest < 9);
        QCOMPARE(ring.size(), std::size_t(3 * 4 + 2 * 2));
    }
};

QTEST_APPLESS_MAIN(JoinedRingTest)
#include "joined_ring_test.moc"
