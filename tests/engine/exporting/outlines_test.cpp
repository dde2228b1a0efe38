// SPDX-License-Identifier: Apache-2.0
#include "engine/core/random.h"
#include "engine/exporting/outlines.h"

#include <QTest>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <string>
#include <vector>

using namespace clutch;
using exporting::outlinesOf;

namespace {

/// '#' is object.
cv::Mat drawing(const std::vector<std::string>& rows)
{
    cv::Mat mask(static_cast<int>(rows.size()), static_cast<int>(rows[0].size()), CV_8UC1);
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x)
            mask.at<std::uint8_t>(y, x) =
                rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] == '#' ? 255 : 0;
    return mask;
}

using Ring = std::vector<cv::Point>;

/// Even-odd rule at the middle of each pixel, written from the definition.
bool isInside(const Ring& ring, int x, int y)
{
    bool inside = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const cv::Point a = ring[i], b = ring[(i + 1) % ring.size()];
        if (a.x == b.x && a.x > x && std::min(a.y, b.y) <= y && std::max(a.y, b.y) > y) inside = !inside;
    }
    return inside;
}

cv::Mat filled(const std::vector<Ring>& rings, const cv::Size& size)
{
    cv::Mat mask = cv::Mat::zeros(size, CV_8UC1);
    for (const Ring& ring : rings)
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                if (isInside(ring, x, y)) mask.at<std::uint8_t>(y, x) += 100; // 200 where rings overlap
    return mask;
}

} // namespace

class OutlinesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRectangleHasItsFourCorners()
    {
        const std::vector<Ring> rings = outlinesOf(encodeMask(drawing({".....", ".###.", ".###."})));
        QCOMPARE(rings, (std::vector<Ring>{{{1, 1}, {4, 1}, {4, 3}, {1, 3}}}));
    }

    void onePixelAndNothing()
    {
        QCOMPARE(outlinesOf(encodeMask(drawing({"#"}))), (std::vector<Ring>{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}}));
        QVERIFY(outlinesOf(encodeMask(drawing({"...", "..."}))).empty());
    }

    void pixelsThatTouchAtACornerAreTwoParts()
    {
        const std::vector<Ring> rings = outlinesOf(encodeMask(drawing({"#.", ".#"})));
        QCOMPARE(rings, (std::vector<Ring>{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}, {{1, 1}, {2, 1}, {2, 2}, {1, 2}}}));
    }

    void holesAndWhatLiesInThemAreFilled()
    {
        const std::vector<Ring> rings = outlinesOf(encodeMask(drawing({"#####", "#...#", "#.#.#", "#...#", "#####"})));
        QCOMPARE(rings, (std::vector<Ring>{{{0, 0}, {5, 0}, {5, 5}, {0, 5}}}));
    }

    void aStaircaseKeepsEveryStep()
    {
        const std::vector<Ring> rings = outlinesOf(encodeMask(drawing({"##.", ".##"})));
        QCOMPARE(rings, (std::vector<Ring>{{{0, 0}, {2, 0}, {2, 1}, {3, 1}, {3, 2}, {1, 2}, {1, 1}, {0, 1}}}));
    }

    void fillingTheRingsGivesTheMaskBack()
    {
        Random random(21);
        for (int i = 0; i < 300; ++i) {
            const cv::Size size(random.integer(1, 14), random.integer(1, 14));
            cv::Mat mask(size, CV_8UC1);
            const double share = random.uniform();
            for (int y = 0; y < size.height; ++y)
                for (int x = 0; x < size.width; ++x)
                    mask.at<std::uint8_t>(y, x) = random.uniform() < share ? 255 : 0;
            cv::Mat around; // flood the surroundings; what it does not reach is object or hole
            cv::copyMakeBorder(mask, around, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar::all(0));
            cv::floodFill(around, {0, 0}, cv::Scalar(77), nullptr, {}, {}, 8);
            const cv::Mat expected = around(cv::Rect(1, 1, size.width, size.height)) != 77;
            const std::vector<Ring> rings = outlinesOf(encodeMask(mask));
            QCOMPARE(cv::norm(filled(rings, size), expected & 100, cv::NORM_INF), 0.0);
            for (const Ring& ring : rings)
                QVERIFY(ring.size() >= 4);
        }
    }
};

QTEST_APPLESS_MAIN(OutlinesTest)
#include "outlines_test.moc"
