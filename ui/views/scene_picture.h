// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/volume_camera.h"

#include <QColor>
#include <QImage>
#include <QSize>

class vtkGenericOpenGLRenderWindow;
class vtkRenderer;

namespace clutch::ui {

/// What the renderer shows from that camera: opaque, RGB32, of that size. Throws std::bad_alloc. Threads: that of the
/// window, with its OpenGL context current.
QImage renderPicture(vtkGenericOpenGLRenderWindow& window, vtkRenderer& renderer, const VolumeCamera& camera,
                     QSize pixels, const QColor& background);

} // namespace clutch::ui
