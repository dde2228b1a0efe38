// SPDX-License-Identifier: Apache-2.0
#include "ui/views/volume_view.h"

#include "engine/core/log.h"
#include "ui/shell/theme.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>

namespace clutch::ui {

namespace {
constexpr int kRestMs = 200;
constexpr float kDegreesAcross = 200; // a drag from edge to edge
constexpr float kStepCloser = 1.1f;
constexpr float kKeyDegrees = 5;
} // namespace

VolumeView::VolumeView(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Recording as a volume of width, height and time"));
    rest_.setSingleShot(true);
    rest_.setInterval(kRestMs);
    connect(&rest_, &QTimer::timeout, this, [this] { request(false); });
    connect(&renderer_, &VolumeRenderer::rendered, this, &VolumeView::take);
    connect(&renderer_, &VolumeRenderer::failed, this, &VolumeView::fail);
    connect(&renderer_, &VolumeRenderer::unsupported, this, [this] {
        unsupported_ = true;
        Q_EMIT unsupported();
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] { moved(); });
}

void VolumeView::take(const RenderedVolume& picture)
{
    picture_ = picture;
    problem_.clear();
    setAccessibleDescription({});
    waiting_ = picture.coarse || picture.serial != serial_;
    update();
    Q_EMIT pictureChanged();
}

void VolumeView::fail(std::uint64_t serial, const Error& why)
{
    logWarning(std::string("volume: ") + why.what());
    QString reason = QCoreApplication::translate("Error", why.problem().c_str());
    if (!why.subject().empty()) reason += QStringLiteral(" (%1)").arg(QString::fromStdString(why.subject()));
    picture_ = {};
    problem_ = tr("The volume cannot be drawn: %1.").arg(reason);
    setAccessibleDescription(problem_);
    waiting_ = serial != serial_;
    update();
    Q_EMIT pictureChanged();
}

void VolumeView::request(bool coarse)
{
    // What nobody sees is not drawn; it is asked for when it is shown.
    const QSize pixels = (QSizeF(size()) * devicePixelRatioF()).toSize();
    if (!isVisible() || pixels.isEmpty()) return;
    const Tokens& tokens = Theme::instance().tokens();
    renderer_.request(
        {++serial_, volume_, slice_, camera_, pixels, coarse, tokens.window, tokens.muted, tokens.accent});
}

// Something moves: draw at once, coarsely, and again when it has come to rest.
void VolumeView::moved()
{
    waiting_ = true;
    request(true);
    rest_.start();
}

void VolumeView::setVolume(std::shared_ptr<const VolumeData> volume)
{
    volume_ = std::move(volume);
    slice_ = -1;
    if (volume_ && !volume_->isEmpty()) {
        slice_ = 0;
        if (!cameraPlaced_) return resetCamera();
    }
    moved();
}

void VolumeView::setFrame(int frame)
{
    if (!volume_ || volume_->isEmpty()) return;
    const int slice = volume_->sliceOfFrame(frame);
    if (slice == slice_) return;
    slice_ = slice;
    moved();
}

void VolumeView::resetCamera()
{
    if (!volume_ || volume_->isEmpty()) return;
    camera_ = VolumeCamera::facing(volume_->box(), float(width()) / float(std::max(1, height())));
    cameraPlaced_ = isVisible(); // before that the widget's shape is not its own yet
    moved();
}

void VolumeView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (!picture_.image.isNull()) {
        painter.drawImage(rect(), picture_.image); // of another size for the moment after the widget's has changed
        return;
    }
    const Tokens& tokens = Theme::instance().tokens();
    painter.fillRect(rect(), tokens.window);
    painter.setPen(tokens.muted);
    painter.drawText(rect().adjusted(kSpaceWide, kSpaceWide, -kSpaceWide, -kSpaceWide),
                     Qt::AlignCenter | Qt::TextWordWrap, problem_);
}

void VolumeView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!cameraPlaced_) resetCamera();
    moved();
}

void VolumeView::resizeEvent(QResizeEvent*)
{
    moved();
}

void VolumeView::mousePressEvent(QMouseEvent* event)
{
    grabbed_ = event->position();
}

void VolumeView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF by = event->position() - grabbed_;
    grabbed_ = event->position();
    const bool left = event->buttons() & Qt::LeftButton;
    if (!left && !(event->buttons() & Qt::MiddleButton)) return;
    const auto tall = float(std::max(1, height()));
    if (left && !(event->modifiers() & Qt::ShiftModifier))
        camera_.turn(-kDegreesAcross * float(by.x()) / float(std::max(1, width())),
                     kDegreesAcross * float(by.y()) / tall);
    else
        camera_.move(float(by.x()) / tall, -float(by.y()) / tall);
    moved();
}

void VolumeView::mouseDoubleClickEvent(QMouseEvent*)
{
    resetCamera();
}

void VolumeView::wheelEvent(QWheelEvent* event)
{
    camera_.approach(std::pow(kStepCloser, float(event->angleDelta().y()) / 120));
    moved();
    event->accept();
}

void VolumeView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        camera_.approach(kStepCloser);
        break;
    case Qt::Key_Minus:
        camera_.approach(1 / kStepCloser);
        break;
    case Qt::Key_Up:
        camera_.turn(0, kKeyDegrees);
        break;
    case Qt::Key_Down:
        camera_.turn(0, -kKeyDegrees);
        break;
    case Qt::Key_0:
        return resetCamera();
    default:
        return event->ignore();
    }
    moved();
}

} // namespace clutch::ui
