// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/empty_state.h"

#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace clutch::ui {

EmptyState::EmptyState(const QString& icon, QWidget* parent)
    : QWidget(parent), icon_(new QLabel(this)), headline_(new QLabel(this)), hint_(new QLabel(this)),
      button_(new QPushButton(this))
{
    setObjectName(QStringLiteral("emptyState"));
    headline_->setObjectName(QStringLiteral("emptyHeadline"));
    button_->setObjectName(QStringLiteral("emptyButton"));
    headline_->setProperty("role", "title");
    hint_->setProperty("role", "muted");
    for (QLabel* label : {icon_, headline_, hint_})
        label->setAlignment(Qt::AlignCenter);
    hint_->setWordWrap(true);
    hint_->setFixedWidth(420);
    hint_->setMinimumHeight(40);
    hint_->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(kSpaceSmall);
    column->addStretch(2);
    column->addWidget(icon_);
    column->addWidget(headline_);
    // Not aligned: it would get the height of its hint, which knows no width, and lack its last line.
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(hint_);
    row->addStretch(1);
    column->addLayout(row);
    column->addSpacing(kSpaceSmall);
    column->addWidget(button_, 0, Qt::AlignHCenter);
    column->addStretch(3);
    const auto paint = [this, icon] {
        icon_->setPixmap(themedPixmap(icon, QSize(40, 40), devicePixelRatioF(), Theme::instance().tokens().muted));
    };
    paint();
    connect(&Theme::instance(), &Theme::changed, this, paint);
    connect(button_, &QPushButton::clicked, this, &EmptyState::buttonClicked);
}

void EmptyState::setText(const QString& headline, const QString& hint, const QString& button)
{
    headline_->setText(headline);
    hint_->setText(hint);
    button_->setText(button);
    button_->setVisible(!button.isEmpty());
}

void EmptyState::setButtonEnabled(bool enabled, const QString& why)
{
    button_->setEnabled(enabled);
    button_->setToolTip(why);
}

QString EmptyState::headline() const
{
    return headline_->text();
}

} // namespace clutch::ui
