// SPDX-License-Identifier: Apache-2.0
#include "engine/core/random.h"
#include "engine/simulation/heap.h"
#include "engine/simulation/photo.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

using namespace clutch;
using namespace clutch::simulation;

namespace {

const cv::Size kSize(160, 120);

/// Pinhole, written down once more: px from the middle of the picture, y down.
cv::Point2d projected(const Camera& camera, const cv::Vec3d& point)
{
    const cv::Vec3d forward = cv::normalize(camera.target - camera.position);
    const cv::Vec3d right = cv::normalize(forward.cross(camera.up)), down = forward.cross(right);
    const cv::Vec3d seen = point - camera.position;
    const double focal =
        camera.size.height / 2.0 / std::tan(camera.verticalFieldOfViewDegrees / 2 * std::numbers::pi / 180);
    return {focal * seen.dot(right) / seen.dot(forward), focal * seen.dot(down) / seen.dot(forward)};
}

std::vector<cv::Vec3d> hullPoints(const Placed& item)
{
    std::vector<cv::Vec3d> points;
    for (const auto& hull : item.model->hulls)
        for (const cv::Vec3d& corner : hull) {
            const cv::Vec4d p = item.worldFromObject * cv::Vec4d(corner[0], corner[1], corner[2], 1);
            points.push_back({p[0], p[1], p[2]});
        }
    return points;
}

cv::Mat box(cv::Rect where)
{
    cv::Mat share = cv::Mat::zeros(kSize, CV_32FC1);
    share(where & cv::Rect({}, kSize)).setTo(1);
    return share;
}

/// Items that lie on top of each other, the first uppermost.
RenderedScene stackOf(const std::vector<cv::Mat>& amodal)
{
    RenderedScene scene;
    scene.light = cv::Mat(kSize, CV_32FC3, cv::Scalar::all(0.2));
    cv::Mat left(kSize, CV_32FC1, cv::Scalar(1));
    for (const cv::Mat& share : amodal) {
        scene.amodal.push_back(share);
        scene.visible.push_back(share.mul(left));
        left = left.mul(1 - share);
    }
    return scene;
}

/// Enough of a plan to develop with.
PhotoPlan planWith(const Lens& lens)
{
    PhotoPlan plan;
    plan.lens = lens;
    return plan;
}

} // namespace

class PhotoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { plan_ = planPhoto(goods_, {10, 30}, kSize, 4); }
    void heapIsOfOtherItemsOfTheBatch();
    void everythingIsInView();
    void cameraIsAsCloseAsItMay();
    void photosDiffer();
    void planIsAFunctionOfItsSeed();
    void masksAreWhatCoversMoreThanHalf();
    void masksLieWhereTheLensDrawsThem();
    void whatIsHiddenIsIgnoredOrLeftOut();
    void masksShareNoPixel();
    void withoutCoveragesThereIsNoTruth();

private:
    Goods goods_{Kind::PingPong, 3};
    PhotoPlan plan_;
};

void PhotoTest::heapIsOfOtherItemsOfTheBatch()
{
    std::set<const ObjectModel*> models;
    for (const Placed& item : plan_.items)
        models.insert(item.model);
    QCOMPARE(models.size(), plan_.items.size());
    QVERIFY(!models.contains(&goods_.item(0))); // the one that is recorded
    std::set<std::size_t> counts;
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        counts.insert(planPhoto(goods_, {2, 5}, kSize, seed).items.size());
        QVERIFY(*counts.begin() >= 2 && *counts.rbegin() <= 5);
    }
    QVERIFY(counts.size() >= 3);
    QCOMPARE(planPhoto(goods_, {1, 1}, kSize, 1).items.size(), std::size_t(1));
}

void PhotoTest::everythingIsInView()
{
    for (const Kind kind : {Kind::PingPong, Kind::Battery}) {
        Goods goods(kind, 8);
        for (std::uint64_t seed = 0; seed < 3; ++seed) {
            const PhotoPlan plan = planPhoto(goods, {10, 12}, kSize, seed);
            // What the lens does not show: barrel distortion cuts off a little along the sides, not in the corners.
            const double inner = 1 / (1 + std::max(0.0, plan.lens.distortion));
            for (const Placed& item : plan.items)
                for (const cv::Vec3d& point : hullPoints(item)) {
                    const cv::Point2d at = projected(plan.camera, point);
                    QVERIFY(std::abs(at.x) < 80 * inner && std::abs(at.y) < 60 * inner);
                    QVERIFY(point[2] > -0.08 * item.model->radiusMm);
                }
        }
    }
}

void PhotoTest::cameraIsAsCloseAsItMay()
{
    Camera camera;
    camera.size = kSize;
    camera.up = {0, 0, 1};
    const double elevation = 0.9;
    frameItems(camera, plan_.items, {0, -std::cos(elevation), std::sin(elevation)}, 1.25);
    double x = 0, y = 0;
    for (const Placed& item : plan_.items)
        for (const cv::Vec3d& point : hullPoints(item)) {
            const cv::Point2d at = projected(camera, point);
            x = std::max(x, std::abs(at.x) / 80);
            y = std::max(y, std::abs(at.y) / 60);
        }
    QVERIFY(std::abs(std::max(x, y) - 1 / 1.25) < 1e-6);
    QVERIFY(camera.position[2] > 0 && std::abs(camera.target[2]) < 1e-6);
}

