// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/random.h"
#include "engine/synthesis/compositor.h"

#include <QTest>
#include <opencv2/core.hpp>

#include <cmath>
#include <vector>

using namespace clutch;
using namespace clutch::synthesis;

namespace {

constexpr int kWidth = 64, kHeight = 48;

/// Translucent noise of any shape and place, partly opaque and partly empty.
DrawnObject randomObject(Random& random)
{
    DrawnObject object;
    const int x = random.integer(0, kWidth - 2), y = random.integer(0, kHeight - 2);
    object.box = {x, y, random.integer(1, kWidth - x), random.integer(1, kHeight - y)};
    object.pixels.create(object.box.size(), CV_32FC4);
    for (int row = 0; row < object.box.height; ++row)
        for (int column = 0; column < object.box.width; ++column) {
            const double alpha = std::min(1.0, std::max(0.0, random.uniform(-0.4, 1.4)));
            cv::Vec4f& pixel = object.pixels.at<cv::Vec4f>(row, column);
            for (int channel = 0; channel < 3; ++channel)
                pixel[channel] = static_cast<float>(alpha * random.uniform());
            pixel[3] = static_cast<float>(alpha);
        }
    object.tight = object.box;
    return object;
}

DrawnObject rectangle(const cv::Rect& box, const cv::Vec4f& pixel)
{
    DrawnObject object{box, pixel[3] > 0.5f ? box : cv::Rect(), cv::Mat(box.size(), CV_32FC4)};
    object.pixels.setTo(cv::Scalar(pixel));
    return object;
}

cv::Mat noiseBackground()
{
    Random random(3);
    cv::Mat background(kHeight, kWidth, CV_8UC3);
    for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x)
            for (int channel = 0; channel < 3; ++channel)
                background.at<cv::Vec3b>(y, x)[channel] = static_cast<std::uint8_t>(random.integer(0, 255));
    return background;
}

/// The textbook way round: from the lowest object up, each painted over what is there; doubles, a pixel at a time.
cv::Vec3d paintedOver(const cv::Mat& background, const std::vector<DrawnObject>& objects, int x, int y)
{
    cv::Vec3d colour = background.at<cv::Vec3b>(y, x);
    for (auto object = objects.rbegin(); object != objects.rend(); ++object) {
        if (!object->box.contains({x, y})) continue;
        const cv::Vec4d pixel = object->pixels.at<cv::Vec4f>(y - object->box.y, x - object->box.x);
        for (int channel = 0; channel < 3; ++channel)
            colour[channel] = 255 * pixel[channel] + (1 - pixel[3]) * colour[channel];
    }
    return colour;
}

} // namespace

class CompositorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beneathIsOverInReverse()
    {
        Random random(8);
        const cv::Mat background = noiseBackground();
        Compositor canvas(background);
        std::vector<DrawnObject> objects;
        for (int i = 0; i < 25; ++i) {
            objects.push_back(randomObject(random));
            canvas.placeBeneath(objects.back());
            for (int y = 0; y < kHeight; ++y)
                for (int x = 0; x < kWidth; ++x) {
                    const cv::Vec3d expected = paintedOver(background, objects, x, y);
                    const cv::Vec3b shown = canvas.image().at<cv::Vec3b>(y, x);
                    for (int channel = 0; channel < 3; ++channel)
                        QVERIFY(std::fabs(shown[channel] - expected[channel]) < 0.51);
                }
        }
    }

    void masksAreDisjointAndCoverTheUnion()
    {
        Random random(9);
        Compositor canvas(noiseBackground());
        cv::Mat together = cv::Mat::zeros(kHeight, kWidth, CV_8UC1);
        cv::Mat any = together.clone();
        std::int64_t visibleSum = 0;
        for (int i = 0; i < 12; ++i) {
            const DrawnObject object = randomObject(random);
            const PlacedMasks masks = canvas.placeBeneath(object);
            cv::Mat expectedAmodal = cv::Mat::zeros(kHeight, kWidth, CV_8UC1);
            for (int y = 0; y < object.box.height; ++y)
                for (int x = 0; x < object.box.width; ++x)
                    if (object.pixels.at<cv::Vec4f>(y, x)[3] > 0.5f)
                        expectedAmodal.at<std::uint8_t>(object.box.y + y, object.box.x + x) = 255;
            const cv::Mat visible = decodeMask(masks.visible), amodal = decodeMask(masks.amodal);
            QCOMPARE(cv::norm(amodal, expectedAmodal, cv::NORM_INF), 0.0);
            QCOMPARE(cv::countNonZero(visible & ~amodal), 0);
            QCOMPARE(cv::countNonZero(visible & together), 0);
            QCOMPARE(masks.hiddenShare, 1 - static_cast<double>(cv::countNonZero(visible)) / cv::countNonZero(amodal));
            together |= visible;
            any |= amodal;
            visibleSum += maskArea(masks.visible);
        }
        QCOMPARE(visibleSum, static_cast<std::int64_t>(cv::countNonZero(any)));
        QCOMPARE(cv::norm(together, any, cv::NORM_INF), 0.0);
    }

    void theFirstObjectStaysOnTop()
    {
        Compositor canvas(cv::Mat(kHeight, kWidth, CV_8UC3, cv::Scalar::all(255)));
        const PlacedMasks red = canvas.placeBeneath(rectangle({10, 10, 20, 20}, {0, 0, 1, 1}));
        const PlacedMasks blue = canvas.placeBeneath(rectangle({20, 10, 20, 20}, {1, 0, 0, 1}));
        QVERIFY(canvas.image().at<cv::Vec3b>(15, 25) == cv::Vec3b(0, 0, 255));
        QVERIFY(canvas.image().at<cv::Vec3b>(15, 35) == cv::Vec3b(255, 0, 0));
        QVERIFY(canvas.image().at<cv::Vec3b>(5, 5) == cv::Vec3b(255, 255, 255));
        QCOMPARE(red.hiddenShare, 0.0);
        QCOMPARE(blue.hiddenShare, 0.5);
        QCOMPARE(maskArea(blue.visible), std::int64_t(200));
        QCOMPARE(maskArea(blue.amodal), std::int64_t(400));
        QVERIFY(canvas.tightBox() == cv::Rect(10, 10, 30, 20));
    }

    void whatIsFullyHiddenLeavesThePictureAsItWas()
    {
        Compositor canvas(noiseBackground());
        canvas.placeBeneath(rectangle({10, 10, 20, 20}, {0.2f, 0.4f, 0.6f, 1}));
        const cv::Mat before = canvas.image().clone();
        const PlacedMasks masks = canvas.placeBeneath(rectangle({12, 12, 5, 5}, {1, 1, 1, 1}));
        QCOMPARE(cv::norm(before, canvas.image(), cv::NORM_INF), 0.0);
        QCOMPARE(masks.hiddenShare, 1.0);
        QCOMPARE(maskArea(masks.visible), std::int64_t(0));
        QCOMPARE(maskArea(masks.amodal), std::int64_t(25));
        const PlacedMasks nowhere = canvas.placeBeneath({}); // beside the image
        QCOMPARE(nowhere.hiddenShare, 1.0);
        QCOMPARE(maskArea(nowhere.amodal), std::int64_t(0));
        QCOMPARE(nowhere.amodal.height, kHeight);
        QCOMPARE(nowhere.amodal.width, kWidth);
    }

    void previewShowsWhatPlacingWouldAndChangesNothing()
    {
        Random random(10);
        Compositor canvas(noiseBackground());
        for (int i = 0; i < 6; ++i) {
            const DrawnObject object = randomObject(random);
            const cv::Mat before = canvas.image().clone();
            const cv::Rect box(random.integer(0, 20), random.integer(0, 20), random.integer(1, 40),
                               random.integer(1, 25));
            const cv::Mat part = canvas.preview(object, box);
            const cv::Rect wider = canvas.tightBoxWith(object);
            QCOMPARE(cv::norm(before, canvas.image(), cv::NORM_INF), 0.0);
            canvas.placeBeneath(object);
            QCOMPARE(cv::norm(part, canvas.image()(box), cv::NORM_INF), 0.0);
            QVERIFY(canvas.tightBox() == wider);
        }
    }

    void masksAreEncodedFromTheirBoxAlone()
    {
        Random random(11);
        for (int i = 0; i < 400; ++i) {
            const cv::Size size(random.integer(1, 9), random.integer(1, 9));
            const int x = random.integer(0, size.width - 1), y = random.integer(0, size.height - 1);
            const cv::Rect box(x, y, random.integer(1, size.width - x), random.integer(1, size.height - y));
            cv::Mat whole = cv::Mat::zeros(size, CV_8UC1);
            const double share = random.uniform();
            for (int row = box.y; row < box.br().y; ++row)
                for (int column = box.x; column < box.br().x; ++column)
                    whole.at<std::uint8_t>(row, column) = random.uniform() < share ? 255 : 0;
            QVERIFY(encodeMaskAt(whole(box), box, size) == encodeMask(whole));
        }
        QVERIFY(encodeMaskAt({}, {}, {4, 3}) == encodeMask(cv::Mat::zeros(3, 4, CV_8UC1)));
        QVERIFY(encodeMaskAt(cv::Mat(3, 4, CV_8UC1, 255), {0, 0, 4, 3}, {4, 3}) ==
                encodeMask(cv::Mat(3, 4, CV_8UC1, 255)));
    }

    void aBackgroundMustBeAColourPicture()
    {
        QVERIFY_EXCEPTION_THROWN(Compositor(cv::Mat()), Error);
        QVERIFY_EXCEPTION_THROWN(Compositor(cv::Mat(4, 4, CV_8UC1)), Error);
    }
};

QTEST_APPLESS_MAIN(CompositorTest)
#include "compositor_test.moc"
