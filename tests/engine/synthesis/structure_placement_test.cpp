// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/structure_placement.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

using namespace clutch;
using namespace clutch::synthesis;

namespace {

// Two bars, one half as long as the other.
std::vector<cv::Mat> bars()
{
    return {cv::Mat(20, 60, CV_8UC4, cv::Scalar(20, 40, 200, 255)),
            cv::Mat(20, 30, CV_8UC4, cv::Scalar(20, 40, 200, 255))};
}

SynthesisOptions options(int objects)
{
    SynthesisOptions options;
    options.instances = {objects, objects};
    options.size = {200, 150};
    options.objectShare = 0.25;
    return options;
}

const cv::Mat& plate()
{
    static const cv::Mat plate(150, 200, CV_8UC3, cv::Scalar::all(230));
    return plate;
}

// A likelihood anybody can check: small tight boxes look real.
std::vector<float> compactness(std::span<const cv::Mat> crops)
{
    std::vector<float> scores;
    for (const cv::Mat& crop : crops)
        scores.push_back(static_cast<float>(-std::log(double(crop.total()))));
    return scores;
}

std::vector<PlacementTrace> place(const SynthesisOptions& options, const StructureOptions& structure,
                                  std::uint64_t seed, const CropScorer& scorer = compactness)
{
    const auto cutouts = bars();
    return placeByStructure(cutouts, commonScales(cutouts, {}, options), plate(), options, structure, scorer, seed);
}

double areaOf(const std::vector<PlacementTrace>& traces)
{
    const auto cutouts = bars();
    Compositor canvas(plate());
    for (const PlacementTrace& trace : traces)
        canvas.placeBeneath(drawObject(cutouts[trace.cutout], trace.chosen, canvas.size()));
    return canvas.tightBox().area();
}

} // namespace

class StructurePlacementTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTrialIsKeptAndTheBestIsTaken()
    {
        int rounds = 0, objects = 0;
        const auto cutouts = bars();
        const SynthesisOptions wanted = options(4);
        const auto traces = placeByStructure(
            cutouts, commonScales(cutouts, {}, wanted), plate(), wanted, {24, 8, 0.25, true}, compactness, 3,
            [&](const Compositor&, const PlacementTrace& trace, int placed, int total) {
                QCOMPARE(total, 4);
                if (placed > objects)
                    ++objects;
                else
                    QCOMPARE(trace.tried.size() % 8, std::size_t(0));
                ++rounds;
            });
        QCOMPARE(traces.size(), std::size_t(4));
        QCOMPARE(objects, 4);
        QCOMPARE(rounds, 4 + 3 * 3);
        QVERIFY(traces[0].tried.empty());
        for (std::size_t i = 1; i < traces.size(); ++i) {
            QCOMPARE(traces[i].tried.size(), std::size_t(24));
            for (const ScoredPlacement& tried : traces[i].tried)
                QVERIFY(tried.score <= traces[i].tried[traces[i].best].score);
            QCOMPARE(traces[i].chosen.x, traces[i].tried[traces[i].best].placement.x);
        }
    }

    void whatIsTriedIsFeasible()
    {
        const SynthesisOptions wanted = options(5);
        const auto cutouts = bars();
        const auto scales = commonScales(cutouts, {}, wanted);
        Compositor canvas(plate());
        for (const PlacementTrace& trace : place(wanted, {16, 8, 0.5, true}, 5)) {
            for (const ScoredPlacement& tried : trace.tried) {
                const double scale = tried.placement.scale / scales[trace.cutout];
                QVERIFY(scale > wanted.scaleMin - 1e-6 && scale < wanted.scaleMax + 1e-6);
                const DrawnObject object = drawObject(cutouts[trace.cutout], tried.placement, canvas.size());
                const double whole =
                    double(cutouts[trace.cutout].total()) * tried.placement.scale * tried.placement.scale;
                cv::Mat alpha;
                cv::extractChannel(object.pixels, alpha, 3);
                const cv::Mat opaque = alpha > 0.5;
                QVERIFY(cv::countNonZero(opaque) > 0.9 * whole); // inside the image
                QVERIFY(cv::countNonZero(opaque & ~canvas.taken()(object.box)) > 0.35 * whole);
            }
            canvas.placeBeneath(drawObject(cutouts[trace.cutout], trace.chosen, canvas.size()));
        }
    }

    // Hiding makes the tight box small; yet most show most of themselves, and some do not.
    void someAreHiddenAndMostAreNot()
    {
        const auto cutouts = bars();
        std::vector<double> shown;
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            Compositor canvas(plate());
            for (const PlacementTrace& trace : place(options(6), {24, 8, 0.25, true}, seed))
                shown.push_back(
                    1 -
                    canvas.placeBeneath(drawObject(cutouts[trace.cutout], trace.chosen, canvas.size())).hiddenShare);
        }
        std::sort(shown.begin(), shown.end());
        QVERIFY2(shown[shown.size() / 3] > 0.6, qPrintable(QString::number(shown[shown.size() / 3])));
        QVERIFY2(shown[2] < 0.6, qPrintable(QString::number(shown[2])));
        QVERIFY(shown[0] > 0.2);
    }

    // Where nothing can lie free, objects still find a place.
    void aFullImageTakesMore()
    {
        SynthesisOptions crowded = options(9);
        crowded.objectShare = 0.6;
        QCOMPARE(place(crowded, {8, 8, 0.1, true}, 4).size(), std::size_t(9));
    }

    void climbsHigherThanChance()
    {
        int wins = 0;
        for (std::uint64_t seed = 1; seed <= 10; ++seed)
            wins += areaOf(place(options(4), {32, 8, 0.4, true}, seed)) <
                    areaOf(place(options(4), {32, 8, 0.4, false}, seed));
        QVERIFY2(wins >= 8, qPrintable(QString::number(wins)));
    }

    void theSameSeedGivesTheSamePlacements()
    {
        const auto a = place(options(3), {16, 8, 0.25, true}, 9), b = place(options(3), {16, 8, 0.25, true}, 9);
        const auto other = place(options(3), {16, 8, 0.25, true}, 10);
        for (std::size_t i = 0; i < a.size(); ++i) {
            QCOMPARE(a[i].chosen.x, b[i].chosen.x);
            QCOMPARE(a[i].chosen.angleDegrees, b[i].chosen.angleDegrees);
        }
        QVERIFY(a[1].chosen.x != other[1].chosen.x);
    }

    // The canvas scored holds all objects, and the new one lies beneath.
    void theWholeClusterIsScored()
    {
        double smallest = 1e9;
        const auto traces = place(options(3), {8, 8, 0.25, true}, 2, [&](std::span<const cv::Mat> crops) {
            for (const cv::Mat& crop : crops)
                smallest = std::min(smallest, double(crop.total()));
            return compactness(crops);
        });
        const auto cutouts = bars();
        const double first = drawObject(cutouts[traces[0].cutout], traces[0].chosen, plate().size()).tight.area();
        QVERIFY(smallest >= first);
    }
};

QTEST_APPLESS_MAIN(StructurePlacementTest)
#include "structure_placement_test.moc"
