// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/format_card.h"

#include "ui/shell/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace clutch::ui {

FormatCard::FormatCard(const QString& format, const QString& name, const QString& use, const QString& keeps,
                       const QString& loses, QWidget* parent)
    : QAbstractButton(parent), format_(format)
{
    setObjectName(QStringLiteral("format-") + format);
    setCheckable(true);
    setAutoExclusive(true);
    setText(name);
    setAccessibleDescription(tr("%1 Keeps: %2 Loses: %3").arg(use, keeps, loses));
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(kSpaceWide, kSpaceWide, kSpaceWide, kSpaceWide);
    grid->setHorizontalSpacing(kSpaceSmall);
    grid->setVerticalSpacing(kSpaceSmall);
    auto* heading = new QLabel(name, this);
    heading->setFont(themedFont(kTextTitle, QFont::DemiBold));
    auto* purpose = new QLabel(use, this);
    purpose->setProperty("role", "muted");
    purpose->setWordWrap(true);
    grid->addWidget(heading, 0, 0, 1, 2);
    grid->addWidget(purpose, 1, 0, 1, 2);
    int line = 2;
    for (const auto& [icon, text, isLoss] :
         {std::tuple{QStringLiteral("check"), keeps, false}, std::tuple{QStringLiteral("cross"), loses, true}}) {
        auto* mark = new QLabel(this);
        const auto paint = [mark, icon = icon, isLoss = isLoss] {
            const Tokens& tokens = Theme::instance().tokens();
            mark->setPixmap(
                themedPixmap(icon, QSize(16, 16), mark->devicePixelRatioF(), isLoss ? tokens.warn : tokens.ok));
        };
        paint();
        connect(&Theme::instance(), &Theme::changed, mark, paint);
        auto* words = new QLabel(text, this);
        words->setWordWrap(true);
        grid->addWidget(mark, line, 0, Qt::AlignTop);
        grid->addWidget(words, line, 1);
        ++line;
    }
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(line, 1);
    for (QLabel* label : findChildren<QLabel*>())
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
}

void FormatCard::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = Theme::instance().tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double width = isChecked() ? 2 : 1;
    painter.setPen(QPen(isChecked() ? tokens.accent : underMouse() ? tokens.muted : tokens.line, width));
    painter.setBrush(isEnabled() ? tokens.raised : tokens.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), kRadius, kRadius);
    if (!hasFocus()) return;
    painter.setPen(QPen(tokens.accent, 1, Qt::DotLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(5, 5, -5, -5), kRadius - 2, kRadius - 2);
}

} // namespace clutch::ui
