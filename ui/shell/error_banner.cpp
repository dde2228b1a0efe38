// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/error_banner.h"

#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace clutch::ui {

ErrorBanner::ErrorBanner(QWidget* parent)
    : QFrame(parent), icon_(new QLabel(this)), what_(new QLabel(this)), why_(new QLabel(this)),
      mend_(new QPushButton(this)), close_(new QToolButton(this))
{
    setObjectName(QStringLiteral("errorBanner"));
    setAccessibleName(tr("Message"));
    what_->setObjectName(QStringLiteral("bannerWhat"));
    why_->setObjectName(QStringLiteral("bannerWhy"));
    mend_->setObjectName(QStringLiteral("bannerMend"));
    close_->setObjectName(QStringLiteral("bannerClose"));
    what_->setFont(themedFont(kTextBody, QFont::DemiBold));
    what_->setTextFormat(Qt::PlainText);
    why_->setTextFormat(Qt::PlainText);
    why_->setProperty("role", "muted");
    for (QLabel* label : {what_, why_}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    close_->setIcon(themedIcon(QStringLiteral("cross"), IconRole::Muted));
    close_->setToolTip(tr("Close this message"));
    close_->setAccessibleName(close_->toolTip());
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(what_);
    words->addWidget(why_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSpaceWide, kSpaceSmall, kSpaceSmall, kSpaceSmall);
    row->setSpacing(kSpace);
    row->addWidget(icon_);
    row->addLayout(words, 1);
    row->addWidget(mend_);
    row->addWidget(close_);
    connect(close_, &QToolButton::clicked, this, &ErrorBanner::dismiss);
    // Whoever has the focus is asked first what Escape means there: a brush, a value in a chart.
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(escape, &QShortcut::activated, this, &ErrorBanner::dismiss);
    connect(escape, &QShortcut::activatedAmbiguously, this, &ErrorBanner::dismiss); // a question is open as well
    connect(mend_, &QPushButton::clicked, this, [this] {
        const auto run = run_;
        dismiss();
        if (run) run();
    });
    connect(&Theme::instance(), &Theme::changed, this, &ErrorBanner::paintIcon);
    hide();
}

void ErrorBanner::present(Kind kind, const QString& what, const QString& why, const Action& action)
{
    kind_ = kind;
    setProperty("kind", kind == Kind::Error ? "error" : kind == Kind::Warning ? "warning" : "notice");
    style()->unpolish(this);
    style()->polish(this);
    what_->setText(what);
    why_->setText(why);
    why_->setVisible(!why.isEmpty());
    run_ = action.run;
    mend_->setText(action.text);
    mend_->setVisible(bool(action.run));
    paintIcon();
    show();
}

void ErrorBanner::dismiss()
{
    run_ = {};
    hide();
}

void ErrorBanner::paintIcon()
{
    const Tokens& tokens = Theme::instance().tokens();
    const QString name = kind_ == Kind::Notice ? QStringLiteral("check") : QStringLiteral("warning");
    const QColor colour = kind_ == Kind::Error ? tokens.error : kind_ == Kind::Warning ? tokens.warn : tokens.ok;
    icon_->setPixmap(themedPixmap(name, QSize(20, 20), devicePixelRatioF(), colour));
}

} // namespace clutch::ui
