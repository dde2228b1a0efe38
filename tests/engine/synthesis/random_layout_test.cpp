// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/placement.h"
#include "engine/synthesis/random_layout.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace clutch;
using namespace clutch::synthesis;

namespace {

std::vector<DrawnObject> layout(std::uint64_t seed)
{
    const std::vector<cv::Mat> cutouts{cv::Mat(40, 40, CV_8UC4, cv::Scalar(20, 40, 200, 255))};
    SynthesisOptions options;
    options.size = {320, 240};
    options.objectShare = 0.1;
    options.instances = {12, 12};
    Random random(seed);
    return randomLayout(cutouts, options, commonScales(cutouts, {}, options), random);
}

// Mean distance from an object to its nearest, in px.
double nearness(const std::vector<DrawnObject>& objects)
{
    const auto centre = [](const DrawnObject& object) { return (object.tight.tl() + object.tight.br()) / 2; };
    double sum = 0;
    for (const DrawnObject& object : objects) {
        double nearest = 1e9;
        for (const DrawnObject& other : objects)
            if (&other != &object) nearest = std::min(nearest, cv::norm(centre(other) - centre(object)));
        sum += nearest;
    }
    return sum / double(objects.size());
}

} // namespace

class RandomLayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void someLieAnywhereAndOthersInClumps()
    {
        std::vector<double> distances;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const auto objects = layout(seed);
            QCOMPARE(objects.size(), std::size_t(12));
            distances.push_back(nearness(objects));
        }
        std::sort(distances.begin(), distances.end());
        QVERIFY2(distances[8] < 20, qPrintable(QString::number(distances[8])));   // objects are 24 px
        QVERIFY2(distances[31] > 30, qPrintable(QString::number(distances[31]))); // even spread: about 40
    }

    void theSameSeedGivesTheSameLayout()
    {
        const auto a = layout(3), b = layout(3), c = layout(4);
        for (std::size_t i = 0; i < a.size(); ++i)
            QCOMPARE(a[i].box, b[i].box);
        QVERIFY(a[1].box != c[1].box);
    }

    void whatIsOpaqueIsCovered()
    {
        cv::Mat covered = cv::Mat::zeros(240, 320, CV_8UC1);
        DrawnObject object{{10, 20, 2, 1}, {10, 20, 1, 1}, cv::Mat(1, 2, CV_32FC4, cv::Scalar::all(0.2))};
        object.pixels.at<cv::Vec4f>(0, 0)[3] = 0.9F;
        markCovered(object, covered);
        QCOMPARE(cv::countNonZero(covered), 1);
        QCOMPARE(int(covered.at<uchar>(20, 10)), 255);
    }
};

QTEST_APPLESS_MAIN(RandomLayoutTest)
#include "random_layout_test.moc"
