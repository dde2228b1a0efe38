// SPDX-License-Identifier: Apache-2.0
#include "ui/views/volume_renderer.h"

#include "ui/views/volume_gl.h"

#include <QElapsedTimer>
#include <QThread>

#include <sys/resource.h>
#include <unistd.h>

namespace clutch::ui {

namespace {
constexpr int kNiceness = 5; // as jobs: the window comes first
}

VolumeRenderer::VolumeRenderer(QObject* parent) : QObject(parent)
{
    thread_ = std::thread([this] { work(); });
}

VolumeRenderer::~VolumeRenderer()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wanted_.notify_one();
    thread_.join();
}

void VolumeRenderer::request(const VolumeRequest& request)
{
    {
        const std::lock_guard lock(mutex_);
        request_ = request;
    }
    wanted_.notify_one();
}

std::optional<VolumeRequest> VolumeRenderer::next()
{
    std::unique_lock lock(mutex_);
    wanted_.wait(lock, [this] { return stopping_ || request_; });
    return stopping_ ? std::nullopt : std::exchange(request_, std::nullopt);
}

// Calls queued to a renderer that is gone are dropped; the destructor waits for this thread.
void VolumeRenderer::work()
{
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNiceness); // before OpenGL starts threads that inherit it
    auto request = next();
    if (!request) return;
    const std::unique_ptr<OffscreenGl> gl = OffscreenGl::create();
    if (!gl) {
        QMetaObject::invokeMethod(this, &VolumeRenderer::unsupported, Qt::QueuedConnection);
        return;
    }
    VolumeScene scene;
    for (; request; request = next()) {
        QElapsedTimer timer;
        timer.start();
        RenderedVolume picture{request->serial, scene.render(*request), request->coarse, 0, QThread::currentThreadId()};
        picture.milliseconds = double(timer.nsecsElapsed()) / 1e6;
        QMetaObject::invokeMethod(
            this, [this, picture] { Q_EMIT rendered(picture); }, Qt::QueuedConnection);
    }
}

} // namespace clutch::ui
