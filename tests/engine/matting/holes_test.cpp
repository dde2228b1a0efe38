// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/holes.h"
#include "engine/matting/seeds.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

using namespace clutch::matting;

namespace {

const cv::Size kSize(320, 240);
const cv::Scalar kTable(60, 60, 150); // B G R: red
const cv::Point kCentre(160, 120);
constexpr int kRadius = 45;

/// A white disc on a table, its mask without any hole, and colours that tell the two apart but for soft ones.
struct Scene {
    cv::Mat image{kSize, CV_8UC3, kTable}, mask = cv::Mat::zeros(kSize, CV_8UC1),
                                           colours{kSize, CV_32FC1, cv::Scalar(-5)};

    Scene()
    {
        cv::circle(image, kCentre, kRadius, cv::Scalar(205, 210, 215), cv::FILLED);
        cv::circle(mask, kCentre, kRadius, cv::Scalar(255), cv::FILLED);
        colours.setTo(5, mask);
    }

    /// A square of 4 x 4 pixels that looks like `colour`.
    void show(cv::Point at, const cv::Scalar& colour, double nats = -2)
    {
        const cv::Rect square(at.x, at.y, 4, 4);
        image(square).setTo(colour);
        colours(square).setTo(nats);
    }

    /// Squares in a row, as between the bars of a lattice.
    void showMany(int count, const cv::Scalar& colour, double nats = -2)
    {
        for (int i = 0; i < count; ++i)
            show(kCentre + cv::Point(7 * (i % 5) - 16, 7 * (i / 5) - 6), colour, nats);
    }

    cv::Mat gaps(bool before = false) const { return gapsOf(makeWorkFrame(image), mask, colours, before); }
};

} // namespace

class HolesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gapsOfALattice_AreOpened()
    {
        Scene scene;
        scene.showMany(10, kTable * 0.7);
        QCOMPARE(cv::countNonZero(scene.gaps()), 160);
    }

    void aSingleMark_IsNoGapUnlessTheObjectHadSome()
    {
        Scene scene;
        scene.show(kCentre, kTable);
        QCOMPARE(cv::countNonZero(scene.gaps()), 0);
        QCOMPARE(cv::countNonZero(scene.gaps(true)), 16);
    }

    void whatIsBrighterOrMuchDarkerThanTheTable_IsNoGap()
    {
        Scene bright, dark;
        bright.showMany(10, kTable * 1.3);
        dark.showMany(10, kTable * 0.2);
        QCOMPARE(cv::countNonZero(bright.gaps()), 0);
        QCOMPARE(cv::countNonZero(dark.gaps()), 0);
    }

    void aFacetThatMirrorsTheTable_IsNoGap()
    {
        Scene scene;
        scene.colours(cv::Rect(kCentre.x - 24, kCentre.y - 14, 48, 30)).setTo(0.5); // all about is doubtful too
        scene.showMany(10, kTable * 0.8);
        QCOMPARE(cv::countNonZero(scene.gaps()), 0);
    }

    void whatLiesAtTheOutline_IsNoGap()
    {
        Scene scene;
        for (int i = -10; i < 10; ++i)
            scene.show(kCentre + cv::Point(int(43 * std::cos(0.31 * i)), int(43 * std::sin(0.31 * i))), kTable);
        QCOMPARE(cv::countNonZero(scene.gaps()), 0);
    }

    void gapsAreKnownBackground()
    {
        Scene scene;
        scene.show(kCentre, kTable);
        const WorkFrame frame = makeWorkFrame(scene.image);
        Segmentation found;
        found.gaps = scene.gaps(true);
        found.mask = scene.mask & ~found.gaps;
        found.logRatio = scene.colours;
        const cv::Mat trimap = trimapAround(frame, found, undecidedWithin(scene.mask, scene.colours), 10);
        QCOMPARE(int(trimap.at<std::uint8_t>(kCentre + cv::Point(2, 2))), 0);
        QCOMPARE(int(trimap.at<std::uint8_t>(kCentre + cv::Point(20, 0))), 255);
    }
};

QTEST_APPLESS_MAIN(HolesTest)
#include "holes_test.moc"
