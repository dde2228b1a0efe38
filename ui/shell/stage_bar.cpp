// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/stage_bar.h"

#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace clutch::ui {

namespace {
constexpr int kBarHeight = 52;
constexpr int kIconSize = 20;
constexpr int kLeastText = 44;
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

QSize StageButton::sizeHint() const
{
    const int name = QFontMetrics(themedFont(kTextBody, QFont::DemiBold))
                         .horizontalAdvance(QString::number(number_) + QLatin1Char(' ') + text());
    const int state = 14 + QFontMetrics(themedFont(kTextSmall)).horizontalAdvance(statusText());
    return {kSpace + kIconSize + kSpaceSmall + std::max({name, state, 64}) + kSpace, kBarHeight};
}

// Where the bar is too narrow for all stages the names are cut short; the tooltip has them in full.
QSize StageButton::minimumSizeHint() const
{
    return {kSpace + kIconSize + kSpaceSmall + kLeastText + kSpaceSmall, kBarHeight};
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
    const QColor iconColour = current ? tokens.accent : tokens.muted;
    painter.drawPixmap(QPoint(kSpace, (height() - kIconSize) / 2),
                       themedPixmap(icon_, QSize(kIconSize, kIconSize), devicePixelRatioF(), iconColour));
    const int left = kSpace + kIconSize + kSpaceSmall;
    const int middle = height() / 2;
    const QString number = QString::number(number_);
    painter.setFont(themedFont(kTextBody, QFont::DemiBold));
    painter.setPen(tokens.muted);
    painter.drawText(QPoint(left, middle - 2), number);
    painter.setPen(tokens.text);
    const int nameLeft = left + painter.fontMetrics().horizontalAdvance(number + QLatin1Char(' '));
    const int right = width() - kSpaceTiny;
    painter.drawText(QPoint(nameLeft, middle - 2),
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, right - nameLeft));
    painter.setFont(themedFont(kTextSmall));
    painter.setPen(tokens.muted);
    painter.drawText(QPoint(left + 14, middle + 13),
                     painter.fontMetrics().elidedText(statusText(), Qt::ElideRight, right - left - 14));
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
            arrow->setPixmap(themedPixmap(QStringLiteral("chevron-right"), QSize(12, 12), arrow->devicePixelRatioF(),
                                          Theme::instance().tokens().line));
        };
        paint();
        connect(&Theme::instance(), &Theme::changed, arrow, paint);
        stages_->addWidget(arrow);
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

} // namespace clutch::ui
