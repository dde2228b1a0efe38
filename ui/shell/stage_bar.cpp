// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/stage_bar.h"

#include "ui/shell/name_button.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace clutch::ui {

namespace {
constexpr int kBarHeight = 52;
constexpr int kIconSize = 20;
constexpr int kArrowSize = 12;
constexpr int kFairName = 130; // of a project or object, before stages lose their numbers and icons
} // namespace

StageButton::StageButton(int number, const QString& name, const QString& icon, QWidget* parent)
    : QAbstractButton(parent), number_(number), icon_(icon)
{
    setText(name);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setShortcut(QKeySequence(QStringLiteral("Alt+%1").arg(number)));
    setStatus({});
}

QString StageButton::statusText() const
{
    switch (status_.state) {
    case StageState::Running:
        return status_.percent >= 0 ? tr("%1 %").arg(status_.percent) : tr("running");
    case StageState::Stale:
        return status_.count.isEmpty() ? tr("out of date") : tr("%1, out of date").arg(status_.count);
    case StageState::Ready:
        return status_.count.isEmpty() ? tr("ready") : status_.count;
    case StageState::Done:
        return status_.count.isEmpty() ? tr("done") : status_.count;
    case StageState::Empty:
        break;
    }
    return tr("empty");
}

void StageButton::setStatus(const StageStatus& status)
{
    status_ = status;
    setAccessibleName(tr("%1, stage %2: %3").arg(text()).arg(number_).arg(statusText()));
    setToolTip(tr("%1 (%2): %3").arg(text(), shortcut().toString(QKeySequence::NativeText), statusText()));
    updateGeometry();
    update();
}

void StageButton::setDetail(StageDetail detail)
{
    if (std::exchange(detail_, detail) == detail) return;
    updateGeometry();
    update();
}

int StageButton::widthWith(StageDetail detail) const
{
    const QFontMetrics metrics(themedFont(kTextBody, QFont::DemiBold));
    const int name = metrics.horizontalAdvance(text());
    if (detail == StageDetail::NameOnly) return kSpaceSmall + name + kSpaceSmall;
    const int left = kSpaceSmall + kIconSize + kSpaceTiny;
    if (detail == StageDetail::ShortState) return left + name + kSpaceSmall;
    const int state = 14 + QFontMetrics(themedFont(kTextSmall)).horizontalAdvance(statusText());
    if (detail == StageDetail::NoNumber) return left + std::max(name, state) + kSpaceSmall;
    const int numbered = metrics.horizontalAdvance(QString::number(number_) + QLatin1Char(' ') + text());
    return kSpace + kIconSize + kSpaceSmall + std::max({numbered, state, 64}) + kSpace;
}

QSize StageButton::sizeHint() const
{
    return {widthWith(detail_), kBarHeight};
}

void StageButton::enterEvent(QEnterEvent*)
{
    update();
}

void StageButton::leaveEvent(QEvent*)
{
    update();
}

void StageButton::paintDot(QPainter& painter, QPointF centre) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const double radius = 3.5;
    painter.setBrush(Qt::NoBrush);
    switch (status_.state) {
    case StageState::Empty:
        painter.setPen(QPen(tokens.muted, 1.2));
        painter.drawEllipse(centre, radius - 0.6, radius - 0.6);
        return;
    case StageState::Running: {
        painter.setPen(QPen(tokens.line, 2));
        painter.drawEllipse(centre, radius, radius);
        painter.setPen(QPen(tokens.accent, 2));
        const int span = status_.percent < 0 ? 90 : status_.percent * 360 / 100;
        const QRectF box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
        painter.drawArc(box, 90 * 16, -span * 16);
        return;
    }
    case StageState::Ready:
        painter.setBrush(tokens.muted);
        break;
    case StageState::Done:
        painter.setBrush(tokens.ok);
        break;
    case StageState::Stale:
        painter.setBrush(tokens.warn);
        break;
    }
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(centre, radius, radius);
}

void StageButton::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = Theme::instance().tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF body = QRectF(rect()).adjusted(2, 6, -2, -6);
    const bool current = isChecked() && isEnabled();
    if ((underMouse() && isEnabled()) || current) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.raised);
        painter.drawRoundedRect(body, kRadius, kRadius);
    }
    if (current) {
        painter.setBrush(tokens.accent);
        painter.setPen(Qt::NoPen);
        painter.drawRect(QRectF(kSpace, height() - 3, width() - 2 * kSpace, 3));
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens.accent, 1.5));
        painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), kRadius, kRadius);
    }
    if (!isEnabled()) painter.setOpacity(0.45);
    const int margin = detail_ == StageDetail::Full ? kSpace : kSpaceSmall;
    if (detail_ == StageDetail::NameOnly) return paintText(painter, margin);
    const QColor iconColour = current ? tokens.accent : tokens.muted;
    painter.drawPixmap(QPoint(margin, (height() - kIconSize) / 2),
                       themedPixmap(icon_, QSize(kIconSize, kIconSize), devicePixelRatioF(), iconColour));
    paintText(painter, margin + kIconSize + (detail_ == StageDetail::Full ? kSpaceSmall : kSpaceTiny));
}

