// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "ui/views/volume_scene.h"

#include <QImage>
#include <QObject>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace clutch::simulation {
class OffscreenGl;
}

namespace clutch::ui {

/// A picture as it comes back.
struct RenderedVolume {
    std::uint64_t serial = 0; ///< of the request
    QImage image;
    bool coarse = false;
    double milliseconds = 0; ///< it took
    Qt::HANDLE thread = {};  ///< it was drawn on
};

/// Draws volumes on a thread of its own, one at a time; of the pictures wanted meanwhile the newest alone. The thread
/// and what it starts (software OpenGL starts some) give way to the rest of the program. Threads: the GUI thread.
class VolumeRenderer : public QObject {
    Q_OBJECT

public:
    explicit VolumeRenderer(QObject* parent = nullptr);
    ~VolumeRenderer() override; ///< waits for the picture that is being drawn

    void request(const VolumeRequest& request);

Q_SIGNALS:
    void rendered(const RenderedVolume& picture);
    void unsupported();                                          ///< no OpenGL 3.2 here: no picture will ever come
    void failed(std::uint64_t serial, const clutch::Error& why); ///< in place of that picture; the next may come

private:
    void work();
    void draw(const simulation::OffscreenGl& gl, std::optional<VolumeScene>& scene, const VolumeRequest& request);
    std::optional<VolumeRequest> next();

    std::mutex mutex_;
    std::condition_variable wanted_;
    std::optional<VolumeRequest> request_;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace clutch::ui
