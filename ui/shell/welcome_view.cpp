// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/welcome_view.h"

#include "ui/shell/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace clutch::ui {

namespace {

QPushButton* bigButton(const QString& name, const QString& text, const QString& icon, bool primary, QWidget* parent)
{
    auto* button = new QPushButton(themedIcon(icon, primary ? IconRole::OnAccent : IconRole::Text), text, parent);
    button->setObjectName(name);
    button->setProperty("primary", primary);
    button->setMinimumHeight(40);
    button->setIconSize(QSize(18, 18));
    return button;
}

QWidget* step(const QString& icon, const QString& title, const QString& text, QWidget* parent)
{
    auto* card = new QWidget(parent);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpaceTiny);
    auto* picture = new QLabel(card);
    const auto paint = [picture, icon] {
        picture->setPixmap(
            themedPixmap(icon, QSize(28, 28), picture->devicePixelRatioF(), Theme::instance().tokens().accent));
    };
    paint();
    QObject::connect(&Theme::instance(), &Theme::changed, picture, paint);
    auto* heading = new QLabel(title, card);
    heading->setFont(themedFont(kTextBody, QFont::DemiBold));
    auto* words = new QLabel(text, card);
    words->setProperty("role", "muted");
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignTop);
    column->addWidget(picture);
    column->addWidget(heading);
    column->addWidget(words, 1); // headings stay in one line whatever the lengths of the words
    return card;
}

} // namespace

WelcomeView::WelcomeView(QWidget* parent)
    : QWidget(parent), recent_(new QVBoxLayout), recentTitle_(new QLabel(tr("Opened lately"), this))
{
    setObjectName(QStringLiteral("welcome"));
    auto* body = new QWidget(this);
    body->setFixedWidth(720);
    auto* column = new QVBoxLayout(body);
    column->setSpacing(kSpace);
    auto* logo = new QLabel(body);
    logo->setPixmap(QIcon(QStringLiteral(":/icons/clutch.svg")).pixmap(56, 56));
    auto* headline = new QLabel(tr("One recording in, a labelled data set out"), body);
    headline->setProperty("role", "headline");
    auto* hint = new QLabel(
        tr("Film one object for 20 seconds. Clutch cuts it out of every frame and lays the cut-outs into pictures of "
           "whole heaps, with a mask for each object. Nothing is labelled by hand."),
        body);
    hint->setProperty("role", "muted");
    hint->setWordWrap(true);
    auto* steps = new QHBoxLayout;
    steps->setSpacing(kSpaceHuge);
    steps->addWidget(
        step(QStringLiteral("record"), tr("Record"), tr("Turn one object in front of a plain background."), body), 1);
    steps->addWidget(
        step(QStringLiteral("matte"), tr("Matte"), tr("Each frame becomes a cut-out with soft edges."), body), 1);
    steps->addWidget(
        step(QStringLiteral("synthesize"), tr("Synthesize"), tr("Cut-outs become pictures of many objects."), body), 1);
    steps->addWidget(
        step(QStringLiteral("export"), tr("Export"), tr("Pictures and masks for your training tools."), body), 1);
    auto* create = bigButton(QStringLiteral("welcomeNew"), tr("New project"), QStringLiteral("plus"), true, body);
    auto* open = bigButton(QStringLiteral("welcomeOpen"), tr("Open a project"), QStringLiteral("folder"), false, body);
    auto* demo = bigButton(QStringLiteral("welcomeDemo"), tr("Try the demo"), QStringLiteral("play"), false, body);
    demo->setToolTip(
        tr("Makes a project from the recording that comes with Clutch and runs all stages; about a minute"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kSpace);
    for (QPushButton* button : {create, open, demo})
        buttons->addWidget(button);
    buttons->addStretch(1);
    recentTitle_->setProperty("role", "section");
    recentTitle_->setText(recentTitle_->text().toUpper());
    recent_->setSpacing(2);
    column->addWidget(logo);
    column->addWidget(headline);
    column->addWidget(hint);
    column->addSpacing(kSpaceSmall);
    column->addLayout(steps);
    column->addSpacing(kSpaceSmall);
    column->addLayout(buttons);
    column->addSpacing(kSpace);
    column->addWidget(recentTitle_);
    column->addLayout(recent_);
    auto* outer = new QVBoxLayout(this);
    // Centred by what lies beside it: as an aligned widget it would be asked for its height at the width of the window,
    // and wrapped lines would be cut off.
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(body);
    middle->addStretch(1);
    outer->addStretch(2);
    outer->addLayout(middle);
    outer->addStretch(3);
    connect(create, &QPushButton::clicked, this, &WelcomeView::newRequested);
    connect(open, &QPushButton::clicked, this, &WelcomeView::openRequested);
    connect(demo, &QPushButton::clicked, this, &WelcomeView::demoRequested);
}

void WelcomeView::setRecent(const QStringList& folders)
{
    while (QLayoutItem* item = recent_->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    recentTitle_->setVisible(!folders.isEmpty());
    for (const QString& folder : folders.mid(0, 5)) {
        auto* button = new QToolButton(this);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIcon(themedIcon(QStringLiteral("folder"), IconRole::Muted));
        button->setText(QStringLiteral("%1    %2").arg(QDir(folder).dirName(), QDir::toNativeSeparators(folder)));
        button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        button->setMaximumWidth(696);
        connect(button, &QToolButton::clicked, this, [this, folder] { Q_EMIT recentChosen(folder); });
        recent_->addWidget(button);
    }
}

} // namespace clutch::ui
