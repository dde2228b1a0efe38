// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/record_takes.h"

#include "ui/shell/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace clutch::ui {

namespace {
constexpr int kCardWidth = 232, kCardHeight = 76, kTop = 10, kThumbWidth = 88;
}

TakesStrip::TakesStrip(QWidget* parent) : QWidget(parent), loader_(QSize(2 * kThumbWidth, 2 * kCardHeight), 60)
{
    setFixedHeight(96);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Takes"));
    connect(&loader_, &ThumbnailLoader::ready, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TakesStrip::setTakes(const QVector<TakeCard>& takes)
{
    if (takes == takes_) return;
    takes_ = takes;
    current_ = std::clamp(current_, -1, int(takes.size()) - 1);
    hovered_ = -1;
    update();
}

void TakesStrip::setEmptyText(const QString& text)
{
    emptyText_ = text;
    update();
}

void TakesStrip::setRemovable(bool removable, const QString& reason)
{
    removable_ = removable;
    removeReason_ = reason;
    update();
}

QRect TakesStrip::cardRect(int index) const
{
    return {kSpaceSmall + index * (kCardWidth + kSpaceSmall) - scroll_, kTop, kCardWidth, kCardHeight};
}

QRect TakesStrip::removeRect(int index) const
{
    const QRect card = cardRect(index);
    return {card.right() - 25, card.top() + 4, 22, 22};
}

int TakesStrip::cardAt(QPoint point) const
{
    for (int i = 0; i < takes_.size(); ++i) {
        if (cardRect(i).contains(point)) return i;
    }
    return -1;
}

void TakesStrip::select(int index)
{
    current_ = std::clamp(index, 0, int(takes_.size()) - 1);
    const QRect card = cardRect(current_);
    if (card.left() < 0) scroll_ += card.left() - kSpaceSmall;
    if (card.right() > width()) scroll_ += card.right() - width() + kSpaceSmall;
    setAccessibleDescription(takes_[current_].name + QStringLiteral(", ") + takes_[current_].detail);
    update();
}

bool TakesStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = cardAt(help->pos());
        if (index < 0)
            QToolTip::hideText();
        else if (!removeRect(index).contains(help->pos()))
            QToolTip::showText(help->globalPos(), takes_[index].name, this);
        else
            QToolTip::showText(help->globalPos(), removable_ ? tr("Remove this take (Del)") : removeReason_, this);
        return true;
    }
    return QWidget::event(event);
}

void TakesStrip::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = Theme::instance().tokens();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.fillRect(rect(), tokens.panel);
    if (takes_.isEmpty()) {
        painter.setPen(tokens.muted);
        painter.setFont(themedFont(kTextBody));
        painter.drawText(rect(), Qt::AlignCenter, emptyText_);
    }
    for (int i = 0; i < takes_.size(); ++i) {
        if (cardRect(i).intersects(rect())) paintCard(painter, i);
    }
}

void TakesStrip::paintCard(QPainter& painter, int index)
{
    const Tokens& tokens = Theme::instance().tokens();
    const TakeCard& take = takes_[index];
    const QRectF card = cardRect(index);
    const bool focused = index == current_ && hasFocus();
    painter.setPen(QPen(focused ? tokens.accent : tokens.line, 1));
    painter.setBrush(tokens.raised);
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    const QRectF thumb(card.left() + 6, card.top() + 6, kThumbWidth, kCardHeight - 12);
    QPainterPath round;
    round.addRoundedRect(thumb, 4, 4);
    painter.save();
    painter.setClipPath(round);
    painter.fillRect(thumb, tokens.window);
    if (const QImage image = loader_.thumbnail(take.thumbnail); !image.isNull()) {
        const QSizeF size = QSizeF(image.size()).scaled(thumb.size(), Qt::KeepAspectRatioByExpanding);
        painter.drawImage(QRectF(thumb.center() - QPointF(size.width(), size.height()) / 2, size), image);
    } else {
        const QPixmap film = themedPixmap(QStringLiteral("film"), QSize(24, 24), devicePixelRatioF(), tokens.muted);
        painter.drawPixmap(thumb.center() - QPointF(12, 12), film);
    }
    painter.restore();
    const QRectF text(thumb.right() + 10, card.top() + 8, card.right() - thumb.right() - 20, 18);
    painter.setPen(tokens.text);
    painter.setFont(themedFont(kTextBody, QFont::Medium));
    const int nameWidth = int(text.width()) - 16;
    painter.drawText(text, Qt::AlignVCenter,
                     QFontMetrics(painter.font()).elidedText(take.name, Qt::ElideMiddle, nameWidth));
    painter.setFont(themedFont(kTextSmall));
    painter.setPen(take.recording == 0 ? tokens.warn : tokens.muted);
    painter.drawText(text.translated(0, 20).adjusted(0, 0, 0, 28), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                     take.detail);
    if (index != hovered_ && !focused) return;
    const QColor cross = removable_ ? tokens.text : tokens.muted;
    painter.drawPixmap(removeRect(index).topLeft() + QPoint(3, 3),
                       themedPixmap(QStringLiteral("cross"), QSize(16, 16), devicePixelRatioF(), cross));
}

void TakesStrip::mousePressEvent(QMouseEvent* event)
{
    const int index = cardAt(event->pos());
    if (event->button() != Qt::LeftButton || index < 0) return;
    select(index);
    if (removeRect(index).contains(event->pos())) {
        if (removable_) Q_EMIT removeRequested(index);
    } else if (takes_[index].recording == 0) {
        Q_EMIT importRequested(index);
    }
}

void TakesStrip::mouseMoveEvent(QMouseEvent* event)
{
    const int index = cardAt(event->pos());
    if (std::exchange(hovered_, index) != index) update();
}

void TakesStrip::leaveEvent(QEvent*)
{
    hovered_ = -1;
    update();
}

void TakesStrip::wheelEvent(QWheelEvent* event)
{
    const int content = int(takes_.size()) * (kCardWidth + kSpaceSmall) + kSpaceSmall;
    scroll_ =
        std::clamp(scroll_ - event->angleDelta().y() - event->angleDelta().x(), 0, std::max(0, content - width()));
    update();
    event->accept();
}

void TakesStrip::keyPressEvent(QKeyEvent* event)
{
    if (takes_.isEmpty()) return event->ignore();
    const int key = event->key();
    if (key == Qt::Key_Left) return select(current_ - 1);
    if (key == Qt::Key_Right) return select(current_ + 1);
    if (current_ < 0) return event->ignore();
    if (key == Qt::Key_Delete && removable_)
        Q_EMIT removeRequested(current_);
    else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && takes_[current_].recording == 0)
        Q_EMIT importRequested(current_);
    else
        event->ignore();
}

} // namespace clutch::ui
