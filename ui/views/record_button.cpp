// SPDX-License-Identifier: Apache-2.0
#include "ui/views/record_button.h"

#include "ui/shell/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace clutch::ui {

RecordButton::RecordButton(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Record"));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RecordButton::setProgress(double seconds, double length)
{
    seconds_ = seconds;
    length_ = length;
    setAccessibleName(length > 0 ? tr("Stop") : tr("Record"));
    update();
}

bool RecordButton::hitButton(const QPoint& point) const
{
    return QLineF(QRectF(rect()).center(), point).length() <= width() / 2.0;
}

void RecordButton::enterEvent(QEnterEvent*)
{
    update();
}
void RecordButton::leaveEvent(QEvent*)
{
    update();
}

void RecordButton::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = Theme::instance().tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF centre = QRectF(rect()).center();
    const double outer = width() / 2.0 - 5;
    const QRectF ring(centre.x() - outer, centre.y() - outer, 2 * outer, 2 * outer);
    QColor yolk = isEnabled() ? tokens.accent : tokens.line;
    if (isDown())
        yolk = yolk.darker(115);
    else if (underMouse() && isEnabled())
        yolk = yolk.lighter(108);
    painter.setPen(QPen(isEnabled() ? tokens.text : tokens.line, 4));
    if (length_ > 0) painter.setPen(QPen(tokens.line, 4));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(ring);
    if (length_ > 0) {
        // Runs out clockwise from the top.
        const double left = std::clamp(1 - seconds_ / length_, 0.0, 1.0);
        painter.setPen(QPen(tokens.accent, 4, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(ring, 90 * 16 - int(std::lround((1 - left) * 360 * 16)), -int(std::lround(left * 360 * 16)));
        painter.setPen(tokens.text);
        painter.setFont(themedFont(kTextHeadline, QFont::DemiBold));
        painter.drawText(ring, Qt::AlignCenter, QString::number(int(std::ceil(std::max(0.0, length_ - seconds_)))));
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(yolk);
        painter.drawEllipse(centre, outer - 8, outer - 8);
    }
    if (hasFocus()) {
        painter.setPen(QPen(tokens.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(centre, outer + 4, outer + 4);
    }
}

} // namespace clutch::ui
