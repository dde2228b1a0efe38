// SPDX-License-Identifier: Apache-2.0
#include "ui/views/camera_preview.h"

#include "ui/shell/theme.h"
#include "ui/views/image_canvas_layers.h"

#include <QPainter>
#include <QPainterPath>

namespace clutch::ui {

namespace {

void paintCorners(QPainter& painter, const QRectF& frame, const QColor& colour)
{
    const double arm = std::min(frame.width(), frame.height()) * 0.12, bend = 10;
    QPainterPath path;
    const auto corner = [&](QPointF at, double dx, double dy) {
        path.moveTo(at + QPointF(dx * arm, 0));
        path.lineTo(at + QPointF(dx * bend, 0));
        path.quadTo(at, at + QPointF(0, dy * bend));
        path.lineTo(at + QPointF(0, dy * arm));
    };
    corner(frame.topLeft(), 1, 1);
    corner(frame.topRight(), -1, 1);
    corner(frame.bottomLeft(), 1, -1);
    corner(frame.bottomRight(), -1, -1);
    // A dark line beneath keeps the light one visible on a white table.
    painter.setPen(QPen(QColor(0, 0, 0, 110), 5, Qt::SolidLine, Qt::RoundCap));
    painter.drawPath(path);
    painter.setPen(QPen(colour, 2.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawPath(path);
}

} // namespace

CameraPreview::CameraPreview(QWidget* parent) : QWidget(parent)
{
    setMinimumSize(240, 160);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Camera preview"));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CameraPreview::setEmptyAction(QWidget* action)
{
    action_ = action;
    action_->setParent(this);
    placeAction();
}

// Below the words, which are centred and at most four lines high.
void CameraPreview::placeAction()
{
    if (!action_) return;
    action_->setVisible(image_.isNull());
    action_->adjustSize();
    action_->move((width() - action_->width()) / 2, height() / 2 + 72);
}

void CameraPreview::resizeEvent(QResizeEvent*)
{
    placeAction();
}

void CameraPreview::setImage(const QImage& image)
{
    const bool emptied = image.isNull() != image_.isNull();
    image_ = image;
    if (emptied) placeAction();
    update();
}

void CameraPreview::setEmptyText(const QString& headline, const QString& hint)
{
    headline_ = headline;
    hint_ = hint;
    update();
}

void CameraPreview::setNotice(const QString& notice)
{
    if (notice == notice_) return;
    notice_ = notice;
    setAccessibleDescription(notice);
    update();
}

void CameraPreview::setRecording(bool recording)
{
    recording_ = recording;
    update();
}

void CameraPreview::setFramedWell(bool good)
{
    framedWell_ = good;
    update();
}

void CameraPreview::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = Theme::instance().tokens();
    QPainter painter(this);
    painter.fillRect(rect(), tokens.window);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (image_.isNull()) {
        paintEmptyState(painter, rect(), headline_, hint_);
    } else {
        const QSizeF size = QSizeF(image_.size()).scaled(QSizeF(this->size()) - QSizeF(24, 24), Qt::KeepAspectRatio);
        const QRectF target(QRectF(rect()).center() - QPointF(size.width(), size.height()) / 2, size);
        QPainterPath round;
        round.addRoundedRect(target, kRadius, kRadius);
        painter.save();
        painter.setClipPath(round);
        painter.drawImage(target, image_);
        painter.restore();
        const QSizeF inner = size * guideShare_;
        const QRectF guide(target.center() - QPointF(inner.width(), inner.height()) / 2, inner);
        paintCorners(painter, guide, framedWell_ ? tokens.ok : QColor(Qt::white));
        if (recording_) {
            painter.setPen(QPen(tokens.accent, 3));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(target.adjusted(1.5, 1.5, -1.5, -1.5), kRadius, kRadius);
        }
    }
    if (notice_.isEmpty()) return;
    const QFont font = themedFont(kTextBody, QFont::Medium);
    const int textWidth = QFontMetrics(font).horizontalAdvance(notice_);
    const QRectF pill(width() / 2.0 - textWidth / 2.0 - 16, 24, textWidth + 32, 34);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.raised);
    painter.drawRoundedRect(pill, 17, 17);
    painter.setPen(QPen(tokens.warn, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(pill, 17, 17);
    painter.setFont(font);
    painter.setPen(tokens.text);
    painter.drawText(pill, Qt::AlignCenter, notice_);
}

} // namespace clutch::ui
