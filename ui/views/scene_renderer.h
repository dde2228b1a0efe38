// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "ui/views/volume_camera.h"

#include <QImage>
#include <QObject>

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace clutch::simulation {
class OffscreenGl;
}

namespace clutch::ui {

/// What VTK draws. Threads: made, used and destroyed on one thread with an OpenGL context current.
class Scene {
public:
    virtual ~Scene() = default;
};

/// One picture of a scene that is wanted.
struct SceneRequest {
    std::uint64_t serial = 0;           ///< comes back with the picture
    bool coarse = false;                ///< while it moves: quickly rather than finely; comes back, too
    VolumeCamera camera;                ///< it is drawn from; comes back, too
    std::function<QImage(Scene&)> draw; ///< on the renderer's thread; may throw, the scene is thrown away then
};

/// A picture as it comes back.
struct RenderedScene {
    std::uint64_t serial = 0; ///< of the request
    QImage image;
    bool coarse = false;
    VolumeCamera camera;
    double milliseconds = 0; ///< it took
    Qt::HANDLE thread = {};  ///< it was drawn on
};

/// Draws a scene on a thread of its own, one picture at a time; of those wanted meanwhile the newest alone. The thread
/// and what it starts (software OpenGL starts some) give way to the rest of the program. Threads: the GUI thread.
class SceneRenderer : public QObject {
    Q_OBJECT

public:
    using MakeScene = std::function<std::unique_ptr<Scene>()>;

    explicit SceneRenderer(MakeScene makeScene, QObject* parent = nullptr);
    ~SceneRenderer() override; ///< waits for the picture that is being drawn

    void request(SceneRequest request);

Q_SIGNALS:
    void rendered(const RenderedScene& picture);
    void unsupported();                                          ///< no OpenGL 3.2 here: no picture will ever come
    void failed(std::uint64_t serial, const clutch::Error& why); ///< in place of that picture; the next may come

private:
    void work();
    void draw(const simulation::OffscreenGl& gl, std::unique_ptr<Scene>& scene, const SceneRequest& request);
    std::optional<SceneRequest> next();

    const MakeScene makeScene_;
    std::mutex mutex_;
    std::condition_variable wanted_;
    std::optional<SceneRequest> request_;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace clutch::ui
