// SPDX-License-Identifier: Apache-2.0
#include "engine/core/random.h"
#include "engine/synthesis/object_proposals.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

using namespace clutch;
using namespace clutch::synthesis;

namespace {

// Discs of several sizes on a table with grain.
struct Scene {
    cv::Mat image = cv::Mat(240, 320, CV_8UC3);
    std::vector<cv::Rect> discs;

    Scene()
    {
        Random random(4);
        for (int y = 0; y < image.rows; ++y)
            for (int x = 0; x < image.cols; ++x)
                image.at<cv::Vec3b>(y, x) = cv::Vec3b::all(static_cast<uchar>(150 + 3 * random.normal()));
        const auto disc = [&](int x, int y, int radius, const cv::Scalar& colour) {
            cv::circle(image, {x, y}, radius, colour, cv::FILLED, cv::LINE_AA);
            discs.emplace_back(x - radius, y - radius, 2 * radius + 1, 2 * radius + 1);
        };
        disc(60, 60, 30, {40, 60, 200});
        disc(180, 70, 40, {60, 160, 60});
        disc(260, 180, 25, {200, 90, 30});
        disc(90, 180, 35, {30, 30, 30});
    }
};

double iou(const cv::Rect& a, const cv::Rect& b)
{
    const double both = (a & b).area();
    return both / (a.area() + b.area() - both);
}

double best(const std::vector<cv::Rect>& boxes, const cv::Rect& wanted)
{
    double highest = 0;
    for (const cv::Rect& box : boxes)
        highest = std::max(highest, iou(box, wanted));
    return highest;
}

} // namespace

class ObjectProposalsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void edgesAreThinAndKnowTheirNormal()
    {
        cv::Mat image(60, 80, CV_8UC3, cv::Scalar::all(50));
        cv::rectangle(image, {40, 0, 40, 60}, {50, 200, 50}, cv::FILLED); // one channel alone changes
        const EdgeMap edges = gradientEdges(image);
        for (int y = 5; y < 55; ++y) {
            int columns = 0;
            for (int x = 3; x < 77; ++x) {
                if (edges.strength.at<float>(y, x) < 0.5F) continue;
                ++columns;
                QVERIFY(x == 39 || x == 40);
                const float angle = edges.orientation.at<float>(y, x);
                QVERIFY(std::min(angle, static_cast<float>(CV_PI) - angle) < 0.05F);
            }
            QVERIFY(columns == 1 || columns == 2); // the ridge lies between two pixels
        }
        double highest = 0;
        cv::minMaxLoc(edges.strength, nullptr, &highest);
        QCOMPARE(highest, 1.0);
    }

    void everyObjectHasItsBox()
    {
        const Scene scene;
        const auto boxes = edgeBoxes(gradientEdges(scene.image));
        QVERIFY(!boxes.empty() && boxes.size() <= 200);
        for (const cv::Rect& disc : scene.discs)
            QVERIFY2(best(boxes, disc) > 0.7, qPrintable(QString::number(best(boxes, disc))));
        QCOMPARE(edgeBoxes(gradientEdges(scene.image)), boxes);
    }

    void smallAndTooManyBoxesAreLeftOut()
    {
        const Scene scene;
        const cv::Rect whole({}, scene.image.size());
        for (const cv::Rect& box : edgeBoxes(gradientEdges(scene.image), {50, 0.05})) {
            QVERIFY(box.area() >= 0.05 * whole.area());
            QCOMPARE(box & whole, box);
        }
        QCOMPARE(edgeBoxes(gradientEdges(scene.image), {7, 0.01}).size(), std::size_t(7));
    }

    void picturesWithoutEdgesHaveNone()
    {
        for (const cv::Size size : {cv::Size(64, 48), cv::Size(3, 3), cv::Size(1, 1)})
            QCOMPARE(edgeBoxes(gradientEdges(cv::Mat(size, CV_8UC3, cv::Scalar::all(90)))).size(), std::size_t(0));
    }

    void selectiveSearchFindsThemToo()
    {
        const Scene scene;
        const auto boxes = selectiveSearch(scene.image);
        for (const cv::Rect& disc : scene.discs)
            QVERIFY2(best(boxes, disc) > 0.7, qPrintable(QString::number(best(boxes, disc))));
    }
};

QTEST_APPLESS_MAIN(ObjectProposalsTest)
#include "object_proposals_test.moc"
