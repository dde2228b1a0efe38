// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/record_camera.h"

#include "engine/core/files.h"
#include "ui/pages/record_file_player.h"
#include "ui/pages/record_frames.h"
#include "ui/shell/session.h"

#include <QCamera>
#include <QCameraDevice>
#include <QMediaCaptureSession>
#include <QVideoFrame>
#include <QVideoSink>

#include <algorithm>

namespace clutch::ui {

namespace {

constexpr int kLookIntervalMs = 300;
constexpr int kWantedHeight = 720;

// The largest format up to 720 lines that reaches 24 frames a second: more pixels slow matting down and add little to a
// cut-out.
QCameraFormat bestFormat(const QCameraDevice& device)
{
    const auto score = [](const QCameraFormat& format) {
        const int height = format.resolution().height();
        const int fits = height <= kWantedHeight ? height : kWantedHeight - (height - kWantedHeight) / 4;
        return (format.maxFrameRate() >= 24 ? 10000 : 0) + fits;
    };
    const auto formats = device.videoFormats();
    if (formats.isEmpty()) return {};
    return *std::ranges::max_element(formats, {}, score);
}

} // namespace

CameraFeed::CameraFeed(CapturePipeline& pipeline, QObject* parent) : QObject(parent), pipeline_(pipeline)
{
    clock_.start();
    looker_.setInterval(kLookIntervalMs);
    connect(&looker_, &QTimer::timeout, this, &CameraFeed::look);
    connect(&devices_, &QMediaDevices::videoInputsChanged, this, [this] {
        Q_EMIT camerasChanged();
        reattachOrLose();
    });
}

CameraFeed::~CameraFeed()
{
    detach();
}

QVector<CameraFeed::Camera> CameraFeed::cameras() const
{
    QVector<Camera> found;
    for (const QCameraDevice& device : QMediaDevices::videoInputs())
        found << Camera{device.id(), device.description()};
    return found;
}

void CameraFeed::useCamera(const QByteArray& id)
{
    stop();
    wanted_ = id;
    attach();
}

void CameraFeed::useFile(const QString& file)
{
    stop();
    watchdog_.start(clock_.elapsed());
    looker_.start();
    setState(State::Starting);
    const auto onFrame = [this](const cv::Mat& image, double timeMs) {
        watchdog_.frame(timeMs, clock_.elapsed());
        pipeline_.submit([image] { return image; }, timeMs);
    };
    const auto onError = [this](const Error& error) {
        const QString text = translated("Error", error.problem());
        QMetaObject::invokeMethod(
            this, [this, text] { setState(State::Failed, text); }, Qt::QueuedConnection);
    };
    player_ = std::make_unique<FilePlayer>(pathFromUtf8(file.toStdString()), onFrame, onError);
}

void CameraFeed::stop()
{
    wanted_.clear();
    detach();
    looker_.stop();
    setState(State::Off);
}

void CameraFeed::attach()
{
    const auto devices = QMediaDevices::videoInputs();
    const auto device = std::ranges::find(devices, wanted_, &QCameraDevice::id);
    if (device == devices.end()) return setState(State::Lost);
    camera_ = std::make_unique<QCamera>(*device);
    if (const QCameraFormat format = bestFormat(*device); !format.isNull()) camera_->setCameraFormat(format);
    session_ = std::make_unique<QMediaCaptureSession>();
    sink_ = std::make_unique<QVideoSink>();
    session_->setCamera(camera_.get());
    session_->setVideoSink(sink_.get());
    // Direct: the frame goes to the pipeline from whatever thread the backend brings it on. Time of arrival, for
    // cameras whose own stamps jump; the watchdog looks at the camera's own.
    connect(
        sink_.get(), &QVideoSink::videoFrameChanged, sink_.get(),
        [this](const QVideoFrame& frame) {
            const double now = double(clock_.nsecsElapsed()) / 1e6;
            watchdog_.frame(frame.startTime() > 0 ? double(frame.startTime()) / 1000 : now, clock_.elapsed());
            pipeline_.submit([frame] { return bgrFromVideoFrame(frame); }, now);
        },
        Qt::DirectConnection);
    connect(camera_.get(), &QCamera::errorOccurred, this, [this](QCamera::Error error, const QString& text) {
        if (error != QCamera::NoError) setState(State::Failed, text);
    });
    watchdog_.start(clock_.elapsed());
    looker_.start();
    setState(State::Starting);
    camera_->start();
}

void CameraFeed::detach()
{
    player_.reset();
    if (camera_) camera_->stop();
    session_.reset();
    sink_.reset();
    camera_.reset();
}

void CameraFeed::reattachOrLose()
{
    if (wanted_.isEmpty()) return;
    const bool present =
        std::ranges::any_of(QMediaDevices::videoInputs(), [this](const QCameraDevice& d) { return d.id() == wanted_; });
    if (present && !camera_) return attach();
    if (present || !camera_) return;
    detach();
    setState(State::Lost);
}

void CameraFeed::look()
{
    if (state_ == State::Failed || state_ == State::Lost || state_ == State::Off) return;
    if (watchdog_.isFrozen(clock_.elapsed())) return setState(State::Frozen);
    if (state_ == State::Frozen) setState(State::Live);
    if (state_ == State::Starting && watchdog_.sawFrame()) setState(State::Live);
}

void CameraFeed::setState(State state, const QString& problem)
{
    if (state == state_ && problem == problem_) return;
    state_ = state;
    problem_ = problem;
    Q_EMIT stateChanged();
}

} // namespace clutch::ui
