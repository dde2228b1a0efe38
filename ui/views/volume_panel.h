// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/volume_data.h"

#include <QThreadPool>
#include <QTimer>
#include <QWidget>

#include <atomic>
#include <memory>

class QLabel;
class QStackedLayout;

namespace clutch::ui {

class VolumeView;

/// The Volume tab: builds the volume on a thread of its own when it is first seen, and says what is missing when there
/// is nothing to draw.
class VolumePanel : public QWidget {
    Q_OBJECT

public:
    explicit VolumePanel(QWidget* parent = nullptr);
    ~VolumePanel() override;

    /// Another recording, or its mattes changed. Nothing is read until the panel is visible; while mattes keep coming
    /// the volume follows every few seconds.
    void setFrames(const QVector<VolumeFrame>& frames);
    void setFrame(int position);
    QString message() const;
    VolumeView* view() const { return view_; }

Q_SIGNALS:
    void built();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void say(const QString& message);
    void sayUnsupported();
    void take(const std::shared_ptr<VolumeData>& volume);

    QStackedLayout* stack_;
    QLabel* message_;
    VolumeView* view_ = nullptr;
    QVector<VolumeFrame> frames_;
    int position_ = 0;
    QTimer rest_;
    bool stale_ = true;
    bool building_ = false;
    bool unsupported_ = false; // no OpenGL: found out by the first picture
    std::atomic<bool> stop_ = false;
    QThreadPool pool_;
};

} // namespace clutch::ui
