// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/scene_occlusion.h"

#include <QTest>

#include <cmath>

using namespace clutch::simulation;

namespace {

constexpr float kSide = 100;

/// A level square of side 100 in the middle, `height` above the table.
OccluderMesh square(float height, std::uint16_t body)
{
    const float h = kSide / 2;
    OccluderMesh mesh;
    mesh.x = {-h, h, h, -h};
    mesh.y = {-h, -h, h, h};
    mesh.z = {height, height, height, height};
    mesh.body = {body, body, body, body};
    mesh.triangles = {0, 1, 2, 0, 2, 3};
    return mesh;
}

} // namespace

class SceneOcclusionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void directionsCoverTheHemisphere()
    {
        const auto& directions = OcclusionMaps::directions();
        QCOMPARE(int(directions.size()), OcclusionMaps::kDirections);
        Vec3 sum;
        for (const Vec3& d : directions) {
            QVERIFY(std::abs(length(d) - 1) < 1e-5F && d.z > 0);
            sum += d * (1.0F / OcclusionMaps::kDirections);
        }
        // The mean of a hemisphere, and with it the irradiance under an even sky, is half of its axis.
        QVERIFY(std::abs(sum.z - 0.5F) < 0.01F && std::abs(sum.x) < 0.02F && std::abs(sum.y) < 0.02F);
    }

    void raysHitWhatTheyMust()
    {
        const float height = 40;
        const OcclusionMaps maps(square(height, 7), {0, 0, height}, kSide * 0.75F, 192);
        int hits = 0, misses = 0;
        for (int i = 0; i < OcclusionMaps::kDirections; ++i) {
            const Vec3& d = OcclusionMaps::directions()[size_t(i)];
            for (const Vec3& point : {Vec3(0, 0, 0), Vec3(60, 10, 0), Vec3(-30, 45, 20)}) {
                const float reach = (height - point.z) / d.z;
                const float away = std::max(std::abs(point.x + d.x * reach), std::abs(point.y + d.y * reach));
                const OcclusionMaps::Hit hit = maps.bundle(i).hit(true, point);
                // Nothing is said within two texels of the rim.
                if (away < kSide / 2 - 2) {
                    QCOMPARE(hit.share, 1.0F);
                    QCOMPARE(hit.body, std::uint16_t(7));
                    ++hits;
                } else if (away > kSide / 2 + 2) {
                    QCOMPARE(hit.share, 0.0F);
                    ++misses;
                }
            }
            // From above the square: free upwards, hidden downwards. Shallow rays leave past its rim.
            if (d.z < 0.3F) continue;
            QCOMPARE(maps.bundle(i).hit(true, {0, 0, height + 5}).share, 0.0F);
            QCOMPARE(maps.bundle(i).hit(false, {0, 0, height + 5}).share, 1.0F);
            QCOMPARE(maps.bundle(i).hit(false, {0, 0, height - 5}).share, 0.0F);
        }
        QVERIFY(hits > 30 && misses > 30);
    }

    void liftedPointsDoNotHideThemselves()
    {
        const OcclusionMaps maps(square(40, 0), {0, 0, 40}, kSide * 0.75F, 96);
        for (int i = 0; i < OcclusionMaps::kDirections; ++i)
            for (float x = -40; x < 40; x += 3.7F)
                QCOMPARE(maps.bundle(i).hit(true, {x, x / 2, 40 + maps.liftMm()}).share, 0.0F);
    }
};

QTEST_APPLESS_MAIN(SceneOcclusionTest)
#include "scene_occlusion_test.moc"
