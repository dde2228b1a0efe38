// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/random.h"
#include "engine/synthesis/compositor.h"

#include <QTest>
#include <opencv2/core.hpp>

#include <cmath>

using namespace clutch;
using namespace clutch::synthesis;

namespace {

cv::Mat randomCutout(int width, int height, std::uint64_t seed)
{
    Random random(seed);
    cv::Mat cutout(height, width, CV_8UC4);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int channel = 0; channel < 4; ++channel)
                cutout.at<cv::Vec4b>(y, x)[channel] = static_cast<std::uint8_t>(random.integer(0, 255));
    return cutout;
}

/// Share of pixel (x, y) inside a disc, by 16 x 16 points: the definition, written as plainly as can be.
double discCover(double x, double y, double midX, double midY, double radius)
{
    int inside = 0;
    for (int j = 0; j < 16; ++j)
        for (int i = 0; i < 16; ++i)
            if (std::hypot(x + (i + 0.5) / 16 - 0.5 - midX, y + (j + 0.5) / 16 - 0.5 - midY) < radius) ++inside;
    return inside / 256.0;
}

/// A disc of one colour; where nothing of it is, the colour is a loud green that must never be seen.
cv::Mat discCutout(int side, double radius, const cv::Vec3b& colour)
{
    cv::Mat cutout(side, side, CV_8UC4);
    const double middle = (side - 1) / 2.0;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const auto alpha = static_cast<std::uint8_t>(std::lround(255 * discCover(x, y, middle, middle, radius)));
            cutout.at<cv::Vec4b>(y, x) =
                alpha ? cv::Vec4b(colour[0], colour[1], colour[2], alpha) : cv::Vec4b(0, 255, 0, 0);
        }
    return cutout;
}

/// The whole picture of an object, transparent around it.
cv::Mat spread(const DrawnObject& object, cv::Size size)
{
    cv::Mat picture = cv::Mat::zeros(size, CV_32FC4);
    if (!object.box.empty()) object.pixels.copyTo(picture(object.box));
    return picture;
}

double largestDifference(const cv::Mat& a, const cv::Mat& b)
{
    return cv::norm(a, b, cv::NORM_INF);
}

} // namespace

class DrawObjectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutTurnOrScaleThePixelsAreTheCutoutsOwn()
    {
        const cv::Mat cutout = randomCutout(21, 13, 5);
        const cv::Mat drawn = spread(drawObject(cutout, {0, 1, 30, 20}, {60, 40}), {60, 40});
        for (int y = 0; y < 13; ++y)
            for (int x = 0; x < 21; ++x) {
                const cv::Vec4b from = cutout.at<cv::Vec4b>(y, x);
                const cv::Vec4f to = drawn.at<cv::Vec4f>(20 - 6 + y, 30 - 10 + x);
                QVERIFY(std::fabs(to[3] - from[3] / 255.f) < 1e-6f);
                for (int channel = 0; channel < 3; ++channel)
                    QVERIFY(std::fabs(to[channel] - static_cast<float>(from[channel] * from[3]) / 65025.f) < 1e-6f);
            }
        QVERIFY(std::fabs(cv::sum(drawn)[3] - cv::sum(cutout)[3] / 255) < 1e-2); // and nothing lies around them
    }

    void quarterTurnsCopyPixels()
    {
        const cv::Mat cutout = randomCutout(21, 13, 6);
        const cv::Size size(60, 60);
        cv::Mat turned = cutout;
        for (int quarter = 0; quarter <= 4; ++quarter) {
            const cv::Mat drawn = spread(drawObject(cutout, {90.0 * quarter, 1, 30, 30}, size), size);
            const cv::Mat expected = spread(drawObject(turned, {0, 1, 30, 30}, size), size);
            QVERIFY2(largestDifference(drawn, expected) < 1e-6, qPrintable(QString::number(quarter)));
            cv::Mat next;
            cv::rotate(turned, next, cv::ROTATE_90_COUNTERCLOCKWISE);
            turned = next;
        }
    }

    void discsMatchBruteForce_data()
    {
        QTest::addColumn<double>("scale");
        for (const double scale : {0.11, 0.37, 0.5, 0.8, 1.0, 1.37, 2.5})
            QTest::addRow("%g", scale) << scale;
    }
    void discsMatchBruteForce()
    {
        QFETCH(double, scale);
        const cv::Vec3b colour(40, 90, 220);
        const double radius = 28.3;
        const cv::Mat cutout = discCutout(61, radius, colour);
        const Placement placement{33, scale, 80.3, 77.8};
        const cv::Mat drawn = spread(drawObject(cutout, placement, {160, 160}), {160, 160});
        double worst = 0, sum = 0;
        int edge = 0;
        for (int y = 0; y < 160; ++y)
            for (int x = 0; x < 160; ++x) {
                const double expected = discCover(x, y, placement.x, placement.y, radius * scale);
                const cv::Vec4f value = drawn.at<cv::Vec4f>(y, x);
                const double off = std::fabs(value[3] - expected);
                worst = std::max(worst, off);
                if (expected > 0 && expected < 1) sum += off, ++edge;
                // Straight colour is the disc's own wherever anything can be seen of it: no fringe, light, dark or
                // green.
                for (int channel = 0; channel < 3 && value[3] > 0.02f; ++channel)
                    QVERIFY(std::fabs(value[channel] / value[3] - static_cast<float>(colour[channel]) / 255.f) < 0.02f);
            }
        // Catmull-Rom half way between pixels 0, 1/2, 1 of a hard edge errs by 0.22; enlarging shows the softness of
        // the source's pixels.
        const double allowed = scale > 1 ? 0.22 * scale : scale > 0.75 ? 0.22 : 0.08;
        QVERIFY2(worst < allowed, qPrintable(QString::number(worst)));
        QVERIFY2(sum / edge < allowed / 2, qPrintable(QString::number(sum / edge)));
    }

    void areaIsKept()
    {
        const cv::Mat cutout = discCutout(61, 28.3, {10, 20, 30});
        for (const double angle : {0.0, 17.0, 45.0, 201.5})
            for (const double scale : {0.2, 0.61, 1.3}) {
                const DrawnObject object = drawObject(cutout, {angle, scale, 60.4, 59.9}, {120, 120});
                const double expected = CV_PI * 28.3 * 28.3 * scale * scale;
                QVERIFY(std::fabs(cv::sum(object.pixels)[3] / expected - 1) < 0.01);
            }
    }

    void positiveAnglesTurnCounterClockwise()
    {
        cv::Mat cutout(21, 21, CV_8UC4, cv::Scalar(0, 0, 0, 255));
        cutout(cv::Rect(16, 8, 5, 5)).setTo(cv::Scalar(255, 255, 255, 255)); // a white mark on the right
        const DrawnObject object = drawObject(cutout, {90, 1, 20, 20}, {41, 41});
        const cv::Mat drawn = spread(object, {41, 41});
        QVERIFY(drawn.at<cv::Vec4f>(20 - 8, 20)[0] > 0.9f); // now on top
        QVERIFY(drawn.at<cv::Vec4f>(20, 20 + 8)[0] < 0.1f);
    }

    void fineStripesShrinkToGrey()
    {
        cv::Mat cutout(80, 80, CV_8UC4, cv::Scalar(0, 0, 0, 255));
        for (int x = 0; x < 80; x += 2)
            cutout.col(x).setTo(cv::Scalar(255, 255, 255, 255));
        const DrawnObject object = drawObject(cutout, {20, 0.25, 30, 30}, {60, 60});
        const cv::Mat drawn = spread(object, {60, 60});
        for (int y = 26; y <= 34; ++y)
            for (int x = 26; x <= 34; ++x) {
                const cv::Vec4f value = drawn.at<cv::Vec4f>(y, x);
                QVERIFY(std::fabs(value[0] - 0.5f) < 0.06f && value[3] > 0.99f);
            }
    }

    void premultipliedColoursNeverExceedAlpha()
    {
        const DrawnObject object = drawObject(randomCutout(40, 30, 9), {31, 1.7, 50.5, 50.2}, {100, 100});
        for (int y = 0; y < object.pixels.rows; ++y)
            for (int x = 0; x < object.pixels.cols; ++x) {
                const cv::Vec4f value = object.pixels.at<cv::Vec4f>(y, x);
                QVERIFY(value[3] >= 0 && value[3] <= 1.000001f);
                for (int channel = 0; channel < 3; ++channel)
                    QVERIFY(value[channel] >= 0 && value[channel] <= value[3]);
            }
    }

    void atTheBorderTheImageCutsTheObject()
    {
        const cv::Mat cutout = randomCutout(31, 27, 12);
        const cv::Mat large = spread(drawObject(cutout, {40, 1.2, 103, 98}, {200, 200}), {200, 200});
        const cv::Mat small =
            spread(drawObject(cutout, {40, 1.2, 3, -2}, {50, 50}), {50, 50}); // the same, 100 px to the left and up
        QVERIFY(largestDifference(large(cv::Rect(100, 100, 50, 50)), small) < 1e-4);
        const DrawnObject outside = drawObject(cutout, {40, 1.2, -300, 20}, {50, 50});
        QVERIFY(outside.box.empty() && outside.tight.empty() && outside.pixels.empty());
    }

    void tightIsAroundWhatIsOpaque()
    {
        const DrawnObject object = drawObject(discCutout(61, 28.3, {1, 2, 3}), {0, 1, 50, 40}, {100, 100});
        QCOMPARE(object.tight.x, 22);
        QCOMPARE(object.tight.y, 12);
        QCOMPARE(object.tight.width, 57); // 28 px to either side: pixel 28 is more than half covered, 29 is not
        QCOMPARE(object.tight.height, 57);
        cv::Mat faint(9, 9, CV_8UC4, cv::Scalar(9, 9, 9, 100));
        QVERIFY(drawObject(faint, {0, 1, 50, 40}, {100, 100}).tight.empty());
    }

    void aPictureWithoutAlphaIsRefused()
    {
        QVERIFY_EXCEPTION_THROWN(drawObject(cv::Mat(5, 5, CV_8UC3), {}, {10, 10}), Error);
        QVERIFY_EXCEPTION_THROWN(drawObject({}, {}, {10, 10}), Error);
    }
};

QTEST_APPLESS_MAIN(DrawObjectTest)
#include "draw_object_test.moc"
