// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/scene_environment.h"

#include <QTest>

#include <cmath>

using namespace clutch::simulation;

class SceneEnvironmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEvenRoomIsEven()
    {
        const Environment room(cv::Mat(32, 64, CV_32FC3, cv::Scalar(0.2, 0.4, 0.6)));
        for (const float roughness : {0.0F, 0.2F, 0.6F, 1.0F})
            for (const Vec3& d : {Vec3(0, 0, 1), Vec3(1, 0, 0), normalized({-1, 2, -3})}) {
                const Vec3 light = room.mirrored(d, roughness);
                QVERIFY(std::abs(light.x - 0.6F) < 1e-4F && std::abs(light.y - 0.4F) < 1e-4F &&
                        std::abs(light.z - 0.2F) < 1e-4F);
            }
    }

    void directionsAreAsAgreed()
    {
        // Bright towards +x: the middle; towards +y: a quarter from the left; up: the top row.
        const auto bright = [](const cv::Rect& where) {
            cv::Mat room = cv::Mat::zeros(64, 128, CV_32FC3);
            room(where).setTo(cv::Scalar::all(1));
            return Environment(room);
        };
        const Environment x = bright({56, 24, 16, 16}), y = bright({24, 24, 16, 16}), z = bright({0, 0, 128, 8});
        QVERIFY(x.mirrored({1, 0, 0}, 0).x > 0.99F && x.mirrored({0, 1, 0}, 0).x < 0.01F);
        QVERIFY(y.mirrored({0, 1, 0}, 0).x > 0.99F && y.mirrored({0, -1, 0}, 0).x < 0.01F);
        QVERIFY(z.mirrored({0, 0, 1}, 0).x > 0.99F && z.mirrored({0, 0, -1}, 0).x < 0.01F);
    }

    void roughMirrorsBlur()
    {
        cv::Mat room = cv::Mat::zeros(64, 128, CV_32FC3);
        room(cv::Rect(56, 24, 16, 16)).setTo(cv::Scalar::all(1));
        const Environment window(room);
        float before = window.mirrored({1, 0, 0}, 0).x;
        for (const float roughness : {0.3F, 0.5F, 0.75F, 1.0F}) {
            const float now = window.mirrored({1, 0, 0}, roughness).x;
            QVERIFY(now < before);
            before = now;
        }
        QVERIFY(window.mirrored(normalized({1, 1, 0}), 1).x > window.mirrored(normalized({1, 1, 0}), 0.15F).x);
    }

    void noRoomIsBlack()
    {
        QCOMPARE(Environment().mirrored({0, 0, 1}, 0.5F).x, 0.0F);
        QCOMPARE(Environment(cv::Mat()).mirrored({0, 0, 1}, 0.5F).x, 0.0F);
    }
};

QTEST_APPLESS_MAIN(SceneEnvironmentTest)
#include "scene_environment_test.moc"
