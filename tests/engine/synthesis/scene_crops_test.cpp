// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/scene_crops.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

using namespace clutch;
using namespace clutch::synthesis;

class SceneCropsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPlateHasThePhotosColoursAndNothingOnIt()
    {
        cv::Mat photo(240, 320, CV_8UC3, cv::Scalar(40, 80, 120));
        photo(cv::Rect(160, 0, 160, 240)).setTo(cv::Scalar(60, 100, 160));    // lighter to the right
        cv::circle(photo, {160, 120}, 60, cv::Scalar(0, 0, 255), cv::FILLED); // the heap
        Random random(1);
        const cv::Mat plate = backgroundPlate(photo, {200, 100}, random);
        QCOMPARE(plate.size(), cv::Size(200, 100));
        const auto near = [&](const cv::Rect& where, const cv::Scalar& colour) {
            const cv::Scalar mean = cv::mean(plate(where));
            for (int channel = 0; channel < 3; ++channel)
                if (std::abs(mean[channel] - colour[channel]) > 2) return false;
            return true;
        };
        QVERIFY(near({0, 0, 10, 100}, {40, 80, 120}));
        QVERIFY(near({190, 0, 10, 100}, {60, 100, 160}));
        QVERIFY(near({98, 40, 4, 20}, {50, 90, 140})); // the heap has left no trace
    }

    void aPlateHasThePhotosGrain()
    {
        const auto grainOf = [](double noise) {
            Random random(2);
            cv::Mat photo(240, 320, CV_8UC3);
            for (int y = 0; y < photo.rows; ++y)
                for (int x = 0; x < photo.cols; ++x)
                    photo.at<cv::Vec3b>(y, x) = cv::Vec3b::all(cv::saturate_cast<uchar>(120 + noise * random.normal()));
            cv::Scalar mean, deviation;
            cv::meanStdDev(backgroundPlate(photo, {320, 240}, random), mean, deviation);
            return deviation[0];
        };
        QVERIFY(grainOf(0) < 1);
        QVERIFY(grainOf(4) > 1.5);
        QVERIFY(grainOf(40) < 7); // a pattern is not taken for grain
    }

    void cropsComeInOneSizeAndBySeed()
    {
        cv::Mat image(100, 100, CV_8UC3);
        cv::randu(image, 0, 255);
        Random a(5), b(5), c(6);
        const cv::Mat first = augmentedCrop(image, {10, 20, 60, 30}, 96, a);
        QCOMPARE(first.size(), cv::Size(96, 48)); // proportions are kept
        QCOMPARE(cv::norm(first, augmentedCrop(image, {10, 20, 60, 30}, 96, b), cv::NORM_INF), 0.0);
        QVERIFY(cv::norm(first, augmentedCrop(image, {10, 20, 60, 30}, 96, c), cv::NORM_INF) > 0);
    }

    // What must not tell the classes apart does change from crop to crop, and what must does not.
    void lightAndSharpnessVaryAndShapesStay()
    {
        cv::Mat image(120, 120, CV_8UC3, cv::Scalar::all(60));
        image(cv::Rect(0, 0, 120, 60)).setTo(cv::Scalar::all(190));
        Random random(7);
        double darkest = 255, brightest = 0;
        for (int i = 0; i < 20; ++i) {
            const cv::Mat crop = augmentedCrop(image, {0, 0, 120, 120}, 96, random);
            const double upper = cv::mean(crop(cv::Rect(0, 0, 96, 40)))[1],
                         lower = cv::mean(crop(cv::Rect(0, 56, 96, 40)))[1];
            QVERIFY(upper > lower + 30);
            darkest = std::min(darkest, upper);
            brightest = std::max(brightest, upper);
        }
        QVERIFY(brightest > darkest + 30);
    }
};

QTEST_APPLESS_MAIN(SceneCropsTest)
#include "scene_crops_test.moc"
