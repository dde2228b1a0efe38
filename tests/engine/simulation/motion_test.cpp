// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/motion.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

using namespace clutch;
using namespace clutch::simulation;

namespace {

constexpr double kSeconds = 20, kFrame = 1.0 / 30, kShare = 0.38;
const cv::Size kSize(640, 480);

/// `aside`: how far its middle lies from its centre of mass, mm.
ObjectModel brick(double aside = 0)
{
    ObjectModel model;
    model.hulls.resize(1);
    for (int corner = 0; corner < 8; ++corner)
        model.hulls[0].push_back(
            {(corner & 1 ? 20.0 : -20.0) + aside, corner & 2 ? 12.0 : -12.0, corner & 4 ? 6.0 : -6.0});
    model.radiusMm = cv::norm(model.hulls[0][7]);
    return model;
}

std::vector<cv::Vec3d> cornersAt(const ObjectModel& model, const cv::Matx44d& pose)
{
    std::vector<cv::Vec3d> corners;
    for (const cv::Vec3d& corner : model.hulls[0]) {
        const cv::Vec4d p = pose * cv::Vec4d(corner[0], corner[1], corner[2], 1);
        corners.push_back({p[0], p[1], p[2]});
    }
    return corners;
}

/// Pinhole, written down once more: px, y down.
cv::Point2d projected(const Camera& camera, const cv::Vec3d& point)
{
    const cv::Vec3d forward = cv::normalize(camera.target - camera.position);
    const cv::Vec3d right = cv::normalize(forward.cross(camera.up)), down = forward.cross(right);
    const cv::Vec3d seen = point - camera.position;
    const double focal =
        camera.size.height / 2.0 / std::tan(camera.verticalFieldOfViewDegrees / 2 * std::numbers::pi / 180);
    return {camera.size.width / 2.0 + focal * seen.dot(right) / seen.dot(forward),
            camera.size.height / 2.0 + focal * seen.dot(down) / seen.dot(forward)};
}

cv::Vec3d placeOf(const cv::Matx44d& pose)
{
    return {pose(0, 3), pose(1, 3), pose(2, 3)};
}

} // namespace

class MotionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsStillInTheMiddle();
    void staysInsideThePicture_data();
    void staysInsideThePicture();
    void touchesTheTableOrHovers();
    void restsAtTimes();
    void movesSmoothly();
    void showsItsSides();
    void movesAbout();
    void trembleIsSlight();
    void isAFunctionOfItsSeed();
};

void MotionTest::startsStillInTheMiddle()
{
    const ObjectModel model = brick();
    for (const std::uint64_t seed : {1, 2, 3}) {
        const RecordingMotion motion(model, kSize, kSeconds, kShare, seed);
        const cv::Matx44d start = motion.worldFromObject(0);
        const cv::Point2d centre = projected(motion.camera(0), placeOf(start));
        QVERIFY(cv::norm(centre - cv::Point2d(320, 240)) < 1);
        QVERIFY(motion.isStill(0) && motion.isStill(0.9));
        QVERIFY(motion.worldFromObject(0.9) == start);
        QVERIFY(std::abs(start(2, 3) - 6) < 0.1); // it lies flat
        const Camera camera = motion.camera(0);
        const double distance = cv::norm(camera.position - placeOf(start));
        const double share =
            model.radiusMm / distance / std::tan(camera.verticalFieldOfViewDegrees / 2 * std::numbers::pi / 180);
        QVERIFY(std::abs(share - kShare) < 0.01);
    }
}

void MotionTest::staysInsideThePicture_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<int>("seed");
    QTest::addColumn<double>("aside");
    for (const double share : {0.15, 0.38, 0.45})
        for (const int seed : {1, 2, 3, 4})
            QTest::addRow("%g of the height, seed %d", share, seed) << share << seed << (seed > 2 ? 18.0 : 0.0);
}

void MotionTest::staysInsideThePicture()
{
    QFETCH(double, share);
    QFETCH(int, seed);
    QFETCH(double, aside);
    const ObjectModel model = brick(aside);
    const RecordingMotion motion(model, kSize, kSeconds, share, static_cast<std::uint64_t>(seed));
    for (double t = 0; t < kSeconds; t += kFrame)
        for (const cv::Vec3d& corner : cornersAt(model, motion.worldFromObject(t))) {
            const cv::Point2d at = projected(motion.camera(t), corner);
            QVERIFY(at.x > 3 && at.x < 637 && at.y > 3 && at.y < 477);
        }
}

