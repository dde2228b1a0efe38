// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/theme.h"
#include "ui/views/film_strip.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace clutch::ui {

namespace {

QColor markColour(StripFrame::Mark mark)
{
    const Tokens& tokens = Theme::instance().tokens();
    switch (mark) {
    case StripFrame::Mark::None:
        return {};
    case StripFrame::Mark::Good:
        return tokens.ok;
    case StripFrame::Mark::Doubtful:
        return tokens.warn;
    case StripFrame::Mark::Useless:
        return tokens.error;
    }
    return {};
}

// A disc in the lower right corner: a tick or a cross, not colour alone.
void paintVerdict(QPainter& painter, QPointF centre, bool accepted)
{
    const Tokens& tokens = Theme::instance().tokens();
    painter.setPen(QPen(tokens.window, 2));
    painter.setBrush(accepted ? tokens.ok : tokens.error);
    painter.drawEllipse(centre, 8, 8);
    painter.setPen(QPen(Qt::white, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (accepted) {
        painter.drawPolyline(
            QPolygonF({centre + QPointF(-3.5, 0), centre + QPointF(-1, 2.5), centre + QPointF(3.5, -2.5)}));
    } else {
        painter.drawLine(centre + QPointF(-2.5, -2.5), centre + QPointF(2.5, 2.5));
        painter.drawLine(centre + QPointF(2.5, -2.5), centre + QPointF(-2.5, 2.5));
    }
}

void paintCorrected(QPainter& painter, QPointF centre)
{
    const Tokens& tokens = Theme::instance().tokens();
    painter.setPen(QPen(tokens.window, 2));
    painter.setBrush(tokens.accent);
    painter.drawEllipse(centre, 8, 8);
    painter.setPen(QPen(tokens.onAccent, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(centre + QPointF(-2.5, 2.5), centre + QPointF(2.5, -2.5)); // a brush stroke
}

} // namespace

void FilmStrip::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = Theme::instance().tokens();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.fillRect(rect(), tokens.panel);
    if (frames_.isEmpty()) {
        painter.setPen(tokens.muted);
        painter.setFont(themedFont(kTextBody));
        painter.drawText(rect(), Qt::AlignCenter, emptyText_);
        return;
    }
    const int pitch = frameRect(1).left() - frameRect(0).left();
    const int first = std::clamp((-frameRect(0).left()) / pitch, 0, int(frames_.size()) - 1);
    for (int i = first; i < frames_.size() && frameRect(i).left() < width(); ++i)
        paintFrame(painter, i);
    paintBar(painter);
    if (hasFocus()) {
        painter.setPen(QPen(tokens.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void FilmStrip::paintFrame(QPainter& painter, int index)
{
    const Tokens& tokens = Theme::instance().tokens();
    const StripFrame& frame = frames_[index];
    const QRectF area = frameRect(index);
    painter.save();
    QPainterPath round;
    round.addRoundedRect(area, 4, 4);
    painter.setClipPath(round);
    painter.fillRect(area, tokens.raised);
    const QImage image = loader_.thumbnail(frame.file);
    if (!image.isNull()) {
        // Fills the cell; what does not fit is cut off evenly.
        const QSizeF size = QSizeF(image.size()).scaled(area.size(), Qt::KeepAspectRatioByExpanding);
        painter.drawImage(QRectF(area.center() - QPointF(size.width(), size.height()) / 2, size), image);
    } else if (loader_.isUnreadable(frame.file)) {
        painter.setPen(tokens.error);
        painter.setFont(themedFont(kTextSmall));
        painter.drawText(area, Qt::AlignCenter, tr("unreadable"));
    }
    if (frame.verdict == StripFrame::Verdict::Rejected) {
        QColor veil = tokens.panel;
        veil.setAlphaF(0.6f);
        painter.fillRect(area, veil);
    }
    if (frame.mark != StripFrame::Mark::None) {
        const QPointF corner = area.topLeft();
        painter.setPen(Qt::NoPen);
        painter.setBrush(markColour(frame.mark));
        painter.drawPolygon(QPolygonF({corner, corner + QPointF(18, 0), corner + QPointF(0, 18)}));
    }
    painter.restore();
    if (frame.verdict != StripFrame::Verdict::None) {
        paintVerdict(painter, area.bottomRight() - QPointF(11, 11), frame.verdict == StripFrame::Verdict::Accepted);
    }
    if (frame.corrected) paintCorrected(painter, area.topRight() + QPointF(-11, 11));
    if (index != current_) return;
    painter.setPen(QPen(tokens.accent, 2.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(area.adjusted(-1, -1, 1, 1), 5, 5);
}

void FilmStrip::paintBar(QPainter& painter)
{
    const Tokens& tokens = Theme::instance().tokens();
    const QRectF bar = barRect();
    const double count = double(frames_.size());
    const QRectF track(bar.left(), bar.center().y() - 3, bar.width(), 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.line);
    painter.drawRoundedRect(track, 3, 3);
    // One column a pixel; where frames share a column the worst mark is shown.
    const int columns = std::max(1, int(track.width()));
    for (int column = 0; column < columns; ++column) {
        const int begin = int(column * count / columns);
        const int end = std::max(begin + 1, int((column + 1) * count / columns));
        auto worst = StripFrame::Mark::None;
        for (int i = begin; i < std::min(end, int(frames_.size())); ++i)
            worst = std::max(worst, frames_[i].mark);
        if (worst != StripFrame::Mark::None) {
            painter.fillRect(QRectF(track.left() + column, track.top(), 1, track.height()), markColour(worst));
        }
    }
    const double x = bar.left() + (current_ + 0.5) / count * bar.width();
    painter.setPen(QPen(tokens.panel, 2));
    painter.setBrush(tokens.accent);
    painter.drawEllipse(QPointF(x, track.center().y()), 7, 7);
}

} // namespace clutch::ui