void StageButton::paintText(QPainter& painter, int left) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const int middle = height() / 2;
    int nameLeft = left;
    painter.setFont(themedFont(kTextBody, QFont::DemiBold));
    if (detail_ == StageDetail::Full) {
        const QString number = QString::number(number_);
        painter.setPen(tokens.muted);
        painter.drawText(QPoint(left, middle - 2), number);
        nameLeft += painter.fontMetrics().horizontalAdvance(number + QLatin1Char(' '));
    }
    painter.setPen(tokens.text);
    painter.drawText(QPoint(nameLeft, middle - 2), text());
    painter.setFont(themedFont(kTextSmall));
    painter.setPen(tokens.muted);
    painter.drawText(QPoint(left + 14, middle + 13),
                     painter.fontMetrics().elidedText(statusText(), Qt::ElideRight, width() - kSpaceTiny - left - 14));
    paintDot(painter, QPointF(left + 4, middle + 9.5));
}

StageBar::StageBar(QWidget* parent) : QWidget(parent), row_(new QHBoxLayout(this)), stages_(new QHBoxLayout)
{
    setObjectName(QStringLiteral("stageBar"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(kBarHeight);
    row_->setContentsMargins(kSpaceSmall, 0, kSpaceSmall, 0);
    row_->setSpacing(kSpaceTiny);
    stages_->setSpacing(kSpaceTiny);
    row_->addLayout(stages_);
    row_->addStretch(1);
}

StageButton* StageBar::addStage(const QString& id, const QString& name, const QString& icon)
{
    const int index = int(buttons_.size());
    if (index > 0) {
        auto* arrow = new QLabel(this);
        const auto paint = [arrow] {
            arrow->setPixmap(themedPixmap(QStringLiteral("chevron-right"), QSize(kArrowSize, kArrowSize),
                                          arrow->devicePixelRatioF(), Theme::instance().tokens().line));
        };
        paint();
        connect(&Theme::instance(), &Theme::changed, arrow, paint);
        stages_->addWidget(arrow);
        arrows_.push_back(arrow);
    }
    auto* button = new StageButton(index + 1, name, icon, this);
    button->setObjectName(QStringLiteral("stage-") + id);
    connect(button, &QAbstractButton::clicked, this, [this, index] { Q_EMIT chosen(index); });
    stages_->addWidget(button);
    buttons_.push_back(button);
    return button;
}

void StageBar::setCurrent(int index)
{
    if (index < 0 || index >= buttons_.size()) return;
    buttons_[index]->setChecked(true);
}

void StageBar::setStatus(int index, const StageStatus& status)
{
    if (index < 0 || index >= buttons_.size() || buttons_[index]->status() == status) return;
    buttons_[index]->setStatus(status);
}

void StageBar::setStagesEnabled(bool enabled, const QString& why)
{
    for (StageButton* button : buttons_) {
        button->setEnabled(enabled);
        button->setStatus(button->status());
        if (!enabled) button->setToolTip(why);
    }
}

void StageBar::addLeft(QWidget* widget)
{
    row_->insertWidget(row_->indexOf(stages_), widget);
}

void StageBar::addRight(QWidget* widget)
{
    row_->addWidget(widget);
}

int StageBar::widthWith(StageDetail detail, bool leastNames) const
{
    const QMargins margins = row_->contentsMargins();
    int width = margins.left() + margins.right();
    int parts = 0;
    for (int i = 0; i < row_->count(); ++i) {
        QLayoutItem* item = row_->itemAt(i);
        if (item->spacerItem() || item->isEmpty()) continue;
        ++parts;
        if (item->layout() == stages_) {
            for (const StageButton* button : buttons_)
                width += button->widthWith(detail) + stages_->spacing();
            width -= stages_->spacing();
            if (detail == StageDetail::Full) width += int(arrows_.size()) * (kArrowSize + stages_->spacing());
        } else if (qobject_cast<NameButton*>(item->widget())) {
            width += leastNames ? item->minimumSize().width() : std::min(item->sizeHint().width(), kFairName);
        } else {
            width += item->sizeHint().width();
        }
    }
    return width + std::max(0, parts - 1) * row_->spacing();
}

QSize StageBar::minimumSizeHint() const
{
    return {widthWith(StageDetail::NameOnly, true), kBarHeight};
}

bool StageBar::event(QEvent* event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) fit();
    return QWidget::event(event);
}

// As much as there is room for.
void StageBar::fit()
{
    StageDetail detail = StageDetail::NameOnly;
    for (const StageDetail more : {StageDetail::ShortState, StageDetail::NoNumber, StageDetail::Full})
        if (widthWith(more, false) <= width()) detail = more;
    for (StageButton* button : buttons_)
        button->setDetail(detail);
    for (QLabel* arrow : arrows_)
        arrow->setVisible(detail == StageDetail::Full);
}

} // namespace clutch::ui
