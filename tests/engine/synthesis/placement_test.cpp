// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/synthesis/placement.h"

#include <QTest>
#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace clutch;
using namespace clutch::synthesis;

namespace {

cv::Mat blank(int width, int height)
{
    return {height, width, CV_8UC4, cv::Scalar(0, 0, 0, 255)};
}

} // namespace

class PlacementTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTypicalCutoutGetsTheShareAskedFor()
    {
        const std::vector<cv::Mat> cutouts{blank(100, 40), blank(50, 80), blank(400, 10)}; // longer sides 100, 80, 400
        SynthesisOptions options;
        options.size = {640, 480};
        options.objectShare = 0.25;
        QCOMPARE(commonScales(cutouts, {}, options), std::vector<double>(3, 0.25 * 480 / 100));
    }

    void recordingsMadeFromDifferentDistancesAgree()
    {
        // Two cut-outs filmed from afar, two of the same goods from nearby: the median of each pair is its longer one.
        const std::vector<cv::Mat> cutouts{blank(40, 10), blank(50, 20), blank(160, 40), blank(200, 80)};
        const std::vector<std::int64_t> groups{7, 7, 9, 9};
        SynthesisOptions options;
        options.size = {640, 480};
        options.objectShare = 0.5;
        const std::vector<double> expected{240.0 / 50, 240.0 / 50, 240.0 / 200, 240.0 / 200};
        QCOMPARE(commonScales(cutouts, groups, options), expected);
    }

    void drawsStayInTheirRangesAndFillThem()
    {
        const std::vector<cv::Mat> cutouts{blank(100, 40), blank(50, 80)};
        SynthesisOptions options;
        options.scaleMin = 0.5, options.scaleMax = 2;
        Random random(4);
        std::vector<double> scales;
        double angleSum = 0, minX = 1e9, maxX = -1e9, minY = 1e9, maxY = -1e9;
        int first = 0;
        for (int i = 0; i < 4000; ++i) {
            const PlannedObject object = drawPlacement(cutouts, options, std::vector<double>{0.5, 0.5}, random);
            const Placement& at = object.placement;
            const cv::Mat& cutout = cutouts.at(object.cutout);
            QVERIFY(at.scale >= 0.25 && at.scale <= 1 && at.angleDegrees >= 0 && at.angleDegrees < 360);
            const double quarter = 0.25 * std::max(cutout.cols, cutout.rows) * at.scale;
            QVERIFY(at.x >= quarter && at.x <= 639 - quarter && at.y >= quarter && at.y <= 479 - quarter);
            scales.push_back(at.scale);
            angleSum += at.angleDegrees;
            minX = std::min(minX, at.x), maxX = std::max(maxX, at.x), minY = std::min(minY, at.y),
            maxY = std::max(maxY, at.y);
            first += object.cutout == 0;
        }
        std::nth_element(scales.begin(), scales.begin() + 2000, scales.end());
        QVERIFY(std::fabs(scales[2000] / 0.5 - 1) < 0.06); // logarithmic: as often halved as doubled
        QVERIFY(std::fabs(angleSum / 4000 - 180) < 8);     // standard error 1.6
        QVERIFY(std::abs(first - 2000) < 200);             // standard error 32
        QVERIFY(minX < 15 && maxX > 624 && minY < 15 && maxY > 464);
    }

    void anObjectTooLargeForTheImageGoesToItsMiddle()
    {
        const std::vector<cv::Mat> cutouts{blank(1000, 1000)};
        SynthesisOptions options;
        options.size = {100, 60};
        options.scaleMin = options.scaleMax = 1;
        Random random(4);
        const Placement at = drawPlacement(cutouts, options, std::vector<double>{1}, random).placement;
        QCOMPARE(at.x, 49.5);
        QCOMPARE(at.y, 29.5);
    }

    void colours()
    {
        QVERIFY(colourFromText("#0a80Ff") == cv::Vec3b(255, 128, 10));
        for (const char* wrong : {"", "#", "red", "#12345", "#1234567", "123456#", "#12345g", "#-12345", "#+1234f",
                                  "# 12345", "0xffffff"}) {
            try {
                colourFromText(wrong);
                QFAIL(wrong);
            } catch (const Error& error) {
                QVERIFY(error.kind() == ErrorKind::Usage);
                QVERIFY(error.subject().starts_with("colour"));
            }
        }
    }

    void plainBackgrounds()
    {
        SynthesisOptions options;
        options.size = {40, 30};
        Random random(1);
        QCOMPARE(
            cv::norm(makeBackground({}, options, random), cv::Mat(30, 40, CV_8UC3, cv::Scalar::all(255)), cv::NORM_INF),
            0.0);
        options.background = BackgroundKind::Colour;
        options.colour = "#102030";
        QCOMPARE(cv::norm(makeBackground({}, options, random), cv::Mat(30, 40, CV_8UC3, cv::Scalar(0x30, 0x20, 0x10)),
                          cv::NORM_INF),
                 0.0);
    }

    void picturesCoverTheImageUndistorted()
    {
        // A ramp to the right in blue and one down in green: slopes tell the scale, values the place.
        cv::Mat picture(200, 120, CV_8UC3);
        for (int y = 0; y < 200; ++y)
            for (int x = 0; x < 120; ++x)
                picture.at<cv::Vec3b>(y, x) = {static_cast<std::uint8_t>(2 * x), static_cast<std::uint8_t>(y), 7};
        const std::vector<cv::Mat> backgrounds{picture};
        SynthesisOptions options;
        options.background = BackgroundKind::Images;
        options.size = {60, 50}; // the whole width at half scale, 100 of the 200 rows
        std::vector<int> tops;
        for (int seed = 0; seed < 40; ++seed) {
            Random random(static_cast<std::uint64_t>(seed));
            const cv::Mat covered = makeBackground(backgrounds, options, random);
            QCOMPARE(covered.size(), cv::Size(60, 50));
            QVERIFY(std::abs(covered.at<cv::Vec3b>(10, 0)[0] - 1) <= 1 &&
                    std::abs(covered.at<cv::Vec3b>(10, 59)[0] - 237) <= 1);
            QVERIFY(std::abs(covered.at<cv::Vec3b>(49, 5)[1] - covered.at<cv::Vec3b>(0, 5)[1] - 98) <= 1);
            tops.push_back(covered.at<cv::Vec3b>(0, 5)[1]);
        }
        QVERIFY(*std::min_element(tops.begin(), tops.end()) < 15 &&
                *std::max_element(tops.begin(), tops.end()) > 85); // anywhere from 0 to 100
    }
};

QTEST_APPLESS_MAIN(PlacementTest)
#include "placement_test.moc"
