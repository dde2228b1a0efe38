// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/scene_renderer.h"
#include "ui/views/surface_data.h"

#include <QColor>
#include <QSize>

#include <memory>
#include <vector>

namespace clutch::ui {

/// One picture of a landscape that is wanted.
struct SurfaceRequest {
    std::shared_ptr<const SurfaceData> data; ///< null or empty: the background alone
    std::vector<QColor> ramp;                ///< colours from the lowest score to the highest
    VolumeCamera camera;
    QSize pixels;
    bool coarse = false; ///< while it moves: edges are not smoothed
    int highlighted = -1;
    QColor background, line, sheet, accent; ///< sheet: one deviation above the mean
};

/// The mean as a solid surface in the colours of its scores, one deviation above it a sheet one sees through, below the
/// picture that is placed in, and each placement tried as a pin whose head is at its score.
class SurfaceScene : public Scene {
public:
    SurfaceScene();
    ~SurfaceScene() override;

    /// Opaque, RGB32, of request.pixels. Throws std::bad_alloc.
    QImage render(const SurfaceRequest& request);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace clutch::ui
