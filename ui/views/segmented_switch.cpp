// SPDX-License-Identifier: Apache-2.0
#include "ui/views/segmented_switch.h"

#include "ui/shell/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace clutch::ui {

namespace {
constexpr int kPadding = 14;
constexpr int kInset = 3;
} // namespace

SegmentedSwitch::SegmentedSwitch(const QStringList& labels, QWidget* parent) : QWidget(parent)
{
    for (const QString& label : labels)
        segments_ << Segment{label, {}, true};
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(labels.join(QStringLiteral(", ")));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SegmentedSwitch::setCurrent(int index)
{
    if (index == current_ || index < 0 || index >= segments_.size() || !segments_[index].enabled) return;
    current_ = index;
    setAccessibleDescription(segments_[index].label);
    update();
    Q_EMIT currentChanged(index);
}

void SegmentedSwitch::setSegmentEnabled(int index, bool enabled, const QString& reason)
{
    segments_[index].enabled = enabled;
    segments_[index].reason = enabled ? QString() : reason;
    update();
}

QRect SegmentedSwitch::segmentRect(int index) const
{
    const QFontMetrics metrics(themedFont(kTextBody, QFont::Medium));
    int left = 0;
    for (int i = 0; i < index; ++i)
        left += metrics.horizontalAdvance(segments_[i].label) + 2 * kPadding;
    return {left, 0, metrics.horizontalAdvance(segments_[index].label) + 2 * kPadding, height()};
}

QSize SegmentedSwitch::sizeHint() const
{
    const QRect last = segmentRect(int(segments_.size()) - 1);
    return {last.right() + 1, kControlHeight};
}

int SegmentedSwitch::segmentAt(QPoint point) const
{
    for (int i = 0; i < segments_.size(); ++i) {
        if (segmentRect(i).contains(point)) return i;
    }
    return -1;
}

bool SegmentedSwitch::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = segmentAt(help->pos());
        const QString text = index >= 0 && !segments_[index].enabled ? segments_[index].reason : toolTip();
        QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

void SegmentedSwitch::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = Theme::instance().tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? tokens.accent : tokens.line, 1));
    painter.setBrush(tokens.window);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    for (int i = 0; i < segments_.size(); ++i) {
        const QRectF area = segmentRect(i);
        const bool on = i == current_;
        if (on || (i == hovered_ && segments_[i].enabled)) {
            painter.setPen(Qt::NoPen);
            QColor fill = on ? tokens.accent : tokens.line;
            if (!on) fill.setAlphaF(0.5f);
            painter.setBrush(fill);
            painter.drawRoundedRect(area.adjusted(kInset, kInset, -kInset, -kInset), kRadius - 2, kRadius - 2);
        }
        QColor ink = on ? tokens.onAccent : tokens.text;
        if (!segments_[i].enabled) ink = tokens.muted, ink.setAlphaF(0.55f);
        painter.setPen(ink);
        painter.setFont(themedFont(kTextBody, QFont::Medium));
        painter.drawText(area, Qt::AlignCenter, segments_[i].label);
    }
}

void SegmentedSwitch::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) setCurrent(segmentAt(event->pos()));
}

void SegmentedSwitch::mouseMoveEvent(QMouseEvent* event)
{
    hovered_ = segmentAt(event->pos());
    update();
}

void SegmentedSwitch::leaveEvent(QEvent*)
{
    hovered_ = -1;
    update();
}

void SegmentedSwitch::keyPressEvent(QKeyEvent* event)
{
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (step == 0) {
        const int number = event->key() - Qt::Key_1;
        if (number < 0 || number >= segments_.size()) return event->ignore();
        return setCurrent(number);
    }
    for (int i = current_ + step; i >= 0 && i < segments_.size(); i += step) {
        if (segments_[i].enabled) return setCurrent(i);
    }
}

} // namespace clutch::ui
