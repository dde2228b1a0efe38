// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/random.h"
#include "engine/simulation/heap.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

using namespace clutch;
using namespace clutch::simulation;

namespace {

/// Convex, by its corners and, for the test's own overlap check, its faces as outward normals n with n.x <= d.
struct Solid {
    std::vector<cv::Vec3d> corners;
    std::vector<cv::Vec4d> faces;
};

Solid boxAt(const cv::Vec3d& centre, const cv::Vec3d& half)
{
    Solid box;
    for (int corner = 0; corner < 8; ++corner)
        box.corners.push_back(centre + cv::Vec3d((corner & 1 ? 1 : -1) * half[0], (corner & 2 ? 1 : -1) * half[1],
                                                 (corner & 4 ? 1 : -1) * half[2]));
    for (int axis = 0; axis < 3; ++axis)
        for (const double side : {-1.0, 1.0}) {
            cv::Vec4d face(0, 0, 0, half[axis] + side * centre[axis]);
            face[axis] = side;
            box.faces.push_back(face);
        }
    return box;
}

struct TestItem {
    ObjectModel model;
    std::vector<Solid> solids;
};

TestItem itemOf(std::vector<Solid> solids)
{
    TestItem item;
    item.solids = std::move(solids);
    item.model.radiusMm = 0;
    for (const Solid& solid : item.solids) {
        item.model.hulls.push_back(solid.corners);
        for (const cv::Vec3d& corner : solid.corners)
            item.model.radiusMm = std::max(item.model.radiusMm, cv::norm(corner));
    }
    return item;
}

TestItem brick()
{
    return itemOf({boxAt({0, 0, 0}, {20, 12, 6})});
}

/// Three arms: not convex, so that others can lie in its corner.
TestItem angle()
{
    return itemOf({boxAt({-6, 0, 0}, {4, 16, 4}), boxAt({6, -12, 0}, {8, 4, 4})});
}

ObjectModel ball(double radius)
{
    ObjectModel model;
    model.radiusMm = radius;
    model.hulls.resize(1);
    for (int i = 0; i < 200; ++i) {
        const double z = 1 - (2 * i + 1) / 200.0, around = 2.399963229728653 * i, side = std::sqrt(1 - z * z);
        model.hulls[0].push_back({radius * side * std::cos(around), radius * side * std::sin(around), radius * z});
    }
    return model;
}

std::vector<const ObjectModel*> copies(const ObjectModel& model, int count)
{
    return std::vector<const ObjectModel*>(static_cast<std::size_t>(count), &model);
}

cv::Vec3d moved(const cv::Matx44d& pose, const cv::Vec3d& point)
{
    const cv::Vec4d p = pose * cv::Vec4d(point[0], point[1], point[2], 1);
    return {p[0], p[1], p[2]};
}

cv::Vec3d placeOf(const cv::Matx44d& pose)
{
    return {pose(0, 3), pose(1, 3), pose(2, 3)};
}

/// How deep points spread over the edges of `a` lie inside `b`, mm: the greatest over the points.
double depth(const Solid& a, const cv::Matx44d& poseA, const Solid& b, const cv::Matx44d& poseB)
{
    const cv::Matx44d bFromA = poseB.inv() * poseA;
    double deepest = 0;
    for (const cv::Vec3d& from : a.corners)
        for (const cv::Vec3d& to : a.corners)
            for (int step = 0; step <= 8; ++step) {
                const cv::Vec3d point = moved(bFromA, from + (to - from) * (step / 8.0));
                double inside = 1e9; // distance to the nearest face
                for (const cv::Vec4d& face : b.faces)
                    inside = std::min(inside, face[3] - cv::Vec3d(face[0], face[1], face[2]).dot(point));
                deepest = std::max(deepest, inside);
            }
    return deepest;
}

double deepestOverlap(const TestItem& item, const Heap& heap)
{
    double deepest = 0;
    for (const cv::Matx44d& a : heap.worldFromObject)
        for (const cv::Matx44d& b : heap.worldFromObject)
            if (&a != &b)
                for (const Solid& solidA : item.solids)
                    for (const Solid& solidB : item.solids)
                        deepest = std::max(deepest, depth(solidA, a, solidB, b));
    return deepest;
}

double lowest(const ObjectModel& model, const cv::Matx44d& pose)
{
    double z = 1e9;
    for (const auto& hull : model.hulls)
        for (const cv::Vec3d& point : hull)
            z = std::min(z, moved(pose, point)[2]);
    return z;
}

} // namespace

class HeapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingComesToRest_data();
    void everythingComesToRest();
    void ballsKeepTheirDistanceAndStayTogether();
    void aTrayHoldsItsItems();
    void itemsPileUp();
    void sizeDoesNotMatter();
    void sameSeedSameHeap();
    void heightOnTableIsTheLowestPoint();
    void rotationsAreRotationsOfAllKinds();
    void refusesItemsWithoutVolume();
};

void HeapTest::everythingComesToRest_data()
{
    QTest::addColumn<bool>("convex");
    QTest::addColumn<int>("count");
    for (const int count : {1, 10, 30}) {
        QTest::addRow("bricks %d", count) << true << count;
        QTest::addRow("angles %d", count) << false << count;
    }
}

