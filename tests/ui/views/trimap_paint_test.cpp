// SPDX-License-Identifier: Apache-2.0
#include "engine/core/image.h"
#include "ui/views/trimap_paint.h"

#include <QTest>

#include <cmath>

using namespace clutch;
using namespace clutch::ui;

class TrimapPaintTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void paintsPixelsWithinTheRadius()
    {
        cv::Mat trimap(60, 80, CV_8UC1, cv::Scalar(kTrimapUnknown));
        const cv::Rect box = paintStroke(trimap, {20, 30}, {50, 30}, 10, kTrimapObject);
        QCOMPARE(box, cv::Rect(10, 20, 50, 20));
        for (int y = 0; y < trimap.rows; ++y) {
            for (int x = 0; x < trimap.cols; ++x) {
                const double px = x + 0.5, py = y + 0.5, nearest = std::clamp(px, 20.0, 50.0);
                const bool inside = std::hypot(px - nearest, py - 30) <= 10;
                QCOMPARE(int(trimap.at<std::uint8_t>(y, x)), int(inside ? kTrimapObject : kTrimapUnknown));
            }
        }
    }

    void aPointIsADisc()
    {
        cv::Mat trimap(41, 41, CV_8UC1, cv::Scalar(0));
        paintStroke(trimap, {20.5, 20.5}, {20.5, 20.5}, 15, kTrimapObject);
        // Gauss circle problem: 709 lattice points within 15 of one of them (OEIS A000328).
        QCOMPARE(cv::countNonZero(trimap), 709);
    }

    void staysInside()
    {
        cv::Mat trimap(20, 20, CV_8UC1, cv::Scalar(0));
        QVERIFY(paintStroke(trimap, {-50, -50}, {-30, -40}, 5, kTrimapObject).empty());
        QCOMPARE(cv::countNonZero(trimap), 0);
        paintStroke(trimap, {-5, 10}, {25, 10}, 4, kTrimapObject);
        QCOMPARE(cv::countNonZero(trimap), 20 * 8);
    }

    void overlayTellsTheThreeApart()
    {
        cv::Mat trimap(1, 3, CV_8UC1);
        trimap.at<std::uint8_t>(0, 0) = kTrimapBackground;
        trimap.at<std::uint8_t>(0, 1) = kTrimapUnknown;
        trimap.at<std::uint8_t>(0, 2) = kTrimapObject;
        QImage overlay = trimapOverlay(trimap);
        QVERIFY(overlay.pixel(0, 0) != overlay.pixel(1, 0) && overlay.pixel(1, 0) != overlay.pixel(2, 0));
        const QRgb object = overlay.pixel(2, 0);
        trimap.at<std::uint8_t>(0, 0) = kTrimapObject;
        updateTrimapOverlay(overlay, trimap, cv::Rect(0, 0, 1, 1));
        QCOMPARE(overlay.pixel(0, 0), object);
        QVERIFY(trimapOverlay({}).isNull());
    }
};

QTEST_APPLESS_MAIN(TrimapPaintTest)
#include "trimap_paint_test.moc"
