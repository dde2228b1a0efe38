// SPDX-License-Identifier: Apache-2.0
#include "ui/views/volume_panel.h"

#include "ui/views/volume_view.h"

#include <QLabel>
#include <QStackedLayout>

#include <algorithm>

namespace clutch::ui {

namespace {
constexpr int kRestMs = 3000; // reading all frames again takes processors that the mattes need
}

VolumePanel::VolumePanel(QWidget* parent)
    : QWidget(parent), stack_(new QStackedLayout(this)), message_(new QLabel(this))
{
    message_->setAlignment(Qt::AlignCenter);
    message_->setWordWrap(true);
    message_->setProperty("role", "muted");
    stack_->addWidget(message_);
    pool_.setMaxThreadCount(1);
    rest_.setSingleShot(true);
    rest_.setInterval(kRestMs);
    connect(&rest_, &QTimer::timeout, this, [this] {
        if (stale_ && isVisible() && !building_) build();
    });
}

VolumePanel::~VolumePanel()
{
    stop_ = true;
    pool_.waitForDone();
}

void VolumePanel::setFrames(const QVector<VolumeFrame>& frames)
{
    if (frames == frames_) return;
    const bool other = frames.isEmpty() || frames_.isEmpty() || frames.first().image != frames_.first().image;
    frames_ = frames;
    stale_ = true;
    if (other) rest_.stop();
    if (isVisible() && !building_ && !rest_.isActive()) build();
}

void VolumePanel::setFrame(int position)
{
    position_ = position;
    if (view_) view_->setFrame(position);
}

QString VolumePanel::message() const
{
    return stack_->currentWidget() == message_ ? message_->text() : QString();
}

void VolumePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (stale_ && !building_) build();
}

void VolumePanel::say(const QString& message)
{
    message_->setText(message);
    stack_->setCurrentWidget(message_);
}

void VolumePanel::sayUnsupported()
{
    unsupported_ = true;
    say(tr("This needs OpenGL 3.2, which this display does not offer. Everything else works without it."));
}

void VolumePanel::build()
{
    stale_ = false;
    const bool anyMatte = std::ranges::any_of(frames_, [](const VolumeFrame& frame) { return !frame.alpha.isEmpty(); });
    if (!anyMatte)
        return say(tr("No mattes yet. Press \"Matte\" on the left: the object's way through time appears here."));
    if (unsupported_) return sayUnsupported();
    if (!view_) say(tr("Building the volume..."));
    building_ = true;
    pool_.start([this, frames = frames_] {
        auto volume = std::make_shared<VolumeData>(buildVolume(frames, VolumeLimits{}, stop_));
        QMetaObject::invokeMethod(
            this, [this, volume] { take(volume); }, Qt::QueuedConnection);
    });
}

void VolumePanel::take(const std::shared_ptr<VolumeData>& volume)
{
    building_ = false;
    // Mattes that came while it was built: shown as they are now, and once more when those are in.
    rest_.start();
    if (volume->isEmpty()) return say(tr("The frames of this recording cannot be read."));
    if (unsupported_) return;
    if (!view_) {
        view_ = new VolumeView(this);
        stack_->addWidget(view_);
        connect(view_, &VolumeView::unsupported, this, &VolumePanel::sayUnsupported);
    }
    view_->setVolume(volume);
    view_->setFrame(position_);
    stack_->setCurrentWidget(view_);
    Q_EMIT built();
}

} // namespace clutch::ui
