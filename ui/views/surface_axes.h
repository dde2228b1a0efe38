// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/surface_data.h"
#include "ui/views/volume_camera.h"

#include <QMatrix4x4>
#include <QSizeF>
#include <QString>
#include <QVector>

namespace clutch::ui {

/// The walls behind a landscape and its scales, where they are in nobody's way from `camera`.
struct SurfaceAxes {
    struct Line {
        QVector3D from, to;
    };
    struct Label {
        QVector3D at;
        QVector3D outwards; ///< of length 1: where there is room for the text
        QString text;
        bool isTitle = false;
    };
    QVector<Line> lines;
    QVector<Label> labels;
};

SurfaceAxes surfaceAxes(const SurfaceData& data, const VolumeCamera& camera);

/// To coordinates of a widget of this size.
QPointF projected(QVector3D point, const VolumeCamera& camera, QSizeF widget);

} // namespace clutch::ui
