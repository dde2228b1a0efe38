// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/job_row.h"

#include "ui/jobs/job_text.h"
#include "ui/shell/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace clutch::ui {

namespace {

std::pair<QString, QColor> stateIcon(jobs::JobState state)
{
    const Tokens& tokens = Theme::instance().tokens();
    switch (state) {
    case jobs::JobState::Done:
        return {QStringLiteral("check"), tokens.ok};
    case jobs::JobState::Failed:
        return {QStringLiteral("warning"), tokens.error};
    case jobs::JobState::Cancelled:
        return {QStringLiteral("cross"), tokens.muted};
    case jobs::JobState::Queued:
        return {QStringLiteral("clock"), tokens.muted};
    case jobs::JobState::Running:
    case jobs::JobState::Stopping:
        break;
    }
    return {QStringLiteral("play"), tokens.accent};
}

} // namespace

JobRow::JobRow(qint64 job, QWidget* parent)
    : QFrame(parent), icon_(new QLabel(this)), title_(new QLabel(this)), detail_(new QLabel(this)),
      bar_(new QProgressBar(this)), cancel_(new QPushButton(tr("Cancel"), this)),
      open_(new QPushButton(tr("Open"), this))
{
    setObjectName(QStringLiteral("job-%1").arg(job));
    setProperty("card", true);
    cancel_->setObjectName(QStringLiteral("cancel-%1").arg(job));
    open_->setObjectName(QStringLiteral("open-%1").arg(job));
    open_->setToolTip(tr("Show what this job made"));
    title_->setFont(themedFont(kTextBody, QFont::DemiBold));
    detail_->setProperty("role", "muted");
    detail_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // The list scrolls up and down only: a long name is broken, or cut, rather than widening the row.
    for (QLabel* label : {title_, detail_}) {
        label->setWordWrap(true);
        label->setMinimumWidth(1);
    }
    bar_->setTextVisible(false);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(kSpace, kSpaceSmall, kSpace, kSpaceSmall);
    grid->setHorizontalSpacing(kSpace);
    grid->setVerticalSpacing(kSpaceTiny);
    grid->addWidget(icon_, 0, 0);
    grid->addWidget(title_, 0, 1);
    grid->addWidget(cancel_, 0, 2, 2, 1, Qt::AlignVCenter);
    grid->addWidget(open_, 0, 2, 2, 1, Qt::AlignVCenter);
    grid->addWidget(detail_, 1, 1);
    grid->addWidget(bar_, 2, 1, 1, 2);
    grid->setColumnStretch(1, 1);
    connect(cancel_, &QPushButton::clicked, this, &JobRow::cancelClicked);
    connect(open_, &QPushButton::clicked, this, &JobRow::openClicked);
}

void JobRow::display(const jobs::JobStatus& status)
{
    const auto [icon, colour] = stateIcon(status.state);
    icon_->setPixmap(themedPixmap(icon, QSize(16, 16), devicePixelRatioF(), colour));
    title_->setText(jobTitle(status) + QStringLiteral("   ") + QString::fromStdString(status.subject));
    detail_->setText(status.error ? errorSentence(*status.error) : progressText(status));
    const int percent = percentOf(status.progress);
    bar_->setRange(0, percent < 0 ? 0 : 100);
    bar_->setValue(std::max(0, percent));
    const bool active = !isFinished(status.state);
    bar_->setVisible(active && status.state != jobs::JobState::Queued);
    cancel_->setVisible(active);
    cancel_->setEnabled(status.state != jobs::JobState::Stopping);
    cancel_->setToolTip(status.state == jobs::JobState::Stopping
                            ? tr("It stops after the item it is working on")
                            : tr("What is finished is kept; run it again to go on"));
    open_->setVisible(status.state == jobs::JobState::Done);
}

} // namespace clutch::ui
