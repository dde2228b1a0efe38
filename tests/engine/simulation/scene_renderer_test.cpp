// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/offscreen_display.h"
#include "engine/simulation/scene_renderer.h"

#include <QTest>
#include <opencv2/core.hpp>
#include <vtkCubeSource.h>
#include <vtkNew.h>
#include <vtkSphereSource.h>
#include <vtkTriangleFilter.h>

#include <cmath>
#include <cstring>
#include <memory>
#include <optional>

using namespace clutch;
using namespace clutch::simulation;

namespace {

ObjectModel model(vtkPolyDataAlgorithm* source, double radius, const cv::Vec3d& albedo)
{
    vtkNew<vtkTriangleFilter> triangles;
    triangles->SetInputConnection(source->GetOutputPort());
    triangles->Update();
    ObjectModel model;
    Part part;
    part.mesh = triangles->GetOutput();
    part.material.albedo = albedo;
    part.material.roughness = 0.8;
    model.parts.push_back(part);
    model.radiusMm = radius;
    return model;
}

ObjectModel ball(double radius, const cv::Vec3d& albedo)
{
    vtkNew<vtkSphereSource> source;
    source->SetRadius(radius);
    source->SetThetaResolution(96);
    source->SetPhiResolution(96);
    return model(source, radius, albedo);
}

ObjectModel cube(double side, const cv::Vec3d& albedo)
{
    vtkNew<vtkCubeSource> source;
    source->SetXLength(side);
    source->SetYLength(side);
    source->SetZLength(side);
    return model(source, side, albedo);
}

cv::Matx44d at(double x, double y, double z)
{
    cv::Matx44d place = cv::Matx44d::eye();
    place(0, 3) = x;
    place(1, 3) = y;
    place(2, 3) = z;
    return place;
}

Camera fromAbove(double height = 400)
{
    Camera camera;
    camera.position = {0, 0, height};
    camera.size = {160, 120};
    return camera;
}

Camera tilted()
{
    Camera camera = fromAbove();
    camera.position = {60, -280, 260};
    camera.target = {0, 0, 15};
    camera.up = {0, 0, 1};
    return camera;
}

/// A matt table in a room that is equally bright all around.
Surroundings place(double roomLight)
{
    Surroundings place;
    place.table.albedo = {0.5, 0.5, 0.5};
    place.table.roughness = 1;
    place.environment = cv::Mat(32, 64, CV_32FC3, cv::Scalar::all(roomLight));
    return place;
}

Surroundings placeWithLamp(const cv::Vec3d& lamp, double lampRadius, double roomLight)
{
    Surroundings result = place(roomLight);
    result.lamps.push_back({lamp, lampRadius, {1, 1, 1}});
    return result;
}

/// Where the camera sees a point, in pixels.
cv::Point pixelOf(const Camera& camera, const cv::Vec3d& point)
{
    const cv::Vec3d forward = cv::normalize(camera.target - camera.position);
    const cv::Vec3d right = cv::normalize(forward.cross(camera.up)), up = right.cross(forward);
    const cv::Vec3d from = point - camera.position;
    const double scale =
        camera.size.height / 2.0 / std::tan(camera.verticalFieldOfViewDegrees * CV_PI / 360) / from.dot(forward);
    return {static_cast<int>(std::floor(camera.size.width / 2.0 + from.dot(right) * scale)),
            static_cast<int>(std::floor(camera.size.height / 2.0 - from.dot(up) * scale))};
}

/// Share of each pixel that a ball covers, by 16 x 16 rays a pixel.
cv::Mat ballCoverage(const Camera& camera, const cv::Vec3d& centre, double radius)
{
    constexpr int kRays = 16;
    const cv::Vec3d forward = cv::normalize(camera.target - camera.position);
    const cv::Vec3d right = cv::normalize(forward.cross(camera.up)), up = right.cross(forward);
    const double focal = camera.size.height / 2.0 / std::tan(camera.verticalFieldOfViewDegrees * CV_PI / 360);
    const cv::Vec3d to = centre - camera.position;
    cv::Mat share(camera.size, CV_32FC1);
    for (int row = 0; row < share.rows; ++row)
        for (int column = 0; column < share.cols; ++column) {
            int hits = 0;
            for (int i = 0; i < kRays * kRays; ++i) {
                const double x = column + (i % kRays + 0.5) / kRays - camera.size.width / 2.0;
                const double y = row + (double(i / kRays) + 0.5) / kRays - camera.size.height / 2.0;
                const cv::Vec3d ray = cv::normalize(forward * focal + right * x - up * y);
                const double along = ray.dot(to);
                hits += to.dot(to) - along * along < radius * radius;
            }
            share.at<float>(row, column) = float(hits) / (kRays * kRays);
        }
    return share;
}

float grey(const cv::Mat& light, cv::Point pixel)
{
    const auto& value = light.at<cv::Vec3f>(pixel);
    return (value[0] + value[1] + value[2]) / 3;
}

bool sameBytes(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() && std::memcmp(a.data, b.data, a.total() * a.elemSize()) == 0;
}

} // namespace

class SceneRendererTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        display_.emplace();
        renderer_ = std::make_unique<SceneRenderer>();
    }
    void cleanupTestCase()
    {
        renderer_.reset();
        display_.reset();
    }

    void masksAreTheProjection_data()
    {
        QTest::addColumn<bool>("isTilted");
        QTest::newRow("from above") << false;
        QTest::newRow("tilted") << true;
    }
    void masksAreTheProjection()
    {
        QFETCH(bool, isTilted);
        const Camera camera = isTilted ? tilted() : fromAbove();
        const ObjectModel thing = ball(30, {0.8, 0.4, 0.1});
        const Placed item{&thing, at(20, 10, 30)};
        renderer_->setSurroundings(place(0.5));
        const RenderedScene scene = renderer_->render({&item, 1}, camera, true);
        const cv::Mat truth = ballCoverage(camera, {20, 10, 30}, 30);
        for (const cv::Mat& mask : {scene.visible[0], scene.amodal[0]}) {
            QCOMPARE(mask.type(), CV_32FC1);
            const double both = cv::sum(cv::min(mask, truth))[0], either = cv::sum(cv::max(mask, truth))[0];
            QVERIFY2(both / either > 0.985, qPrintable(QString::number(both / either)));
            const double error = std::abs(cv::sum(mask)[0] / cv::sum(truth)[0] - 1);
            QVERIFY2(error < 0.004, qPrintable(QString::number(error)));
            // 4 x 4 samples: an edge pixel is never far off, so the mask is not shifted either.
            QVERIFY(cv::norm(mask, truth, cv::NORM_INF) < 0.3);
        }
    }

    void theFrontOneHides()
    {
        const ObjectModel low = ball(30, {0.8, 0.1, 0.1}), high = ball(20, {0.1, 0.1, 0.8});
        const Placed items[] = {{&low, at(0, 0, 30)}, {&high, at(15, 0, 80)}, {&high, at(-90, 40, 20)}};
        renderer_->setSurroundings(place(0.5));
        const RenderedScene scene = renderer_->render(items, fromAbove(), true);
        QCOMPARE(scene.visible.size(), size_t(3));
        QCOMPARE(scene.amodal.size(), size_t(3));
        cv::Mat sum = scene.visible[0] + scene.visible[1] + scene.visible[2];
        QVERIFY(cv::norm(sum, cv::NORM_INF) <= 1.0 + 1e-6);
        for (int i = 0; i < 3; ++i)
            QVERIFY(cv::countNonZero(scene.visible[size_t(i)] > scene.amodal[size_t(i)] + 1e-6) == 0);
        QVERIFY(sameBytes(scene.visible[1], scene.amodal[1]));
        QVERIFY(sameBytes(scene.visible[2], scene.amodal[2]));
        const double hidden = 1 - cv::sum(scene.visible[0])[0] / cv::sum(scene.amodal[0])[0];
        QVERIFY2(hidden > 0.3 && hidden < 0.8, qPrintable(QString::number(hidden)));
        // What the low one lacks is where the high one is.
        QVERIFY(cv::countNonZero((scene.amodal[0] - scene.visible[0] > 0.01) & (scene.visible[1] == 0)) == 0);
    }

    void moreItemsThanBits()
    {
        const ObjectModel small = ball(6, {0.5, 0.5, 0.5});
        std::vector<Placed> items;
        for (int i = 0; i < 30; ++i)
            items.push_back({&small, at(-75 + i % 6 * 30, -60 + double(i / 6) * 30, 6)});
        renderer_->setSurroundings(place(0.5));
        const RenderedScene scene = renderer_->render(items, fromAbove(), true);
        for (size_t i = 0; i < items.size(); ++i) {
            QVERIFY(cv::sum(scene.visible[i])[0] > 15);
            QVERIFY(sameBytes(scene.visible[i], scene.amodal[i]));
            const cv::Vec3d centre(items[i].worldFromObject(0, 3), items[i].worldFromObject(1, 3), 6);
            QCOMPARE(scene.visible[i].at<float>(pixelOf(fromAbove(), centre)), 1.0F);
        }
    }

    void edgesAgreeWithTheMasks()
    {
        const ObjectModel thing = ball(30, {0.01, 0.01, 0.01});
        const Placed item{&thing, at(5, -8, 120)};
        const Camera camera = fromAbove();
        renderer_->setSurroundings(place(1));
        const RenderedScene scene = renderer_->render({&item, 1}, camera, false);
        const float table = grey(scene.light, {20, 60}), inside = grey(scene.light, pixelOf(camera, {5, -8, 150}));
        double difference = 0;
        int edges = 0;
        for (int row = 0; row < camera.size.height; ++row)
            for (int column = 0; column < camera.size.width; ++column) {
                const float share = scene.visible[0].at<float>(row, column);
                if (share < 0.05F || share > 0.95F) continue;
                const float fromLight = (table - grey(scene.light, {column, row})) / (table - inside);
                difference += double(std::abs(fromLight - share));
                ++edges;
            }
        QVERIFY(edges > 60);
        QVERIFY2(difference / edges < 0.05, qPrintable(QString::number(difference / edges)));
    }

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

    void sameArgumentsSameBytes()
    {
        const ObjectModel thing = ball(30, {0.8, 0.4, 0.1}), other = cube(30, {0.1, 0.4, 0.8});
        const Placed items[] = {{&thing, at(-20, 0, 30)}, {&other, at(35, 5, 15)}};
        const Surroundings where = placeWithLamp({200, 100, 400}, 40, 0.3);
        renderer_->setSurroundings(where);
        const RenderedScene first = renderer_->render(items, tilted(), true);
        SceneRenderer fresh;
        fresh.setSurroundings(where);
        fresh.render({items, 1}, fromAbove(), false);
        const RenderedScene second = fresh.render(items, tilted(), true);
        QVERIFY(sameBytes(first.light, second.light));
        for (size_t i = 0; i < 2; ++i) {
            QVERIFY(sameBytes(first.visible[i], second.visible[i]));
            QVERIFY(sameBytes(first.amodal[i], second.amodal[i]));
        }
    }

    void aStandChangesLittle()
    {
        const ObjectModel thing = ball(25, {0.8, 0.4, 0.1});
        const Placed item{&thing, at(10, 5, 25)}, before{&thing, at(-40, 0, 60)};
        const Surroundings where = placeWithLamp({200, 100, 400}, 40, 0.3);
        Camera moved = fromAbove();
        moved.target[0] += 0.8; // half a pixel
        renderer_->setSurroundings(where);
        const RenderedScene whole = renderer_->render({&item, 1}, moved, false);
        renderer_->setSurroundings(where, fromAbove());
        const RenderedScene first = renderer_->render({&item, 1}, moved, false);
        QVERIFY2(cv::norm(whole.light, first.light, cv::NORM_INF) < 0.03,
                 qPrintable(QString::number(cv::norm(whole.light, first.light, cv::NORM_INF))));
        QVERIFY(cv::norm(whole.light, first.light, cv::NORM_L1) / double(whole.light.total() * 3) < 0.002);
        QVERIFY(sameBytes(whole.visible[0], first.visible[0]));
        // Whatever was drawn in between.
        renderer_->render({&before, 1}, fromAbove(), false);
        QVERIFY(sameBytes(renderer_->render({&item, 1}, moved, false).light, first.light));
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
    std::optional<OffscreenDisplay> display_;
    std::unique_ptr<SceneRenderer> renderer_;
};

QTEST_APPLESS_MAIN(SceneRendererTest)
#include "scene_renderer_test.moc"
