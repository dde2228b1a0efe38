// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/models/texture.h"

#include <QTest>
#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>

using namespace clutch;
using namespace clutch::simulation;

class TextureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noiseWrapsAroundAndHasUnitDeviation()
    {
        Random random(4);
        const cv::Mat1f field = noise(random, {512, 256}, {24, 12}, 3);
        double step = 0, seam = 0;
        for (int y = 0; y < field.rows; ++y) {
            step += std::abs(field(y, 300) - field(y, 301));
            seam += std::abs(field(y, 0) - field(y, field.cols - 1));
        }
        QVERIFY(seam < 2.5 * step);
        cv::Scalar mean, deviation;
        cv::meanStdDev(field, mean, deviation);
        QVERIFY2(std::abs(mean[0]) < 0.3 && deviation[0] > 0.75 && deviation[0] < 1.25,
                 qPrintable(QString::number(deviation[0])));
    }

    void normalsLeanAwayFromTheSlope()
    {
        cv::Mat1f flat = cv::Mat1f::zeros(16, 16), east = flat.clone(), north = flat.clone();
        QCOMPARE(normalsFromHeight(flat, 16, 16).at<cv::Vec3b>(8, 8), cv::Vec3b(255, 128, 128));
        for (int y = 0; y < 16; ++y)
            for (int x = 0; x < 16; ++x) {
                east(y, x) = static_cast<float>(x);
                north(y, x) = static_cast<float>(15 - y); // v is up
            }
        // A slope of 45 degrees; half a turn of 127.5 times sqrt(1/2) off the middle.
        QCOMPARE(normalsFromHeight(east, 16, 16).at<cv::Vec3b>(8, 8), cv::Vec3b(218, 128, 37));
        QCOMPARE(normalsFromHeight(north, 16, 16).at<cv::Vec3b>(8, 8), cv::Vec3b(218, 37, 128));
        // The same step over twice the millimetres is less steep.
        QVERIFY(normalsFromHeight(east, 32, 32).at<cv::Vec3b>(8, 8)[2] > 37);
    }

    void lettersStayOnTheCanvasAndCentred()
    {
        cv::Mat canvas(200, 400, CV_8UC3, cv::Scalar::all(0));
        drawText(canvas, "HOH", {200, 100}, 40, cv::Scalar::all(255));
        double sumX = 0, sumY = 0, sum = 0;
        int top = 200, bottom = 0;
        for (int y = 0; y < canvas.rows; ++y)
            for (int x = 0; x < canvas.cols; ++x) {
                const double ink = canvas.at<cv::Vec3b>(y, x)[0];
                sum += ink;
                sumX += ink * x;
                sumY += ink * y;
                if (ink > 128) {
                    top = std::min(top, y);
                    bottom = std::max(bottom, y);
                }
            }
        QVERIFY(std::abs(sumX / sum - 200) < 4);
        QVERIFY(std::abs(sumY / sum - 100) < 4);
        QVERIFY(bottom - top >= 38 && bottom - top <= 50);
        drawText(canvas, "HOH", {-300, 5}, 40, cv::Scalar::all(255)); // wholly and partly outside
        drawText(canvas, "HOH", {395, 195}, 40, cv::Scalar::all(255), {2, 0.2, 0.2, 1, 30});
    }
};

QTEST_APPLESS_MAIN(TextureTest)
#include "texture_test.moc"
