// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/synthesis/synthesis.h"
#include "tests/support/rendered_recording.h"

#include <QTest>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <set>
#include <vector>

using namespace clutch;
using namespace clutch::synthesis;

namespace {

/// Cut-outs of rendered nuts: a hole, soft edges, several poses.
const std::vector<cv::Mat>& nuts()
{
    static const std::vector<cv::Mat> cutouts = [] {
        std::vector<cv::Mat> made;
        for (const int number : {0, 60, 140}) {
            const support::RenderedFrame frame = support::renderFrame({.kind = support::ObjectKind::Nut}, number);
            std::vector<cv::Mat> channels;
            cv::split(frame.image, channels);
            channels.emplace_back();
            frame.alpha.convertTo(channels.back(), CV_8UC1, 255);
            cv::Mat cutout;
            cv::merge(channels, cutout);
            made.push_back(cutout(cv::boundingRect(channels.back() > 0)).clone());
        }
        return made;
    }();
    return cutouts;
}

bool sameImage(const SyntheticImage& a, const SyntheticImage& b)
{
    if (cv::norm(a.image, b.image, cv::NORM_INF) != 0 || a.instances.size() != b.instances.size()) return false;
    for (std::size_t i = 0; i < a.instances.size(); ++i) {
        const SyntheticInstance &x = a.instances[i], &y = b.instances[i];
        const bool same =
            x.cutout == y.cutout && x.visible == y.visible && x.amodal == y.amodal && x.annotated == y.annotated &&
            x.hiddenShare == y.hiddenShare && x.placement.x == y.placement.x && x.placement.y == y.placement.y &&
            x.placement.scale == y.placement.scale && x.placement.angleDegrees == y.placement.angleDegrees;
        if (!same) return false;
    }
    return true;
}

ErrorKind kindOf(const SynthesisOptions& options, std::span<const cv::Mat> cutouts, std::string& subject)
{
    try {
        synthesizeImage(cutouts, {}, options, 1);
    } catch (const Error& error) {
        subject = error.subject();
        return error.kind();
    }
    return ErrorKind::Internal;
}

} // namespace

class SynthesisTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameSeedSameBytesOnAnyNumberOfThreads()
    {
        const SynthesisOptions options;
        const int before = cv::getNumThreads();
        cv::setNumThreads(1);
        const SyntheticImage one = synthesizeImage(nuts(), {}, options, 77);
        cv::setNumThreads(4);
        const SyntheticImage four = synthesizeImage(nuts(), {}, options, 77);
        cv::setNumThreads(before);
        QVERIFY(sameImage(one, four));
        QVERIFY(!sameImage(one, synthesizeImage(nuts(), {}, options, 78)));
    }

    void theNumberOfObjectsComesFromTheWholeRange()
    {
        SynthesisOptions options;
        options.instances = {3, 6};
        options.size = {80, 60};
        std::set<std::size_t> seen;
        for (std::uint64_t seed = 0; seed < 60; ++seed)
            seen.insert(synthesizeImage(nuts(), {}, options, seed).instances.size());
        QCOMPARE(seen, (std::set<std::size_t>{3, 4, 5, 6}));
        options.placement = PlacementMode::Single;
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            const SyntheticImage image = synthesizeImage(nuts(), {}, options, seed);
            QCOMPARE(image.instances.size(), std::size_t(1));
            QVERIFY(image.instances[0].annotated && image.instances[0].hiddenShare == 0);
        }
    }

    void objectsHaveTheSizeAskedFor()
    {
        SynthesisOptions options;
        options.placement = PlacementMode::Single;
        options.objectShare = 0.3;
        options.scaleMin = options.scaleMax = 1;
        const std::vector<cv::Mat> one{nuts()[0]};
        const int longer = std::max(one[0].cols, one[0].rows);
        QCOMPARE(synthesizeImage(one, {}, options, 5).instances[0].placement.scale, 0.3 * 480 / longer);
    }

    void everyObjectIsReportedWithTheCanvasAsItIs()
    {
        SynthesisOptions options;
        options.instances = {8, 8};
        std::vector<cv::Mat> canvases;
        const SyntheticImage image =
            synthesizeImage(nuts(), {}, options, 3, [&](const cv::Mat& canvas, int placed, int total) {
                QCOMPARE(placed, static_cast<int>(canvases.size()) + 1);
                QCOMPARE(total, 8);
                canvases.push_back(canvas);
            });
        QCOMPARE(canvases.size(), std::size_t(8));
        QCOMPARE(cv::norm(canvases.back(), image.image, cv::NORM_INF), 0.0);
        QVERIFY(cv::norm(canvases[0], canvases[1], cv::NORM_INF) > 0); // a copy each: later objects do not appear in it
    }

    void whatIsHiddenIsNotAnnotated()
    {
        SynthesisOptions options;
        options.instances = {60, 60};
        options.objectShare = 0.35;
        int hidden = 0, seen = 0;
        for (std::uint64_t seed = 0; seed < 3; ++seed) {
            const SyntheticImage image = synthesizeImage(nuts(), {}, options, seed);
            cv::Mat covered = cv::Mat::zeros(image.image.size(), CV_8UC1);
            for (const SyntheticInstance& instance : image.instances) {
                const cv::Mat amodal = decodeMask(instance.amodal), visible = decodeMask(instance.visible);
                QCOMPARE(cv::norm(visible, amodal & ~covered, cv::NORM_INF), 0.0);
                covered |= amodal;
                const double share = 1 - static_cast<double>(cv::countNonZero(visible)) / cv::countNonZero(amodal);
                QCOMPARE(instance.hiddenShare, share);
                QCOMPARE(instance.annotated, share < 0.8);
                (instance.annotated ? seen : hidden)++;
            }
        }
        QVERIFY(hidden > 20 && seen > 20); // both happened, so the test above had something to see
        options.hiddenLimit = 1;
        for (const SyntheticInstance& instance : synthesizeImage(nuts(), {}, options, 0).instances)
            QCOMPARE(instance.annotated, maskArea(instance.visible) > 0);
    }

    void theTableShowsThroughAHole()
    {
        SynthesisOptions options;
        options.placement = PlacementMode::Single;
        options.background = BackgroundKind::Colour;
        options.colour = "#00ff00";
        options.objectShare = 0.5;
        const std::vector<cv::Mat> one{nuts()[0]};
        const SyntheticImage image = synthesizeImage(one, {}, options, 2);
        const cv::Mat mask = decodeMask(image.instances[0].amodal);
        std::vector<std::vector<cv::Point>> outlines;
        std::vector<cv::Vec4i> tree;
        cv::findContours(mask, outlines, tree, cv::RETR_CCOMP, cv::CHAIN_APPROX_NONE);
        bool green = false;
        for (std::size_t i = 0; i < outlines.size(); ++i) {
            if (tree[i][3] < 0 || cv::contourArea(outlines[i]) < 30) continue;
            const cv::Point middle = (cv::boundingRect(outlines[i]).tl() + cv::boundingRect(outlines[i]).br()) / 2;
            green = image.image.at<cv::Vec3b>(middle) == cv::Vec3b(0, 255, 0);
        }
        QVERIFY(green);
    }

    void ownPicturesServeAsBackground()
    {
        SynthesisOptions options;
        options.placement = PlacementMode::Single;
        options.background = BackgroundKind::Images;
        options.size = {320, 240};
        const std::vector<cv::Mat> pictures{cv::Mat(100, 100, CV_8UC3, cv::Scalar(10, 20, 30)),
                                            cv::Mat(900, 300, CV_8UC3, cv::Scalar(40, 50, 60))};
        std::set<int> seen;
        for (std::uint64_t seed = 0; seed < 12; ++seed) {
            const SyntheticImage image = synthesizeImage(nuts(), pictures, options, seed);
            QCOMPARE(image.image.size(), cv::Size(320, 240));
            const cv::Mat mask = decodeMask(image.instances[0].amodal);
            const cv::Point corner(mask.at<std::uint8_t>(0, 0) ? cv::Point(319, 239) : cv::Point(0, 0));
            seen.insert(image.image.at<cv::Vec3b>(corner)[0]);
        }
        QCOMPARE(seen, (std::set<int>{10, 40}));
    }

    void wrongInputIsNamed()
    {
        std::string subject;
        SynthesisOptions options;
        options.scaleMin = 2, options.scaleMax = 1;
        QVERIFY(kindOf(options, nuts(), subject) == ErrorKind::Usage);
        QVERIFY(subject.find("scale-min") != std::string::npos);
        options = {};
        options.background = BackgroundKind::Colour;
        options.colour = "blue";
        QVERIFY(kindOf(options, nuts(), subject) == ErrorKind::Usage);
        QVERIFY(subject.find("colour") != std::string::npos);
        options = {};
        options.instances = {30, 10};
        QVERIFY(kindOf(options, nuts(), subject) == ErrorKind::Usage);
        options = {};
        QVERIFY(kindOf(options, {}, subject) == ErrorKind::BadInput);
        options.background = BackgroundKind::Images;
        QVERIFY(kindOf(options, nuts(), subject) == ErrorKind::BadInput);
    }
};

QTEST_APPLESS_MAIN(SynthesisTest)
#include "synthesis_test.moc"
