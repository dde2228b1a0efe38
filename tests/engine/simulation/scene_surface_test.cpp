// SPDX-License-Identifier: Apache-2.0
#include "engine/core/random.h"
#include "engine/simulation/scene_surface.h"

#include <QTest>

#include <cmath>

using namespace clutch;
using namespace clutch::simulation;

namespace {

Surface facingUp(const Vec3& toEye, float roughness)
{
    Surface surface;
    surface.normal = {0, 0, 1};
    surface.toEye = normalized(toEye);
    surface.albedo = Vec3(1);
    surface.roughness = roughness;
    return surface;
}

} // namespace

class SceneSurfaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLampOfOneLightsAWallToOne()
    {
        Surface wall = facingUp({0.3F, 0.1F, 1}, 1);
        const LampLight lamp({{0, 0, 500}, 1, {1, 1, 1}});
        QVERIFY(std::abs(lampLight(wall, lamp).reflected.x - 1) < 0.03F);
        // Twice as far: a quarter. From the side: the cosine.
        wall.point = {0, 0, -500};
        QVERIFY(std::abs(lampLight(wall, lamp).reflected.x - 0.25F) < 0.01F);
        wall.point = {500, 0, 0};
        QVERIFY(std::abs(lampLight(wall, lamp).reflected.x - 0.5F * std::sqrt(0.5F)) < 0.02F);
        QCOMPARE(lampLight(wall, lamp).passed.x, 0.0F);
    }

    void noSurfaceGivesBackMoreThanItGets_data()
    {
        QTest::addColumn<double>("roughness");
        QTest::addColumn<double>("metallic");
        QTest::addColumn<double>("clearCoat");
        QTest::newRow("matt") << 1.0 << 0.0 << 0.0;
        QTest::newRow("silk") << 0.4 << 0.0 << 0.0;
        QTest::newRow("lacquer") << 0.6 << 0.0 << 1.0;
        QTest::newRow("metal") << 0.4 << 1.0 << 0.0;
        QTest::newRow("brushed") << 0.7 << 1.0 << 0.0;
    }
    /// Many small lamps all over the hemisphere make an even sky of radiance 1: the picture may not be brighter.
    void noSurfaceGivesBackMoreThanItGets()
    {
        QFETCH(double, roughness);
        QFETCH(double, metallic);
        QFETCH(double, clearCoat);
        for (const Vec3& toEye : {Vec3(0, 0, 1), Vec3(1, 0, 1), Vec3(2, 0, 1)}) {
            Surface surface = facingUp(toEye, float(roughness));
            surface.metallic = float(metallic);
            surface.clearCoat = float(clearCoat);
            surface.clearCoatRoughness = 0.4F;
            Random random(5);
            const int count = 20000;
            double sum = 0;
            for (int i = 0; i < count; ++i) {
                const double z = random.uniform(0.001, 1), turn = random.uniform(0, 2 * CV_PI),
                             across = std::sqrt(1 - z * z);
                const LampLight lamp(
                    {cv::Vec3d(across * std::cos(turn), across * std::sin(turn), z) * 1000, 0.01, {1, 1, 1}});
                // A lamp of colour 1 has the irradiance pi; each stands for 2 pi / count of the sky.
                sum += double(lampLight(surface, lamp).reflected.y) * 2 / count;
            }
            QVERIFY2(sum < 1.05, qPrintable(QString::number(sum)));
            QVERIFY2(sum > 0.6, qPrintable(QString::number(sum)));
            // The integrated answer to an even room is the same number.
            const AmbientResponse response = ambientResponse(surface);
            const double ambient = double(response.diffuse.y + response.specular.y + response.coat);
            QVERIFY2(std::abs(ambient - sum) < 0.06, qPrintable(QString("%1 %2").arg(ambient).arg(sum)));
        }
    }

    void largeLampsMakeLargeHighlights()
    {
        const auto brightness = [](float offset, double radius) {
            const Surface surface = facingUp({offset, 0, 1}, 0.2F);
            const LampLight lamp({{0, 0, 500}, radius, {1, 1, 1}});
            return lampLight(surface, lamp).reflected.x;
        };
        QVERIFY(brightness(0, 5) > brightness(0, 100));
        QVERIFY(brightness(0.4F, 5) < brightness(0.4F, 100));
    }

    void thinThingsLetLightThrough()
    {
        Surface leaf = facingUp({0, 0, 1}, 1);
        leaf.translucency = 0.4F;
        const LampLight behind({{0, 0, -500}, 1, {1, 1, 1}});
        const LampShare share = lampLight(leaf, behind);
        QVERIFY(std::abs(share.passed.x - 0.4F) < 0.01F);
        QCOMPARE(share.reflected.x, 0.0F);
    }
};

QTEST_APPLESS_MAIN(SceneSurfaceTest)
#include "scene_surface_test.moc"
