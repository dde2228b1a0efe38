// SPDX-License-Identifier: Apache-2.0
#include "tests/support/rendered_recording.h"

#include <QTest>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <cmath>
#include <string>

using namespace clutch::support;

namespace {

cv::Point2d middleOf(const cv::Mat& alpha)
{
    const cv::Moments moments = cv::moments(alpha);
    return {moments.m10 / moments.m00, moments.m01 / moments.m00};
}

} // namespace

/// What all tests with rendered recordings lean on.
class RenderedRecordingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameBytesOnAnyNumberOfThreadsAndInAnyOrder()
    {
        const RecordingSpec spec{.kind = ObjectKind::Nut, .seed = 9, .size = {320, 240}, .radiusPx = 42};
        const int before = cv::getNumThreads();
        cv::setNumThreads(1);
        const RenderedFrame one = RecordingRenderer(spec).frame(70);
        cv::setNumThreads(4);
        const RecordingRenderer renderer(spec);
        renderer.frame(3);
        const RenderedFrame four = renderer.frame(70);
        cv::setNumThreads(before);
        QCOMPARE(cv::norm(one.image, four.image, cv::NORM_INF), 0.0);
        QCOMPARE(cv::norm(one.alpha, four.alpha, cv::NORM_INF), 0.0);
        QVERIFY(cv::norm(one.image, renderer.frame(71).image, cv::NORM_INF) > 0);
    }

    void theBallStartsInTheMiddleAndIsAsLargeAsAsked()
    {
        const RenderedFrame frame = renderFrame({.radiusPx = 80}, 0);
        QCOMPARE(frame.image.type(), CV_8UC3);
        QCOMPARE(frame.alpha.type(), CV_32FC1);
        const cv::Point2d middle = middleOf(frame.alpha);
        QVERIFY(std::hypot(middle.x - 319.5, middle.y - 239.5) < 25);
        const double radius = std::sqrt(cv::sum(frame.alpha)[0] / CV_PI);
        QVERIFY2(std::fabs(radius - 80) < 4,
                 qPrintable(QString::number(radius))); // its top is a little nearer to the camera
    }

    void itMovesTurnsAndStandsStill()
    {
        const RecordingSpec spec{.noise = 0};
        const RecordingRenderer renderer(spec);
        const cv::Point2d from = middleOf(renderer.frame(0).alpha), to = middleOf(renderer.frame(145).alpha);
        QVERIFY(std::hypot(from.x - to.x, from.y - to.y) > 40);
        const RenderedFrame early = renderer.frame(143),
                            late = renderer.frame(149); // the pause before the fifth second
        QCOMPARE(cv::norm(early.alpha, late.alpha, cv::NORM_INF), 0.0);
        QVERIFY(cv::norm(early.image, late.image, cv::NORM_INF) <= 8); // the light flickers all the same
    }

    void theTableShowsThroughTheNut()
    {
        const RenderedFrame frame = renderFrame({.kind = ObjectKind::Nut}, 0);
        const cv::Mat filled = frame.alpha > 0.5f;
        cv::Mat around;
        cv::copyMakeBorder(filled, around, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar::all(0));
        cv::floodFill(around, {0, 0}, cv::Scalar::all(77));
        QVERIFY(cv::countNonZero(around == 0) > 200); // a hole: neither object nor reached from outside
    }

    void noneOrTwo()
    {
        const RenderedFrame none = renderFrame({.objects = 0}, 5);
        QCOMPARE(cv::countNonZero(none.alpha), 0);
        const RenderedFrame two = renderFrame({.radiusPx = 60, .objects = 2}, 0);
        cv::Mat labels;
        QCOMPARE(cv::connectedComponents(two.alpha > 0.5f, labels), 3);
    }

    void farTravelTouchesTheBorder()
    {
        const RecordingRenderer renderer({.travel = 3.5});
        bool touched = false;
        for (int number = 0; number < 600 && !touched; number += 50) {
            const cv::Mat alpha = renderer.frame(number).alpha;
            touched = cv::countNonZero(alpha.row(0)) + cv::countNonZero(alpha.row(alpha.rows - 1)) +
                          cv::countNonZero(alpha.col(0)) + cv::countNonZero(alpha.col(alpha.cols - 1)) >
                      0;
        }
        QVERIFY(touched);
    }
};

QTEST_APPLESS_MAIN(RenderedRecordingTest)
#include "rendered_recording_test.moc"
