// SPDX-License-Identifier: Apache-2.0
#include "ui/views/scene_renderer.h"

#include "engine/simulation/offscreen_gl.h"

#include <QElapsedTimer>
#include <QThread>

#include <sys/resource.h>
#include <unistd.h>
#include <utility>

namespace clutch::ui {

namespace {
constexpr int kNiceness = 5; // as jobs: the window comes first
}

SceneRenderer::SceneRenderer(MakeScene makeScene, QObject* parent) : QObject(parent), makeScene_(std::move(makeScene))
{
    thread_ = std::thread([this] { work(); });
}

SceneRenderer::~SceneRenderer()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wanted_.notify_one();
    thread_.join();
}

void SceneRenderer::request(SceneRequest request)
{
    {
        const std::lock_guard lock(mutex_);
        request_ = std::move(request);
    }
    wanted_.notify_one();
}

std::optional<SceneRequest> SceneRenderer::next()
{
    std::unique_lock lock(mutex_);
    wanted_.wait(lock, [this] { return stopping_ || request_; });
    return stopping_ ? std::nullopt : std::exchange(request_, std::nullopt);
}

// Calls queued to a renderer that is gone are dropped; the destructor waits for this thread.
void SceneRenderer::work()
{
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNiceness); // before OpenGL starts threads that inherit it
    auto request = next();
    if (!request) return;
    const std::unique_ptr<simulation::OffscreenGl> gl = simulation::OffscreenGl::create();
    if (!gl) {
        QMetaObject::invokeMethod(this, &SceneRenderer::unsupported, Qt::QueuedConnection);
        return;
    }
    std::unique_ptr<Scene> scene;
    for (; request; request = next())
        draw(*gl, scene, *request);
}

void SceneRenderer::draw(const simulation::OffscreenGl& gl, std::unique_ptr<Scene>& scene, const SceneRequest& request)
{
    const std::uint64_t serial = request.serial;
    try {
        QElapsedTimer timer;
        timer.start();
        gl.makeCurrent();
        if (!scene) scene = makeScene_();
        RenderedScene picture{serial, request.draw(*scene),      request.coarse, request.camera,
                              0,      QThread::currentThreadId()};
        picture.milliseconds = double(timer.nsecsElapsed()) / 1e6;
        QMetaObject::invokeMethod(
            this, [this, picture] { Q_EMIT rendered(picture); }, Qt::QueuedConnection);
    } catch (...) {
        scene.reset(); // nobody knows how far it came: the next picture begins with a new one
        const Error why = errorFromCurrentException("ui");
        QMetaObject::invokeMethod(
            this, [this, serial, why] { Q_EMIT failed(serial, why); }, Qt::QueuedConnection);
    }
}

} // namespace clutch::ui
