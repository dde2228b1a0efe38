// SPDX-License-Identifier: Apache-2.0
#include "engine/core/image.h"
#include "engine/matting/edge_opacity.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

using namespace clutch;
using namespace clutch::matting;

namespace {

constexpr int kSide = 96;

/// The exact share of each pixel that a disc covers, and one whose edge lies `grown` pixels farther out.
cv::Mat discCoverage(double radius)
{
    constexpr int kScale = 16;
    cv::Mat large = cv::Mat::zeros(kSide * kScale, kSide * kScale, CV_8UC1), small;
    cv::circle(large, {kSide * kScale / 2, kSide * kScale / 2}, cvRound(radius * kScale), cv::Scalar(255), cv::FILLED);
    cv::resize(large, small, {kSide, kSide}, 0, 0, cv::INTER_AREA);
    return alphaFrom8Bit(small);
}

cv::Mat pasted(const cv::Mat& alpha, const cv::Scalar& object, const cv::Scalar& table)
{
    cv::Mat image(kSide, kSide, CV_8UC3);
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x)
            for (int c = 0; c < 3; ++c)
                image.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<std::uint8_t>(object[c] * alpha.at<float>(y, x) +
                                                                               table[c] * (1 - alpha.at<float>(y, x)));
    return image;
}

cv::Mat bandOf(double radius, double half)
{
    cv::Mat trimap(kSide, kSide, CV_8UC1, cv::Scalar(kTrimapUnknown));
    trimap.setTo(kTrimapObject, discCoverage(radius - half) >= 1);
    trimap.setTo(kTrimapBackground, discCoverage(radius + half) <= 0);
    return trimap;
}

double meanError(const cv::Mat& alpha, const cv::Mat& truth)
{
    cv::Mat difference;
    cv::absdiff(alpha, truth, difference);
    return cv::mean(difference, (truth > 0.01) & (truth < 0.99))[0];
}

} // namespace

class EdgeOpacityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void edgesDrawnTooFarOutComeBack()
    {
        const cv::Mat truth = discCoverage(30), outside = discCoverage(30.7), trimap = bandOf(30, 6);
        const cv::Mat image = pasted(truth, {60, 160, 220}, {130, 90, 60});
        QVERIFY(meanError(outside, truth) > 0.25);
        QVERIFY(meanError(measuredEdges(image, trimap, outside), truth) < 0.06);
        QVERIFY(meanError(measuredEdges(image, trimap, discCoverage(29.5)), truth) < 0.06);
    }

    void knownPixelsAndWhatLiesOffTheEdgeStay()
    {
        const cv::Mat truth = discCoverage(30), outside = discCoverage(30.7), trimap = bandOf(30, 6);
        const cv::Mat result = measuredEdges(pasted(truth, {60, 160, 220}, {130, 90, 60}), trimap, outside);
        const cv::Mat still = (trimap != kTrimapUnknown) | (discCoverage(34) <= 0) | (discCoverage(27) >= 1);
        QCOMPARE(cv::norm(result, outside, cv::NORM_INF, still), 0.0);
    }

    void likeColoursTellNothing()
    {
        const cv::Mat outside = discCoverage(30.7);
        const cv::Mat image = pasted(discCoverage(30), {120, 120, 120}, {119, 120, 120});
        QVERIFY(cv::norm(measuredEdges(image, bandOf(30, 6), outside), outside, cv::NORM_INF) < 0.05);
    }

    void whatHasNoEdgeIsReturnedAsItIs()
    {
        const cv::Mat all(kSide, kSide, CV_32FC1, cv::Scalar(1)), image = pasted(all, {1, 2, 3}, {4, 5, 6});
        const cv::Mat trimap(kSide, kSide, CV_8UC1, cv::Scalar(kTrimapUnknown));
        QCOMPARE(cv::norm(measuredEdges(image, trimap, all), all, cv::NORM_INF), 0.0);
    }
};

QTEST_APPLESS_MAIN(EdgeOpacityTest)
#include "edge_opacity_test.moc"
