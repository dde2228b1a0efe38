// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/lens.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

using namespace clutch;
using namespace clutch::simulation;

namespace {

const cv::Size kSize(320, 240);

cv::Mat grey(double light)
{
    return cv::Mat(kSize, CV_32FC3, cv::Scalar::all(light));
}

int level(double light)
{
    return LensModel({}, kSize).develop(grey(light), 1).at<cv::Vec3b>(120, 160)[1];
}

/// A disc 0.31 of the picture's height wide, off centre, its edge sampled finely.
cv::Mat disc(cv::Point2d centre, double radius)
{
    cv::Mat share(kSize, CV_32FC1);
    for (int y = 0; y < kSize.height; ++y)
        for (int x = 0; x < kSize.width; ++x)
            share.at<float>(y, x) =
                static_cast<float>(std::clamp(radius - cv::norm(cv::Point2d(x, y) - centre) + 0.5, 0.0, 1.0));
    return share;
}

Lens strong()
{
    return {.distortion = 0.12, .blurPx = 0.8, .vignette = 0.3, .exposure = 1.1, .whiteBalance = {0.9, 1, 1.1}};
}

} // namespace

class LensTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void neutralLensIsTheToneCurve();
    void toneCurveIsSmoothAndNeverFalls();
    void noiseHasTheSensorsDeviation_data();
    void noiseHasTheSensorsDeviation();
    void noiseIsNormalAndUncorrelated();
    void vignetteDarkensTheCorners();
    void burntOutStaysWhite();
    void blurSpreadsAPointOfLight();
    void distortionMovesPointsAsWritten_data();
    void distortionMovesPointsAsWritten();
    void coverageLiesWhereThePictureHasIt();
    void coverageStaysAShare();
    void isAFunctionOfItsSeed();
    void randomLensesAreOrdinaryCameras();
};

void LensTest::neutralLensIsTheToneCurve()
{
    QCOMPARE(level(0), 0);
    QCOMPARE(level(0.002), 7);  // 12.92 x 0.002 x 255 = 6.6
    QCOMPARE(level(0.18), 118); // the grey card: 117.6
    QCOMPARE(level(0.5), 188);  // 187.5
    QCOMPARE(level(0.7), 218);  // 217.8, the last of the straight part
    QCOMPARE(level(1), 242);    // 0.8896 -> 241.9
    QCOMPARE(level(1000), 255);
    QCOMPARE(level(-1), 0);
}

void LensTest::toneCurveIsSmoothAndNeverFalls()
{
    double before = displayValue(0), slopeBefore = 12.92;
    for (double light = 0.001; light < 3; light += 0.001) {
        const double value = displayValue(light), slope = (value - before) / 0.001;
        QVERIFY(slope > 0 && slope < slopeBefore * 1.001);
        if (light > 0.01) QVERIFY(slope > slopeBefore * 0.9); // no kink
        before = value;
        slopeBefore = slope;
    }
    QVERIFY(before < 1);
}

void LensTest::noiseHasTheSensorsDeviation_data()
{
    QTest::addColumn<double>("light");
    QTest::addColumn<double>("electrons");
    QTest::addColumn<double>("readNoise");
    QTest::addRow("photons") << 0.18 << 4000.0 << 0.0;
    QTest::addRow("dim") << 0.05 << 4000.0 << 0.0;
    QTest::addRow("bright") << 0.6 << 1000.0 << 0.0;
    QTest::addRow("read-out") << 0.1 << 20000.0 << 150.0;
}

void LensTest::noiseHasTheSensorsDeviation()
{
    QFETCH(double, light);
    QFETCH(double, electrons);
    QFETCH(double, readNoise);
    const cv::Mat picture = LensModel({.electrons = electrons, .readNoise = readNoise}, kSize).develop(grey(light), 5);
    cv::Scalar mean, deviation;
    cv::meanStdDev(picture, mean, deviation);
    // The light's own deviation through the slope of the sRGB curve, and what rounding to whole levels adds.
    const double sigma = std::sqrt(light * electrons + readNoise * readNoise) / electrons;
    const double slope = 255 * (displayValue(light + sigma) - displayValue(light - sigma)) / (2 * sigma);
    const double expected = std::sqrt(slope * slope * sigma * sigma + 1.0 / 12);
    for (int channel = 0; channel < 3; ++channel) {
        QVERIFY(std::abs(deviation[channel] / expected - 1) < 0.02); // 76800 samples: 0.3 %
        QVERIFY(std::abs(mean[channel] - 255 * displayValue(light)) < 0.2 + 0.05 * expected);
    }
}

