// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/confirm_row.h"

#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace clutch::ui {

ConfirmRow::ConfirmRow(const QString& name, QWidget* parent, const QString& action)
    : QFrame(parent), question_(new QLabel(this)), keep_(new QPushButton(tr("Keep"), this))
{
    setProperty("card", true);
    question_->setTextFormat(Qt::PlainText);
    question_->setWordWrap(true);
    auto* remove = new QPushButton(action.isEmpty() ? tr("Remove for good") : action, this);
    remove->setObjectName(name);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kSpaceSmall);
    buttons->addStretch();
    buttons->addWidget(remove);
    buttons->addWidget(keep_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace, kSpaceSmall, kSpace, kSpaceSmall);
    column->setSpacing(kSpaceSmall);
    column->addWidget(question_);
    column->addLayout(buttons);
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(escape, &QShortcut::activated, this, &QWidget::hide);
    connect(escape, &QShortcut::activatedAmbiguously, this, &QWidget::hide); // two are asking: one after the other
    connect(keep_, &QPushButton::clicked, this, &QWidget::hide);
    connect(remove, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT confirmed();
    });
    hide();
}

void ConfirmRow::ask(const QString& question)
{
    question_->setText(question);
    setAccessibleName(question);
    show();
    keep_->setFocus();
}

} // namespace clutch::ui
