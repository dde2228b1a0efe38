// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/quality.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

#include <set>
#include <string>

using namespace clutch::matting;

namespace {

cv::Mat canvas()
{
    return cv::Mat::zeros(200, 300, CV_8UC1);
}

cv::Mat disc(cv::Point centre, int radius)
{
    cv::Mat mask = canvas();
    cv::circle(mask, centre, radius, cv::Scalar(255), cv::FILLED);
    return mask;
}

} // namespace

class QualityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFlagHasItsOwnSentence()
    {
        std::set<std::string> texts;
        for (int flag = 0; flag <= int(QualityFlag::Failed); ++flag)
            texts.insert(qualityText(QualityFlag(flag)));
        QCOMPARE(texts.size(), std::size_t(8));
        QVERIFY(!texts.contains(""));
    }

    void nothingIsCutOffWithinTheFrame()
    {
        QCOMPARE(shareCutOff(disc({150, 100}, 60)), 0.0);
        QCOMPARE(shareCutOff(canvas()), 0.0);
    }

    // Of a disc of radius r that reaches h beyond the border is lost, as a share of what is left of it, r^2 acos(1 -
    // h/r) - (r - h) sqrt(2 r h - h^2).
    void estimateFollowsTheCircularSegment_data()
    {
        QTest::addColumn<int>("beyond");
        QTest::addColumn<double>("lost");
        QTest::newRow("touching") << 0 << 0.0;
        QTest::newRow("3 of 160 px") << 3 << 0.0044;
        QTest::newRow("10 of 160 px") << 10 << 0.0267;
        QTest::newRow("24 of 160 px") << 24 << 0.1038;
    }

    void estimateFollowsTheCircularSegment()
    {
        QFETCH(int, beyond);
        QFETCH(double, lost);
        for (int side = 0; side < 4; ++side) {
            cv::Mat mask = disc({150, 80 - beyond}, 80); // beyond the top
            for (int turn = 0; turn < side; ++turn) {
                cv::Mat turned;
                cv::rotate(mask, turned, cv::ROTATE_90_CLOCKWISE);
                mask = turned;
            }
            const double estimate = shareCutOff(mask);
            QVERIFY2(std::abs(estimate - lost) < 0.004 + 0.45 * lost, qPrintable(QString::number(estimate)));
        }
    }

    void straightSidesTellNothingSoMuchMayBeMissing()
    {
        cv::Mat mask = canvas();
        mask(cv::Rect(100, 0, 80, 60)).setTo(255);
        QVERIFY(shareCutOff(mask) > 0.2);
    }
};

QTEST_APPLESS_MAIN(QualityTest)
#include "quality_test.moc"
