// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/simulation/scene_fixture.h"

#include <QTest>

#include <memory>

using namespace clutch;
using namespace clutch::test;

class SceneLightTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { renderer_ = std::make_unique<SceneRenderer>(); }

    void nothingButTheTable()
    {
        renderer_->setSurroundings(placeWithLamp({0, 0, 600}, 20, 0.4));
        const RenderedScene scene = renderer_->render({}, fromAbove(), true);
        QVERIFY(scene.visible.empty() && scene.amodal.empty());
        // Albedo 0.5 in light 1 + 0.4, give or take what gloss adds or takes.
        const float centre = grey(scene.light, {80, 60});
        QVERIFY2(std::abs(centre - 0.7F) < 0.04F, qPrintable(QString::number(centre)));
    }

    void texturesLieAsTheyShould()
    {
        // One tile: red top left, green top right, blue below; tiles meet at the origin.
        Surroundings textured = place(1);
        textured.table.albedo = {1, 1, 1};
        textured.table.albedoTexture = cv::Mat(64, 64, CV_8UC3, cv::Scalar(255, 0, 0));
        textured.table.albedoTexture(cv::Rect(0, 0, 32, 32)).setTo(cv::Scalar(0, 0, 255));
        textured.table.albedoTexture(cv::Rect(32, 0, 32, 32)).setTo(cv::Scalar(0, 188, 0));
        textured.tableTileMm = 200;
        renderer_->setSurroundings(textured);
        const Camera camera = fromAbove();
        const cv::Mat light = renderer_->render({}, camera, false).light;
        const auto seen = [&](double x, double y) { return light.at<cv::Vec3f>(pixelOf(camera, {x, y, 0})); };
        QVERIFY(seen(50, 50)[0] > 0.8F && seen(50, 50)[2] < 0.1F);
        QVERIFY(seen(50, -50)[2] > 0.8F);
        const cv::Vec3f green = seen(-50, -50);
        QVERIFY(green[1] > 0.45F && green[1] < 0.6F); // sRGB 188 is linear 0.5
    }

    void contactsAreDarker()
    {
        const ObjectModel thing = cube(50, {0.5, 0.5, 0.5});
        const Placed item{&thing, at(0, 0, 25)};
        const Camera camera = fromAbove();
        renderer_->setSurroundings(place(1));
        const cv::Mat light = renderer_->render({&item, 1}, camera, false).light;
        const auto table = [&](double x) { return grey(light, pixelOf(camera, {x, 0, 0})); };
        // At the foot of a wall half of the sky is gone; the wall, itself half lit and half white, gives some back.
        QVERIFY2(table(32) < 0.75F * table(120), qPrintable(QString("%1 %2").arg(table(32)).arg(table(120))));
        QVERIFY(table(32) < table(40));
        QVERIFY(table(40) < table(60));
        QVERIFY(table(60) < table(120));
        QVERIFY2(std::abs(table(120) - 0.5F) < 0.03F, qPrintable(QString::number(table(120))));
    }

    void coloursBleed()
    {
        const ObjectModel red = cube(50, {0.9, 0.05, 0.05});
        const Placed item{&red, at(0, 0, 25)};
        const Camera camera = fromAbove();
        renderer_->setSurroundings(placeWithLamp({450, 0, 350}, 20, 0.2));
        const cv::Mat light = renderer_->render({&item, 1}, camera, false).light;
        const cv::Vec3f near = light.at<cv::Vec3f>(pixelOf(camera, {32, 0, 0}));
        const cv::Vec3f far = light.at<cv::Vec3f>(pixelOf(camera, {32, -110, 0}));
        QVERIFY2(near[2] / near[1] > 1.08F * far[2] / far[1], qPrintable(QString::number(near[2] / near[1])));
        QVERIFY(std::abs(far[2] / far[1] - 1) < 0.02F);
    }

    void noLightIsMade()
    {
        // White things on a white table in a white room: nothing may be brighter than the room.
        Surroundings white = place(1);
        white.table.albedo = {1, 1, 1};
        const ObjectModel thing = ball(25, {1, 1, 1});
        const Placed items[] = {{&thing, at(-26, 0, 25)}, {&thing, at(26, 0, 25)}};
        renderer_->setSurroundings(white);
        const cv::Mat light = renderer_->render(items, tilted(), false).light;
        double low = 0, high = 0;
        cv::minMaxLoc(light.reshape(1), &low, &high);
        QVERIFY2(high < 1.06, qPrintable(QString::number(high)));
        QVERIFY2(low > 0.1, qPrintable(QString::number(low)));
    }

    void lightIsLinearInExposure()
    {
        const ObjectModel thing = ball(30, {0.8, 0.4, 0.1});
        const Placed item{&thing, at(0, 0, 30)};
        Surroundings bright = placeWithLamp({200, 100, 400}, 40, 0.3);
        renderer_->setSurroundings(bright);
        const cv::Mat once = renderer_->render({&item, 1}, tilted(), false).light;
        bright.exposure = 4;
        renderer_->setSurroundings(bright);
        const cv::Mat fourTimes = renderer_->render({&item, 1}, tilted(), false).light;
        QVERIFY(cv::norm(once * 4, fourTimes, cv::NORM_INF) < 1e-4);
    }

private:
    std::unique_ptr<SceneRenderer> renderer_;
};

QTEST_APPLESS_MAIN(SceneLightTest)
#include "scene_light_test.moc"