void MotionTest::touchesTheTableOrHovers()
{
    const ObjectModel model = brick();
    const RecordingMotion motion(model, kSize, kSeconds, kShare, 7);
    bool hovers = false;
    for (double t = 0; t < kSeconds; t += kFrame) {
        double lowest = 1e9;
        for (const cv::Vec3d& corner : cornersAt(model, motion.worldFromObject(t)))
            lowest = std::min(lowest, corner[2]);
        QVERIFY(lowest > -0.01 && lowest < model.radiusMm);
        if (motion.isStill(t)) QVERIFY(lowest < 1e-6);
        hovers = hovers || lowest > 1;
    }
    QVERIFY(hovers);
}

void MotionTest::restsAtTimes()
{
    const ObjectModel model = brick();
    const RecordingMotion motion(model, kSize, kSeconds, kShare, 5);
    int still = 0, frames = 0, starts = 0;
    for (double t = kFrame; t < kSeconds; t += kFrame, ++frames) {
        still += motion.isStill(t);
        starts += motion.isStill(t) && !motion.isStill(t - kFrame);
        if (motion.isStill(t) && motion.isStill(t - kFrame))
            QVERIFY(motion.worldFromObject(t) == motion.worldFromObject(t - kFrame));
    }
    QVERIFY2(still > frames / 6 && still < frames * 2 / 3, std::to_string(still).c_str());
    QVERIFY(starts >= 5);
}

void MotionTest::movesSmoothly()
{
    const ObjectModel model = brick();
    const RecordingMotion motion(model, kSize, kSeconds, kShare, 3);
    std::vector<std::vector<cv::Vec3d>> corners;
    for (double t = 0; t < kSeconds; t += kFrame)
        corners.push_back(cornersAt(model, motion.worldFromObject(t)));
    for (std::size_t i = 2; i < corners.size(); ++i)
        for (std::size_t corner = 0; corner < 8; ++corner) {
            const cv::Vec3d step = corners[i][corner] - corners[i - 1][corner];
            const cv::Vec3d before = corners[i - 1][corner] - corners[i - 2][corner];
            QVERIFY(cv::norm(step) < 0.2 * model.radiusMm); // 18 px of a thing 180 px across
            QVERIFY(cv::norm(step - before) < 0.05 * model.radiusMm);
        }
}

void MotionTest::showsItsSides()
{
    const ObjectModel model = brick();
    const RecordingMotion motion(model, kSize, kSeconds, kShare, 1);
    std::set<std::pair<int, int>> sides; // of a cube around the thing, each of its faces cut in four
    for (double t = 0; t < kSeconds; t += kFrame) {
        const cv::Matx44d pose = motion.worldFromObject(t);
        const cv::Vec3d seen = pose.get_minor<3, 3>(0, 0).t() * (motion.camera(t).position - placeOf(pose));
        int axis = 0;
        for (int i = 1; i < 3; ++i)
            if (std::abs(seen[i]) > std::abs(seen[axis])) axis = i;
        sides.insert({axis, (seen[0] > 0) | (seen[1] > 0) << 1 | (seen[2] > 0) << 2});
    }
    QVERIFY2(sides.size() >= 12, std::to_string(sides.size()).c_str()); // of 24
}

void MotionTest::movesAbout()
{
    const ObjectModel model = brick();
    const RecordingMotion motion(model, kSize, kSeconds, kShare, 1);
    std::vector<cv::Point2f> places;
    for (double t = 0; t < kSeconds; t += kFrame)
        places.push_back(projected(motion.camera(t), placeOf(motion.worldFromObject(t))));
    const cv::Rect2f box = cv::boundingRect(places);
    QVERIFY(box.width > 200 && box.height > 80);
}

void MotionTest::trembleIsSlight()
{
    const ObjectModel model = brick();
    const RecordingMotion motion(model, kSize, kSeconds, kShare, 1);
    const cv::Point2d start = projected(motion.camera(0), {0, 0, 0});
    double farthest = 0;
    for (double t = 0; t < kSeconds; t += kFrame)
        farthest = std::max(farthest, cv::norm(projected(motion.camera(t), {0, 0, 0}) - start));
    QVERIFY(farthest > 0.05 && farthest < 1.5);
}

void MotionTest::isAFunctionOfItsSeed()
{
    const ObjectModel model = brick();
    const RecordingMotion motion(model, kSize, kSeconds, kShare, 8), again(model, kSize, kSeconds, kShare, 8);
    const RecordingMotion shorter(model, kSize, 4, kShare, 8), other(model, kSize, kSeconds, kShare, 9);
    for (const double t : {0.0, 1.5, 3.0, 3.9}) {
        QVERIFY(motion.worldFromObject(t) == again.worldFromObject(t));
        QVERIFY(motion.worldFromObject(t) == shorter.worldFromObject(t));
    }
    QVERIFY(motion.worldFromObject(3) != other.worldFromObject(3));
}

QTEST_APPLESS_MAIN(MotionTest)
#include "motion_test.moc"