void LensTest::noiseIsNormalAndUncorrelated()
{
    const cv::Mat picture = LensModel({.electrons = 200}, kSize).develop(grey(0.4), 2);
    cv::Mat values;
    picture.convertTo(values, CV_64FC3);
    values -= cv::mean(values);
    const auto correlation = [&](cv::Point shift) {
        const cv::Rect whole({}, kSize - cv::Size(2, 2));
        const cv::Mat a = values(whole), b = values(whole + shift);
        return a.dot(b) / values(whole).dot(values(whole));
    };
    for (const cv::Point shift : {cv::Point(1, 0), cv::Point(0, 1), cv::Point(2, 0), cv::Point(1, 1)})
        QVERIFY(std::abs(correlation(shift)) < 0.01);
    cv::Scalar mean, deviation;
    cv::meanStdDev(values, mean, deviation);
    const cv::Mat outside = cv::abs(values.reshape(1)) > 2 * deviation[0];
    const double share = cv::countNonZero(outside) / static_cast<double>(outside.total());
    QVERIFY2(std::abs(share - 0.0455) < 0.006, std::to_string(share).c_str());
    cv::Mat channels[3];
    cv::split(values, channels);
    QVERIFY(std::abs(channels[0].dot(channels[1]) / channels[0].dot(channels[0])) < 0.02);
}

void LensTest::vignetteDarkensTheCorners()
{
    const cv::Mat picture = LensModel({.vignette = 0.4}, kSize).develop(grey(0.5), 1);
    QCOMPARE(int(picture.at<cv::Vec3b>(120, 160)[0]), 188);
    for (const cv::Point corner : {cv::Point(0, 0), cv::Point(319, 0), cv::Point(0, 239), cv::Point(319, 239)})
        QCOMPARE(int(picture.at<cv::Vec3b>(corner)[0]), qRound(255 * displayValue(0.5 * 0.6)));
    for (int x = 161; x < 320; ++x)
        QVERIFY(picture.at<cv::Vec3b>(120, x)[1] <= picture.at<cv::Vec3b>(120, x - 1)[1]);
}

void LensTest::burntOutStaysWhite()
{
    const LensModel warm({.whiteBalance = {0.8, 1, 1.2}, .electrons = 20000, .readNoise = 5}, kSize);
    const cv::Mat white = warm.develop(grey(20), 3);
    QCOMPARE(cv::countNonZero(white.reshape(1) < 254), 0);
    const cv::Vec3b pixel = LensModel({.whiteBalance = {0.8, 1, 1.2}}, kSize).develop(grey(0.2), 3).at<cv::Vec3b>(9, 9);
    QCOMPARE(int(pixel[0]), qRound(255 * displayValue(0.2)));
    QCOMPARE(int(pixel[1]), qRound(255 * displayValue(0.2 * 1.25)));
    QCOMPARE(int(pixel[2]), qRound(255 * displayValue(0.2 * 1.5)));
}

void LensTest::blurSpreadsAPointOfLight()
{
    cv::Mat share = cv::Mat::zeros(kSize, CV_32FC1);
    share.at<float>(100, 150) = 1;
    const cv::Mat blurred = LensModel({.blurPx = 1.5}, kSize).coverage(share);
    double sum = 0, spread = 0;
    for (int y = 80; y < 120; ++y)
        for (int x = 130; x < 170; ++x) {
            const double value = blurred.at<float>(y, x);
            sum += value;
            spread += value * (x - 150) * (x - 150);
        }
    QVERIFY(std::abs(sum - 1) < 1e-5);
    QVERIFY(std::abs(spread - 1.5 * 1.5) < 0.05);
}

void LensTest::distortionMovesPointsAsWritten_data()
{
    QTest::addColumn<double>("distortion");
    QTest::newRow("barrel") << 0.15;
    QTest::newRow("pincushion") << -0.1;
}

