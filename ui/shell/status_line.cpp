// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/status_line.h"

#include "ui/jobs/job_monitor.h"
#include "ui/jobs/job_text.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace clutch::ui {

namespace {

QFrame* divider(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setProperty("line", true);
    line->setFixedSize(1, 14);
    return line;
}

} // namespace

StatusLine::StatusLine(Session& session, JobMonitor& monitor, QWidget* parent)
    : QWidget(parent), session_(session), monitor_(monitor), pointed_(new QLabel(this)), device_(new QLabel(this)),
      lock_(new QLabel(this)), job_(new QToolButton(this)), cancel_(new QToolButton(this)), bar_(new QProgressBar(this))
{
    setObjectName(QStringLiteral("statusLine"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(28);
    pointed_->setMinimumWidth(180);
    device_->setToolTip(tr("Where the computing is done"));
    lock_->setText(tr("read-only: another window has this project open, or its folder may not be written"));
    for (QLabel* label : {pointed_, device_})
        label->setProperty("role", "small");
    lock_->setProperty("role", "warn");
    lock_->setFont(themedFont(kTextSmall));
    job_->setObjectName(QStringLiteral("statusJob"));
    job_->setProperty("flat", "text");
    job_->setFont(themedFont(kTextSmall));
    job_->setToolTip(tr("Show all jobs (Ctrl+J)"));
    cancel_->setObjectName(QStringLiteral("statusCancel"));
    cancel_->setIcon(themedIcon(QStringLiteral("cross"), IconRole::Muted));
    cancel_->setIconSize(QSize(12, 12));
    cancel_->setToolTip(tr("Cancel this job. What is finished is kept."));
    cancel_->setAccessibleName(tr("Cancel the running job"));
    bar_->setTextVisible(false);
    bar_->setFixedWidth(120);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSpaceWide, 0, kSpaceSmall, 0);
    row->setSpacing(kSpace);
    row->addWidget(pointed_);
    row->addWidget(divider(this));
    row->addWidget(device_);
    row->addWidget(lock_);
    row->addStretch(1);
    row->addWidget(job_);
    row->addWidget(bar_);
    row->addWidget(cancel_);
    connect(job_, &QToolButton::clicked, this, &StatusLine::jobsClicked);
    connect(cancel_, &QToolButton::clicked, this, [this] {
        if (const jobs::JobStatus* status = monitor_.current()) session_.runner().cancel(status->id);
    });
    connect(&monitor, &JobMonitor::sampled, this, &StatusLine::refresh);
    connect(&session, &Session::projectChanged, this, [this] {
        const auto& all = monitor_.statuses();
        lastOfBefore_ = all.empty() ? 0 : all.back().id; // how a job of another project ended is no news here
        refresh();
    });
    refresh();
}

void StatusLine::setPointed(const QString& text)
{
    pointed_->setText(text);
}

void StatusLine::setDevice(const QString& text)
{
    device_->setText(tr("device: %1").arg(text));
}

void StatusLine::refresh()
{
    lock_->setVisible(session_.hasProject() && session_.isReadOnly());
    const jobs::JobStatus* status = monitor_.current();
    bar_->setVisible(status != nullptr);
    cancel_->setVisible(status != nullptr);
    if (!status) {
        const auto& all = monitor_.statuses();
        job_->setText(all.empty() || all.back().id <= lastOfBefore_
                          ? tr("no job is running")
                          : tr("%1: %2").arg(jobTitle(all.back()), stateName(all.back().state)));
        return;
    }
    job_->setText(tr("%1: %2").arg(jobTitle(*status), progressText(*status)));
    cancel_->setEnabled(status->state != jobs::JobState::Stopping);
    const int percent = percentOf(status->progress);
    bar_->setRange(0, percent < 0 ? 0 : 100);
    bar_->setValue(std::max(percent, 0));
}

} // namespace clutch::ui
