// SPDX-License-Identifier: Apache-2.0
#include "ui/views/level_meter.h"

#include "ui/shell/theme.h"

#include <QPainter>

#include <algorithm>

namespace clutch::ui {

LevelMeter::LevelMeter(const QString& name, double goodFrom, QWidget* parent)
    : QWidget(parent), name_(name), goodFrom_(goodFrom)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(name);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LevelMeter::setReading(double level, bool good, const QString& hint)
{
    active_ = true;
    // A bar that jumps with every frame's noise cannot be read.
    level_ = level_ + 0.5 * (std::clamp(level, 0.0, 1.0) - level_);
    good_ = good;
    hint_ = hint;
    setAccessibleDescription(good ? tr("good") : hint);
    setToolTip(hint);
    update();
}

void LevelMeter::clear()
{
    active_ = good_ = false;
    level_ = 0;
    hint_.clear();
    setToolTip({});
    update();
}

void LevelMeter::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = Theme::instance().tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = !active_ ? tokens.muted : good_ ? tokens.ok : tokens.warn;
    painter.setFont(themedFont(kTextBody, QFont::Medium));
    painter.setPen(active_ ? tokens.text : tokens.muted);
    painter.drawText(QRectF(0, 0, width() - 18, 18), Qt::AlignLeft | Qt::AlignVCenter, name_);
    if (isGood()) {
        painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF at(width() - 12, 9);
        painter.drawPolyline(QPolygonF({at + QPointF(-4, 0), at + QPointF(-1, 3.5), at + QPointF(5, -4)}));
    }
    const QRectF track(0, 24, width(), 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.line);
    painter.drawRoundedRect(track, 3, 3);
    if (active_) {
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(std::max(6.0, track.width() * level_), 6)), 3, 3);
    }
    painter.fillRect(QRectF(goodFrom_ * width() - 1, 22, 2, 10), tokens.muted);
    painter.setFont(themedFont(kTextSmall));
    painter.setPen(tokens.muted);
    painter.drawText(QRectF(0, 35, width(), 29), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, hint_);
}

} // namespace clutch::ui
