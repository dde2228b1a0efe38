// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/record_frames.h"
#include "ui/pages/record_meters.h"
#include "ui/pages/record_watchdog.h"

#include <QTest>
#include <QVideoFrame>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

using namespace clutch::ui;

namespace {

// A textured disc on a plain table.
cv::Mat scene(cv::Scalar table, cv::Scalar object)
{
    cv::Mat image(480, 640, CV_8UC3, table);
    cv::circle(image, {320, 240}, 130, object, cv::FILLED);
    cv::RNG random(7);
    for (int i = 0; i < 60; ++i) {
        const cv::Point at(320 + random.uniform(-80, 80), 240 + random.uniform(-80, 80));
        cv::circle(image, at, random.uniform(3, 9), object * 0.6, cv::FILLED);
    }
    return image;
}

const cv::Scalar kGreyTable(150, 150, 150), kOrange(30, 110, 220);

cv::Mat motionBlurred(const cv::Mat& image, int length)
{
    cv::Mat blurred;
    cv::blur(image, blurred, {length, 1});
    return blurred;
}

} // namespace

class RecordMetersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aGoodSceneIsGreen()
    {
        const RecordMeters meters = measureFrameForRecording(scene(kGreyTable, kOrange));
        QVERIFY(meters.contrast.isGood());
        QVERIFY(meters.exposure.isGood());
        QVERIFY2(meters.sharpness.isGood(), qPrintable(QString::number(meters.sharpness.level)));
    }

    void sameColourHasNoContrast()
    {
        const RecordMeters meters = measureFrameForRecording(scene(kOrange, cv::Scalar(34, 112, 215)));
        QCOMPARE(meters.contrast.hint, MeterHint::LowContrast);
        // A busy table hides the object as well as a table of its own colour.
        cv::Mat noise(480, 640, CV_8UC3);
        cv::RNG(3).fill(noise, cv::RNG::UNIFORM, 0, 255);
        QCOMPARE(measureFrameForRecording(noise).contrast.hint, MeterHint::LowContrast);
    }

    void contrastIsTheDistanceInLab()
    {
        // L* of grey 150 is 62.0, of grey 60 is 25.3 (CIE 15, D65): apart by 36.7, of 60.
        const MeterReading reading =
            measureContrast(scene(cv::Scalar::all(150), cv::Scalar::all(150)) * 0 + cv::Scalar::all(150));
        QVERIFY(reading.level < 0.01);
        cv::Mat plain(240, 320, CV_8UC3, cv::Scalar::all(150));
        cv::circle(plain, {160, 120}, 70, cv::Scalar::all(60), cv::FILLED);
        QVERIFY2(std::abs(measureContrast(plain).level - 36.7 / 60) < 0.01,
                 qPrintable(QString::number(measureContrast(plain).level)));
    }

    void lightIsJudged()
    {
        const cv::Mat good = scene(kGreyTable, kOrange);
        QCOMPARE(measureFrameForRecording(good * 0.2).exposure.hint, MeterHint::TooDark);
        QCOMPARE(measureFrameForRecording(good * 1.2 + cv::Scalar::all(110)).exposure.hint, MeterHint::TooBright);
        // A white table is fine as long as the object is not burnt out.
        QVERIFY(measureFrameForRecording(scene(cv::Scalar::all(225), kOrange)).exposure.isGood());
    }

    void blurIsSeen()
    {
        const cv::Mat good = scene(kGreyTable, kOrange);
        double last = measureSharpness(good).level;
        for (const int length : {5, 11, 21}) {
            const double level = measureSharpness(motionBlurred(good, length)).level;
            QVERIFY2(level <= last, qPrintable(QStringLiteral("%1: %2 after %3").arg(length).arg(level).arg(last)));
            last = level;
        }
        QCOMPARE(measureSharpness(motionBlurred(good, 15)).hint, MeterHint::Blurred);
        QCOMPARE(measureSharpness(cv::Mat(200, 200, CV_8UC3, kGreyTable)).hint, MeterHint::Blurred);
        // Noise over a blurred picture must not pass for detail.
        cv::Mat noise(good.size(), CV_16SC3), noisy;
        cv::RNG(1).fill(noise, cv::RNG::NORMAL, 0, 3);
        motionBlurred(good, 21).convertTo(noisy, CV_16SC3);
        cv::Mat(noisy + noise).convertTo(noisy, CV_8UC3);
        QCOMPARE(measureSharpness(noisy).hint, MeterHint::Blurred);
    }

    void takesAnySize()
    {
        for (const cv::Size size : {cv::Size(1, 1), cv::Size(13, 9), cv::Size(1920, 1080), cv::Size(64, 2000)}) {
            const RecordMeters meters = measureFrameForRecording(cv::Mat(size, CV_8UC3, kGreyTable));
            QVERIFY(!meters.contrast.isGood());
        }
    }

    void theWatchdogSeesFrozenAndRepeatedFrames()
    {
        FrameWatchdog dog;
        dog.start(1000);
        QVERIFY(!dog.isFrozen(2900));
        QVERIFY(dog.isFrozen(3100));
        dog.frame(40, 3200);
        QVERIFY(!dog.isFrozen(5000));
        dog.frame(40, 5100); // the same picture again: no sign of life
        QVERIFY(dog.isFrozen(5300));
        dog.frame(80, 5400);
        QVERIFY(!dog.isFrozen(7000));
    }

    void convertsCameraFormats_data()
    {
        QTest::addColumn<int>("format");
        for (const auto format : {QVideoFrameFormat::Format_YUYV, QVideoFrameFormat::Format_UYVY,
                                  QVideoFrameFormat::Format_NV12, QVideoFrameFormat::Format_YUV420P,
                                  QVideoFrameFormat::Format_BGRA8888, QVideoFrameFormat::Format_RGBA8888}) {
            QTest::newRow(qPrintable(QVideoFrameFormat::pixelFormatToString(format))) << int(format);
        }
    }

    void convertsCameraFormats()
    {
        QFETCH(const int, format);
        const auto pixel = QVideoFrameFormat::PixelFormat(format);
        QVideoFrame frame(QVideoFrameFormat(QSize(64, 48), pixel));
        QVERIFY(frame.map(QVideoFrame::WriteOnly));
        // Pure red in BT.601 studio range: Y 81, U 90, V 240.
        const uchar y = 81, u = 90, v = 240;
        const auto fill = [&](int plane, std::initializer_list<uchar> pattern) {
            for (int i = 0; i < frame.mappedBytes(plane); ++i)
                frame.bits(plane)[i] = *(pattern.begin() + i % int(pattern.size()));
        };
        switch (pixel) {
        case QVideoFrameFormat::Format_YUYV:
            fill(0, {y, u, y, v});
            break;
        case QVideoFrameFormat::Format_UYVY:
            fill(0, {u, y, v, y});
            break;
        case QVideoFrameFormat::Format_NV12:
            fill(0, {y});
            fill(1, {u, v});
            break;
        case QVideoFrameFormat::Format_YUV420P:
            fill(0, {y});
            fill(1, {u});
            fill(2, {v});
            break;
        case QVideoFrameFormat::Format_BGRA8888:
            fill(0, {0, 0, 255, 255});
            break;
        default:
            fill(0, {255, 0, 0, 255});
            break;
        }
        frame.unmap();
        const cv::Mat bgr = bgrFromVideoFrame(frame);
        QCOMPARE(bgr.size(), cv::Size(64, 48));
        for (const cv::Point at : {cv::Point(0, 0), cv::Point(63, 47)}) {
            const auto colour = bgr.at<cv::Vec3b>(at);
            QVERIFY2(colour[0] <= 3 && colour[1] <= 3 && colour[2] >= 252,
                     qPrintable(QStringLiteral("%1 %2 %3").arg(colour[0]).arg(colour[1]).arg(colour[2])));
        }
    }

    void anUnusableFrameIsEmpty() { QVERIFY(bgrFromVideoFrame(QVideoFrame()).empty()); }
};

QTEST_GUILESS_MAIN(RecordMetersTest)
#include "record_meters_test.moc"