void LensTest::distortionMovesPointsAsWritten()
{
    QFETCH(double, distortion);
    const LensModel lens({.distortion = distortion}, kSize);
    const cv::Point2d middle(159.5, 119.5);
    for (const cv::Point2d centre : {middle, cv::Point2d(60, 60), cv::Point2d(250, 110)}) {
        const cv::Mat seen = lens.coverage(disc(centre, 6));
        const cv::Moments moments = cv::moments(seen);
        const cv::Point2d at(moments.m10 / moments.m00, moments.m01 / moments.m00);
        const cv::Point2d p = at - middle;
        const double scale = (1 + distortion * p.dot(p) / middle.dot(middle)) / (1 + std::max(0.0, distortion));
        QVERIFY(cv::norm(middle + p * scale - centre) < 0.25);
    }
    // The scene fills the picture: nothing from outside is ever needed.
    const cv::Mat full = lens.coverage(cv::Mat(kSize, CV_32FC1, cv::Scalar(1)));
    QVERIFY(cv::norm(full - 1, cv::NORM_INF) < 1e-5);
}

void LensTest::coverageLiesWhereThePictureHasIt()
{
    const cv::Mat share = disc({80, 70}, 37);
    cv::Mat light;
    cv::merge(std::vector<cv::Mat>(3, share * 0.6), light);
    Lens lens = strong();
    lens.vignette = 0;
    lens.exposure = 1;
    lens.whiteBalance = {1, 1, 1};
    const LensModel model(lens, kSize);
    const cv::Mat picture = model.develop(light, 1), seen = model.coverage(share);
    for (int y = 0; y < kSize.height; ++y)
        for (int x = 0; x < kSize.width; ++x) // a black table: the picture is the coverage, through the tone curve
            QVERIFY(std::abs(picture.at<cv::Vec3b>(y, x)[1] -
                             255 * displayValue(0.6 * static_cast<double>(seen.at<float>(y, x)))) < 0.75);
}

void LensTest::coverageStaysAShare()
{
    const cv::Mat whole = disc({80, 70}, 37), cut = cv::min(whole, 1 - disc({110, 70}, 30)), rest = whole - cut;
    const LensModel lens(strong(), kSize);
    const cv::Mat seenWhole = lens.coverage(whole), seenCut = lens.coverage(cut), seenRest = lens.coverage(rest);
    double least = 0, greatest = 0;
    cv::minMaxLoc(seenWhole, &least, &greatest);
    QVERIFY(least >= 0 && greatest <= 1 + 1e-5);
    cv::minMaxLoc(seenWhole - seenCut, &least, &greatest);
    QVERIFY(least > -1e-5); // what is visible stays within what is there
    QVERIFY(cv::norm(seenCut + seenRest - seenWhole, cv::NORM_INF) < 1e-5);
    QCOMPARE(cv::countNonZero(lens.coverage(cv::Mat::zeros(kSize, CV_32FC1))), 0);
}

void LensTest::isAFunctionOfItsSeed()
{
    const LensModel lens({.electrons = 5000}, kSize);
    const cv::Mat first = lens.develop(grey(0.3), 1);
    QCOMPARE(cv::norm(first, lens.develop(grey(0.3), 1), cv::NORM_INF), 0.0);
    QVERIFY(cv::norm(first, lens.develop(grey(0.3), 2), cv::NORM_INF) > 0);
}

void LensTest::randomLensesAreOrdinaryCameras()
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const Lens lens = randomLens(seed, seed % 2 == 0);
        const cv::Mat picture = LensModel(lens, kSize).develop(grey(0.18), seed);
        cv::Scalar mean, deviation;
        const cv::Rect middle(120, 90, 80, 60);
        cv::meanStdDev(picture(middle), mean, deviation);
        for (int channel = 0; channel < 3; ++channel) {
            QVERIFY(mean[channel] > 90 && mean[channel] < 150);
            QVERIFY(deviation[channel] > 0.3 && deviation[channel] < 3);
        }
        QVERIFY(cv::mean(picture(cv::Rect(0, 0, 8, 8)))[1] > 70);
    }
}

QTEST_APPLESS_MAIN(LensTest)
#include "lens_test.moc"
