// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/colour_model.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

#include <cmath>

using namespace clutch::matting;

namespace {

const cv::Size kSize(320, 240);
const cv::Scalar kBlue(152, 87, 59), kGrey(140, 140, 140), kWood(120, 160, 200); // B G R
const cv::Point kCentre(120, 120);
const cv::Rect kBeside(200, 100, 40, 40);

/// What `table` looks like in the share `light` (B G R) of its light.
cv::Scalar inLight(const cv::Scalar& table, const cv::Scalar& light)
{
    cv::Scalar seen;
    for (int c = 0; c < 3; ++c)
        seen[c] = table[c] * std::pow(light[c], 1 / 2.2);
    return seen;
}

cv::Mat scene(const cv::Scalar& table)
{
    cv::Mat image(kSize, CV_8UC3, table);
    cv::circle(image, kCentre, 36, kWood, cv::FILLED);
    return image;
}

/// Mean log-likelihood ratio of a part of the table in that light, seen for the first time.
double colourOf(const cv::Scalar& table, const cv::Scalar& light)
{
    cv::Mat image = scene(table), object = cv::Mat::zeros(kSize, CV_8UC1), background;
    cv::circle(object, kCentre, 36, cv::Scalar(255), cv::FILLED);
    cv::dilate(object, background, cv::Mat(), {-1, -1}, 2);
    ColourModel model;
    model.fit(makeWorkFrame(image), object, background == 0);
    image(kBeside).setTo(inLight(table, light));
    return cv::mean(model.logRatio(makeWorkFrame(image))(kBeside))[0];
}

} // namespace

class ColourModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPlainShadow_IsTable()
    {
        QVERIFY(colourOf(kBlue, {0.45, 0.45, 0.45}) < -0.6);
        QVERIFY(colourOf(kGrey, {0.45, 0.45, 0.45}) < -0.6);
    }

    void aShadowThatALampOfAnotherColourLights_IsTable_data()
    {
        QTest::addColumn<cv::Scalar>("table");
        QTest::addColumn<cv::Scalar>("light");
        QTest::newRow("bluer, on blue") << kBlue << cv::Scalar(0.62, 0.44, 0.33);
        QTest::newRow("yellower, on blue") << kBlue << cv::Scalar(0.35, 0.44, 0.50);
        QTest::newRow("bluer, on grey") << kGrey << cv::Scalar(0.55, 0.43, 0.35);
    }

    void aShadowThatALampOfAnotherColourLights_IsTable()
    {
        QFETCH(cv::Scalar, table);
        QFETCH(cv::Scalar, light);
        const double nats = colourOf(table, light);
        QVERIFY2(nats < -0.6, qPrintable(QString::number(nats)));
    }

    void lightOfNoLamp_IsNotTable()
    {
        const cv::Scalar green(0.35, 0.62, 0.35), purple(0.5, 0.3, 0.5);
        QVERIFY(colourOf(kGrey, green) > 0.5);
        QVERIFY(colourOf(kGrey, purple) > 0.5);
        QVERIFY(colourOf(kBlue, green) > 0.5);
    }
};

QTEST_APPLESS_MAIN(ColourModelTest)
#include "colour_model_test.moc"
