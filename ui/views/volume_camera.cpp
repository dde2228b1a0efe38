// SPDX-License-Identifier: Apache-2.0
#include "ui/views/volume_camera.h"

#include <QQuaternion>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace clutch::ui {

namespace {

constexpr float kAzimuthAtFirst = -38, kElevationAtFirst = 22;
constexpr float kMargin = 1.06f, kLeastAspect = 0.05f;

float radians(float degrees)
{
    return degrees * std::numbers::pi_v<float> / 180;
}

} // namespace

VolumeCamera VolumeCamera::facing(QVector3D box, float aspect, QVector3D front)
{
    VolumeCamera camera;
    camera.target = box / 2;
    camera.position = camera.target + front;
    camera.turn(kAzimuthAtFirst, kElevationAtFirst);
    const QVector3D back = (camera.position - camera.target).normalized();
    const QVector3D right = QVector3D::crossProduct(camera.up, back);
    const float up = std::tan(radians(camera.viewAngleDegrees / 2)), across = up * std::max(aspect, kLeastAspect);
    float distance = 1;
    for (int corner = 0; corner < 8; ++corner) {
        const QVector3D at =
            box * QVector3D(float(corner & 1), float(corner >> 1 & 1), float(corner >> 2)) - camera.target;
        const float aside = std::abs(QVector3D::dotProduct(at, right)) / across;
        const float above = std::abs(QVector3D::dotProduct(at, camera.up)) / up;
        distance = std::max(distance, QVector3D::dotProduct(at, back) + kMargin * std::max(aside, above));
    }
    camera.position = camera.target + back * distance;
    return camera;
}

void VolumeCamera::turn(float azimuthDegrees, float elevationDegrees)
{
    QVector3D away = position - target;
    away = QQuaternion::fromAxisAndAngle(up, azimuthDegrees).rotatedVector(away);
    const QVector3D right = QVector3D::crossProduct(up, away).normalized();
    away = QQuaternion::fromAxisAndAngle(right, -elevationDegrees).rotatedVector(away);
    position = target + away;
    up = QVector3D::crossProduct(away, right).normalized();
}

void VolumeCamera::move(float right, float upwards)
{
    const QVector3D away = position - target;
    const float height = 2 * away.length() * std::tan(radians(viewAngleDegrees / 2));
    const QVector3D shift =
        (QVector3D::crossProduct(up, away).normalized() * right + up.normalized() * upwards) * height;
    position -= shift;
    target -= shift;
}

void VolumeCamera::approach(float factor)
{
    position = target + (position - target) / std::clamp(factor, 0.1f, 10.0f);
}

} // namespace clutch::ui
