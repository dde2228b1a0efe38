// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/record_capture.h"
#include "ui/pages/record_watchdog.h"

#include <QElapsedTimer>
#include <QMediaDevices>
#include <QTimer>
#include <QVector>

class QCamera;
class QMediaCaptureSession;
class QVideoSink;

namespace clutch::ui {

class FilePlayer;

/// Where frames come from: a camera known by its identity, or a video file played at its own pace in its place. Feeds a
/// pipeline. A camera that is pulled out is taken up again when the same one comes back.
class CameraFeed : public QObject {
    Q_OBJECT

public:
    enum class State { Off, Starting, Live, Frozen, Lost, Failed };
    struct Camera {
        QByteArray id;
        QString name;
    };

    explicit CameraFeed(CapturePipeline& pipeline, QObject* parent = nullptr);
    ~CameraFeed() override;

    QVector<Camera> cameras() const;
    void useCamera(const QByteArray& id);
    void useFile(const QString& file);
    void stop();
    State state() const { return state_; }
    QString problem() const { return problem_; } ///< for Failed, in the person's language
    bool isFile() const { return player_ != nullptr; }

Q_SIGNALS:
    void camerasChanged();
    void stateChanged();

private:
    void setState(State state, const QString& problem = {});
    void attach();
    void detach();
    void reattachOrLose();
    void look();

    CapturePipeline& pipeline_;
    QMediaDevices devices_;
    FrameWatchdog watchdog_;
    QElapsedTimer clock_;
    QTimer looker_;
    State state_ = State::Off;
    QString problem_;
    QByteArray wanted_;
    std::unique_ptr<QCamera> camera_;
    std::unique_ptr<QMediaCaptureSession> session_;
    std::unique_ptr<QVideoSink> sink_;
    std::unique_ptr<FilePlayer> player_;
};

} // namespace clutch::ui
