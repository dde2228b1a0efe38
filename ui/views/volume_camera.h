// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QVector3D>

namespace clutch::ui {

/// Where one looks at the volume from; coordinates are those of its voxels, one unit a pixel. Turning and moving follow
/// the mouse as in VTK's trackball (vtkInteractorStyleTrackballCamera), without needing VTK where the mouse is.
struct VolumeCamera {
    QVector3D position{0, 0, -1}, target, up{0, 1, 0};
    float viewAngleDegrees = 24; ///< of the height

    /// From the front left and above, all of a box from 0 to `box` in sight. `aspect`: width by height of the picture;
    /// `front`: where the front is, seen from the box.
    static VolumeCamera facing(QVector3D box, float aspect, QVector3D front = {0, 0, -1});

    void turn(float azimuthDegrees, float elevationDegrees); ///< about the target; up stays upright in the picture
    void move(float right, float upwards);                   ///< in heights of the picture, in the plane of the target
    void approach(float factor);                             ///< above 1: closer

    bool operator==(const VolumeCamera&) const = default;
};

} // namespace clutch::ui