void PhotoTest::photosDiffer()
{
    const PhotoPlan other = planPhoto(goods_, {10, 30}, kSize, 5);
    QVERIFY(cv::norm(cv::normalize(other.camera.position - other.camera.target) -
                     cv::normalize(plan_.camera.position - plan_.camera.target)) > 0.05);
    QVERIFY(cv::norm(other.surroundings.lamps.at(0).position - plan_.surroundings.lamps.at(0).position) > 50);
    QVERIFY(other.surroundings.exposure != plan_.surroundings.exposure);
    QVERIFY(other.lens.exposure != plan_.lens.exposure && other.noiseSeed != plan_.noiseSeed);
}

void PhotoTest::planIsAFunctionOfItsSeed()
{
    Goods goods(Kind::PingPong, 3); // made in another order
    for (int number = kStock; number > 20; --number)
        goods.item(number);
    const PhotoPlan again = planPhoto(goods, {10, 30}, kSize, 4);
    QCOMPARE(again.items.size(), plan_.items.size());
    for (std::size_t i = 0; i < again.items.size(); ++i) {
        QVERIFY(again.items[i].worldFromObject == plan_.items[i].worldFromObject);
        QCOMPARE(again.items[i].model->radiusMm, plan_.items[i].model->radiusMm);
    }
    QVERIFY(again.camera.position == plan_.camera.position);
    QCOMPARE(again.jpegQuality, plan_.jpegQuality);
}

void PhotoTest::masksAreWhatCoversMoreThanHalf()
{
    cv::Mat lower = box({40, 30, 50, 40});
    lower(cv::Rect(40, 30, 50, 1)).setTo(0.4); // a row that is mostly table
    const Photo photo = developPhoto(planWith({}), stackOf({box({60, 50, 40, 40}), lower}));
    QCOMPARE(photo.image.size(), kSize);
    QCOMPARE(photo.instances.size(), std::size_t(2));
    QCOMPARE(maskArea(photo.instances[0].visible), 1600);
    QVERIFY(photo.instances[0].visible == photo.instances[0].amodal);
    QCOMPARE(photo.instances[0].hiddenShare, 0.0);
    QCOMPARE(maskBox(photo.instances[1].amodal), cv::Rect(40, 31, 50, 39));
    QCOMPARE(maskArea(photo.instances[1].visible), 50 * 39 - 30 * 20);
    QVERIFY(std::abs(photo.instances[1].hiddenShare - 600.0 / 1950) < 1e-12);
    QVERIFY(!photo.instances[0].ignored && !photo.instances[1].ignored);
}

void PhotoTest::masksLieWhereTheLensDrawsThem()
{
    RenderedScene scene = stackOf({box({10, 8, 30, 24})});
    scene.light.setTo(cv::Scalar::all(0.02));
    scene.light.setTo(cv::Scalar::all(0.6), scene.amodal[0] > 0.5);
    const Photo photo = developPhoto(planWith({.distortion = 0.1, .blurPx = 0.6}), scene);
    const cv::Mat mask = decodeMask(photo.instances.at(0).visible);
    QVERIFY(cv::countNonZero(mask != (box({10, 8, 30, 24}) > 0.5)) > 50); // it did move
    cv::Mat grey;
    cv::extractChannel(photo.image, grey, 1);
    const int halfway = 153; // light (0.6 + 0.02) / 2 through the tone curve
    QVERIFY(cv::countNonZero((grey > halfway) != mask) <= 4);
}

void PhotoTest::whatIsHiddenIsIgnoredOrLeftOut()
{
    const cv::Mat top = box({50, 20, 100, 90});
    const Photo photo = developPhoto(planWith({}), stackOf({top, box({0, 40, 100, 10}), box({40, 60, 51, 10}),
                                                            box({38, 80, 50, 10}), box({60, 30, 20, 20})}));
    QCOMPARE(photo.instances.size(), std::size_t(4)); // nothing is seen of the last
    QVERIFY(!photo.instances[1].ignored);             // 50 % hidden
    QVERIFY(photo.instances[2].ignored);              // 410 of 510 px: 80.4 %
    QVERIFY(std::abs(photo.instances[2].hiddenShare - 410.0 / 510) < 1e-12);
    QVERIFY(!photo.instances[3].ignored); // 380 of 500 px: 76 %
    const Photo edge = developPhoto(planWith({}), stackOf({top, box({40, 60, 50, 10})}));
    QVERIFY(edge.instances[1].ignored); // 400 of 500 px: 80 % exactly
}

void PhotoTest::masksShareNoPixel()
{
    std::vector<cv::Mat> shares;
    Random random(2);
    for (int i = 0; i < 15; ++i) {
        cv::Mat share = box({random.integer(0, 120), random.integer(0, 80), 40, 40});
        cv::GaussianBlur(share, share, {}, 2);
        shares.push_back(share);
    }
    const Photo photo = developPhoto(planWith({.distortion = 0.05, .blurPx = 0.7}), stackOf(shares));
    cv::Mat owners = cv::Mat::zeros(kSize, CV_8UC1);
    for (const PhotoInstance& instance : photo.instances) {
        const cv::Mat visible = decodeMask(instance.visible), amodal = decodeMask(instance.amodal);
        QCOMPARE(cv::countNonZero(visible & ~amodal), 0);
        owners += visible / 255;
    }
    double most = 0;
    cv::minMaxLoc(owners, nullptr, &most);
    QCOMPARE(most, 1.0);
}

void PhotoTest::withoutCoveragesThereIsNoTruth()
{
    const Photo photo = developPhoto(planWith({}), stackOf({}));
    QVERIFY(!photo.image.empty() && photo.instances.empty());
}

QTEST_APPLESS_MAIN(PhotoTest)
#include "photo_test.moc"
