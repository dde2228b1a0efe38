// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/image.h"
#include "engine/matting/foreground.h"

#include <QTest>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

using namespace clutch;
using namespace clutch::matting;

namespace {

struct Composite {
    cv::Mat image, foreground, alpha;
};

/// A smoothly coloured disc with an edge `softness` px wide on a table of another colour.
Composite discOnTable(double softness)
{
    const cv::Size size(200, 150);
    Composite scene{cv::Mat(size, CV_8UC3), cv::Mat(size, CV_8UC3), cv::Mat(size, CV_32FC1)};
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const double outside = std::hypot(x - 100, y - 75) - 45;
            const double alpha = std::clamp(0.5 - outside / softness, 0.0, 1.0);
            const cv::Vec3d object(60 + 30 * std::sin(x * 0.05), 80 + 30 * std::cos(y * 0.06), 200);
            const cv::Vec3d table(190, 160 + 30 * std::sin(x * 0.04), 60 + 30 * std::cos(y * 0.05));
            const cv::Vec3d mixed = object * alpha + table * (1 - alpha);
            for (int c = 0; c < 3; ++c) {
                scene.foreground.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<std::uint8_t>(object[c]);
                scene.image.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<std::uint8_t>(mixed[c]);
            }
            scene.alpha.at<float>(y, x) = static_cast<float>(alpha);
        }
    }
    return scene;
}

/// Root mean square over the translucent pixels and channels, weighted by alpha: what is seen of the error.
double seenError(const cv::Mat& colours, const cv::Mat& truth, const cv::Mat& alpha)
{
    double sum = 0, weights = 0;
    for (int y = 0; y < alpha.rows; ++y) {
        for (int x = 0; x < alpha.cols; ++x) {
            const double weight = alpha.at<float>(y, x);
            if (weight <= 0 || weight >= 1) continue;
            for (int c = 0; c < 3; ++c)
                sum += weight * std::pow(colours.at<cv::Vec3b>(y, x)[c] - truth.at<cv::Vec3b>(y, x)[c], 2);
            weights += 3 * weight;
        }
    }
    return std::sqrt(sum / weights);
}

template <class Call>
bool isBadInput(Call call)
{
    try {
        call();
    } catch (const Error& error) {
        return error.kind() == ErrorKind::BadInput;
    }
    return false;
}

} // namespace

class ForegroundTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTablesColourLeavesTheEdge_data()
    {
        QTest::addColumn<double>("softness");
        QTest::addColumn<double>("times"); // better than the image itself
        QTest::newRow("sharp edge") << 3.0 << 15.0;
        QTest::newRow("blurred edge") << 12.0 << 10.0;
        QTest::newRow("glow") << 40.0 << 5.0;
    }
    void theTablesColourLeavesTheEdge()
    {
        QFETCH(double, softness);
        QFETCH(double, times);
        const Composite scene = discOnTable(softness);
        const double before = seenError(scene.image, scene.foreground, scene.alpha);
        const double after = seenError(estimateForeground(scene.image, scene.alpha), scene.foreground, scene.alpha);
        qInfo("root mean square error %.2f levels, the image itself %.2f", after, before);
        QVERIFY(before > 30);
        QVERIFY(after * times < before);
    }

    void whereTheObjectIsOpaqueNothingChanges()
    {
        const Composite scene = discOnTable(12);
        const cv::Mat colours = estimateForeground(scene.image, scene.alpha);
        QCOMPARE(colours.type(), CV_8UC3);
        cv::Mat difference;
        cv::absdiff(colours, scene.image, difference);
        difference.setTo(cv::Scalar::all(0), scene.alpha < 1);
        QCOMPARE(cv::norm(difference, cv::NORM_INF), 0.0);
    }

    void aHardMaskLeavesTheImage()
    {
        const Composite scene = discOnTable(12);
        cv::Mat hard;
        cv::Mat(scene.alpha > 0.5).convertTo(hard, CV_32FC1, 1 / 255.0);
        QCOMPARE(cv::norm(estimateForeground(scene.image, hard), scene.image, cv::NORM_INF), 0.0);
        QCOMPARE(
            cv::norm(estimateForeground(scene.image, cv::Mat::zeros(hard.size(), CV_32FC1)), scene.image, cv::NORM_INF),
            0.0);
    }

    void aPictureWithoutOpaquePixelsWorks()
    {
        const cv::Mat image(30, 50, CV_8UC3, cv::Scalar(10, 120, 250));
        const cv::Mat alpha(30, 50, CV_32FC1, cv::Scalar(0.5));
        QVERIFY(cv::norm(estimateForeground(image, alpha), image, cv::NORM_INF) <=
                1); // one colour everywhere can only be itself
        QCOMPARE(estimateForeground(image.colRange(0, 1).rowRange(0, 1), alpha.colRange(0, 1).rowRange(0, 1)).size(),
                 cv::Size(1, 1));
    }

    void threadsDoNotChangeABit()
    {
        const Composite scene = discOnTable(40);
        const int threads = cv::getNumThreads();
        const cv::Mat colours = estimateForeground(scene.image, scene.alpha);
        for (const int count : {1, 3}) {
            cv::setNumThreads(count);
            QCOMPARE(cv::norm(estimateForeground(scene.image, scene.alpha), colours, cv::NORM_INF), 0.0);
        }
        cv::setNumThreads(threads);
    }

    void badInputIsSaidToBe()
    {
        const Composite scene = discOnTable(12);
        QVERIFY(isBadInput([&] { estimateForeground(scene.image, scene.alpha.colRange(0, 10)); }));
        QVERIFY(isBadInput([&] { estimateForeground(scene.image, alphaTo8Bit(scene.alpha)); }));
        QVERIFY(isBadInput([&] { estimateForeground(scene.alpha, scene.alpha); }));
        QVERIFY(isBadInput([&] { estimateForeground(cv::Mat(), cv::Mat()); }));
    }

    /// lemur_foreground.png is the reference in pymatting's repository (commit 35c4159, data/lemur). The image differs
    /// from it by 13.4 levels.
    void theLemurIsAsThePeersIs()
    {
        const std::string data = CLUTCH_TEST_DATA;
        if (data.empty()) QSKIP("CLUTCH_TEST_DATA is not set");
        const cv::Mat image = cv::imread(data + "/lemur/lemur.png", cv::IMREAD_COLOR);
        const cv::Mat alpha = alphaFrom8Bit(cv::imread(data + "/lemur/lemur_alpha.png", cv::IMREAD_GRAYSCALE));
        const cv::Mat peer = cv::imread(data + "/lemur/lemur_foreground.png", cv::IMREAD_COLOR);
        const double error = seenError(estimateForeground(image, alpha), peer, alpha);
        qInfo("root mean square difference %.2f levels, the image itself %.2f", error, seenError(image, peer, alpha));
        QVERIFY(error < 5);
    }
};

QTEST_APPLESS_MAIN(ForegroundTest)
#include "foreground_test.moc"
