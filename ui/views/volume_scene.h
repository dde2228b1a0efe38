// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/scene_renderer.h"
#include "ui/views/volume_camera.h"
#include "ui/views/volume_data.h"

#include <QColor>
#include <QSize>

#include <memory>

namespace clutch::ui {

/// One picture of a volume that is wanted.
struct VolumeRequest {
    std::shared_ptr<const VolumeData> volume; ///< null or empty: the background alone
    int slice = 0;                            ///< where the frame plane stands
    VolumeCamera camera;
    QSize pixels;
    bool coarse = false; ///< while it moves: fewer rays, so that software OpenGL keeps up with the hand
    QColor background, box, plane;
};

/// The volume, its box, the frame plane.
class VolumeScene : public Scene {
public:
    VolumeScene();
    ~VolumeScene() override;

    /// Opaque, RGB32, of request.pixels. Throws Error{Internal} for a volume whose bytes do not fill its size, and
    /// std::bad_alloc. Afterwards the scene is no longer to be used.
    QImage render(const VolumeRequest& request);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace clutch::ui
