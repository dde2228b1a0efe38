// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/simulation/scene_fixture.h"

#include <QTest>

#include <memory>

using namespace clutch;
using namespace clutch::test;

class SceneShadowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { renderer_ = std::make_unique<SceneRenderer>(); }

    void shadowsFallWhereTheyMust()
    {
        const cv::Vec3d lamp(300, 0, 400);
        const ObjectModel thing = ball(15, {0.5, 0.5, 0.5});
        const Placed item{&thing, at(0, 0, 60)};
        const Camera camera = fromAbove();
        renderer_->setSurroundings(placeWithLamp(lamp, 3, 0.05));
        const cv::Mat open = renderer_->render({}, camera, false).light;
        const cv::Mat light = renderer_->render({&item, 1}, camera, false).light;
        const double reach = lamp[2] / (lamp[2] - 60);
        const cv::Vec3d shadow(lamp[0] * (1 - reach), 0, 0);
        const auto ratio = [&](const cv::Vec3d& point) {
            return grey(light, pixelOf(camera, point)) / grey(open, pixelOf(camera, point));
        };
        QVERIFY2(ratio(shadow) < 0.15F, qPrintable(QString::number(ratio(shadow))));
        // Inside its rim on either side, and outside of it.
        QVERIFY(ratio(shadow + cv::Vec3d(0, 13, 0)) < 0.2F);
        QVERIFY(ratio(shadow - cv::Vec3d(0, 13, 0)) < 0.2F);
        QVERIFY(ratio(shadow + cv::Vec3d(0, 24, 0)) > 0.93F);
        QVERIFY(ratio(shadow - cv::Vec3d(40, 0, 0)) > 0.93F);
        QVERIFY(ratio({90, 0, 0}) > 0.95F);
        // No speckles of shadow anywhere on the lit table.
        for (int x = -120; x <= 120; x += 4)
            QVERIFY(ratio({double(x), 70, 0}) > 0.95F);
    }

    void largeLampsCastSoftShadows()
    {
        const ObjectModel thing = cube(40, {0.5, 0.5, 0.5});
        const Placed item{&thing, at(0, 0, 70)};
        const Camera camera = fromAbove();
        const auto edgePixels = [&](double radius) {
            renderer_->setSurroundings(placeWithLamp({350, 0, 450}, radius, 0.02));
            const cv::Mat open = renderer_->render({}, camera, false).light;
            const cv::Mat light = renderer_->render({&item, 1}, camera, false).light;
            int between = 0;
            for (int y = -60; y <= 60; ++y) {
                const cv::Point pixel = pixelOf(camera, {-60, double(y), 0});
                const float ratio = grey(light, pixel) / grey(open, pixel);
                between += ratio > 0.2F && ratio < 0.9F;
            }
            return between;
        };
        QVERIFY(edgePixels(2) <= 8);
        QVERIFY(edgePixels(80) >= 20);
    }

    void flatTopsDoNotShadowThemselves()
    {
        const ObjectModel thing = cube(60, {0.5, 0.5, 0.5});
        const Placed item{&thing, at(0, 0, 30)};
        const Camera camera = fromAbove();
        const cv::Vec3d lamp(500, 100, 250);
        renderer_->setSurroundings(placeWithLamp(lamp, 60, 0));
        const cv::Mat light = renderer_->render({&item, 1}, camera, false).light;
        double low = 1e9, high = 0;
        for (int x = -26; x <= 26; x += 2)
            for (int y = -26; y <= 26; y += 2) {
                const cv::Vec3d point(x, y, 60), toLamp = lamp - point;
                // But for a little gloss, only what the lamp's distance and height leave is allowed to vary.
                const double expected = toLamp[2] / std::pow(cv::norm(toLamp), 3);
                const double value = double(grey(light, pixelOf(camera, point))) / expected;
                low = std::min(low, value);
                high = std::max(high, value);
            }
        QVERIFY2(low > 0.93 * high, qPrintable(QString("%1 %2").arg(low).arg(high)));
    }

    void aTrayHidesAndThrowsShadows()
    {
        Surroundings where = placeWithLamp({0, 300, 300}, 10, 0.05);
        where.tray = true;
        where.trayInnerMm = {160, 120};
        where.trayWallMm = 25;
        const ObjectModel thing = ball(10, {0.8, 0.4, 0.1});
        const Placed item{&thing, at(0, -48, 10)};
        Camera low = tilted();
        low.position = {0, -330, 90};
        renderer_->setSurroundings(where);
        const RenderedScene scene = renderer_->render({&item, 1}, low, true);
        const double seen = cv::sum(scene.visible[0])[0];
        const double whole = cv::sum(ballCoverage(low, {0, -48, 10}, 10))[0];
        QVERIFY2(seen < 0.6 * whole, qPrintable(QString("%1 of %2").arg(seen).arg(whole)));
        const cv::Mat above = renderer_->render({}, fromAbove(), false).light;
        const float behindWall = grey(above, pixelOf(fromAbove(), {0, 50, 0}));
        QVERIFY(behindWall < 0.4F * grey(above, pixelOf(fromAbove(), {0, 0, 0})));
    }

private:
    std::unique_ptr<SceneRenderer> renderer_;
};

QTEST_APPLESS_MAIN(SceneShadowTest)
#include "scene_shadow_test.moc"