void HeapTest::everythingComesToRest()
{
    QFETCH(bool, convex);
    QFETCH(int, count);
    const TestItem item = convex ? brick() : angle();
    const Heap heap = dropHeap(copies(item.model, count), {.spreadMm = 70}, 11);
    QVERIFY(heap.settled);
    QCOMPARE(heap.worldFromObject.size(), static_cast<std::size_t>(count));
    QVERIFY2(heap.speedMmPerSecond < 3, std::to_string(heap.speedMmPerSecond).c_str()); // a snail's pace
    for (const cv::Matx44d& pose : heap.worldFromObject) {
        QVERIFY(lowest(item.model, pose) > -0.25);
        QVERIFY(std::abs(cv::determinant(pose.get_minor<3, 3>(0, 0)) - 1) < 1e-5);
        QVERIFY(cv::norm(placeOf(pose)) < 140);
    }
    const double overlap = deepestOverlap(item, heap);
    QVERIFY2(overlap < 0.6, std::to_string(overlap).c_str()); // of 40 mm
}

void HeapTest::ballsKeepTheirDistanceAndStayTogether()
{
    const ObjectModel model = ball(20);
    for (const std::uint64_t seed : {0, 1, 2, 3}) {
        const Heap heap = dropHeap(copies(model, 20), {.spreadMm = 72}, seed);
        QVERIFY(heap.settled);
        for (const cv::Matx44d& a : heap.worldFromObject) {
            QVERIFY(std::abs(placeOf(a)[2]) > 19.5);
            QVERIFY(cv::norm(placeOf(a)) < 115); // without walls: they do not roll away
            for (const cv::Matx44d& b : heap.worldFromObject)
                if (&a != &b) QVERIFY(cv::norm(placeOf(a) - placeOf(b)) > 39.4);
        }
    }
}

void HeapTest::aTrayHoldsItsItems()
{
    const ObjectModel model = ball(12);
    const HeapGround ground{.tray = true, .trayInnerMm = {150, 110}, .trayWallMm = 40, .spreadMm = 80};
    const Heap heap = dropHeap(copies(model, 22), ground, 5);
    QVERIFY(heap.settled);
    for (const cv::Matx44d& pose : heap.worldFromObject) {
        QVERIFY(std::abs(pose(0, 3)) <= 75 - 12 + 0.3);
        QVERIFY(std::abs(pose(1, 3)) <= 55 - 12 + 0.3);
    }
}

void HeapTest::itemsPileUp()
{
    const TestItem item = brick();
    const Heap heap = dropHeap(copies(item.model, 30), {.spreadMm = 60}, 2);
    const auto high = std::count_if(heap.worldFromObject.begin(), heap.worldFromObject.end(),
                                    [](const cv::Matx44d& pose) { return pose(2, 3) > 14; });
    QVERIFY2(high >= 8, std::to_string(high).c_str()); // lying on others, not on the table
}

void HeapTest::sizeDoesNotMatter()
{
    const TestItem item = brick();
    ObjectModel large = item.model;
    large.radiusMm *= 4;
    for (cv::Vec3d& corner : large.hulls[0])
        corner *= 4;
    const Heap small = dropHeap(copies(item.model, 6), {.spreadMm = 50}, 9);
    const Heap big = dropHeap(copies(large, 6), {.spreadMm = 200}, 9);
    for (std::size_t i = 0; i < 6; ++i)
        QVERIFY(cv::norm(placeOf(big.worldFromObject[i]) - 4 * placeOf(small.worldFromObject[i])) < 2);
    QVERIFY(std::abs(big.simulatedSeconds / small.simulatedSeconds - 2) < 0.1);
}

void HeapTest::sameSeedSameHeap()
{
    const TestItem item = angle();
    const auto poses = [&](std::uint64_t seed) {
        return dropHeap(copies(item.model, 12), {.spreadMm = 60}, seed).worldFromObject;
    };
    const std::vector<cv::Matx44d> first = poses(21);
    const std::vector<char> shift(12345); // other addresses must not matter
    QVERIFY(poses(21) == first);
    QVERIFY(poses(22) != first);
}

void HeapTest::heightOnTableIsTheLowestPoint()
{
    const TestItem item = brick();
    QCOMPARE(heightOnTable(item.model, cv::Matx33d::eye()), 6.0);
    const cv::Matx33d onEdge(1, 0, 0, 0, 0, -1, 0, 1, 0); // a quarter turn about x
    QCOMPARE(heightOnTable(item.model, onEdge), 12.0);
}

void HeapTest::rotationsAreRotationsOfAllKinds()
{
    Random random(4);
    cv::Vec3d sum;
    for (int i = 0; i < 2000; ++i) {
        const double u = random.uniform(), v = random.uniform(), w = random.uniform();
        const cv::Matx33d rotation = rotationFromUniform(u, v, w);
        QVERIFY(cv::norm(rotation * rotation.t() - cv::Matx33d::eye()) < 1e-12);
        QVERIFY(cv::determinant(rotation) > 0);
        sum += rotation * cv::Vec3d(0, 0, 1);
    }
    QVERIFY(cv::norm(sum) / 2000 < 0.06); // up is turned everywhere alike: the mean's deviation is 1/sqrt(2000)
}

void HeapTest::refusesItemsWithoutVolume()
{
    ObjectModel model = ball(10);
    model.hulls[0].resize(3);
    QVERIFY_EXCEPTION_THROWN(dropHeap(copies(model, 2), {}, 1), Error);
    model.hulls.clear();
    QVERIFY_EXCEPTION_THROWN(dropHeap(copies(model, 2), {}, 1), Error);
}

QTEST_APPLESS_MAIN(HeapTest)
#include "heap_test.moc"
