// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobs_panel.h"

#include "ui/jobs/job_monitor.h"
#include "ui/jobs/job_row.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace clutch::ui {

JobsPanel::JobsPanel(Session& session, JobMonitor& monitor, QWidget* parent)
    : QWidget(parent), session_(session), monitor_(monitor), list_(nullptr), empty_(new QLabel(this))
{
    setObjectName(QStringLiteral("jobsPanel"));
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(scroll);
    list_ = new QVBoxLayout(content);
    list_->setContentsMargins(kSpaceSmall, kSpaceSmall, kSpaceSmall, kSpaceSmall);
    list_->setSpacing(kSpaceSmall);
    empty_->setText(
        tr("Nothing has run yet. What you start on a page is listed here, with its progress and its errors."));
    empty_->setProperty("role", "muted");
    empty_->setWordWrap(true);
    list_->addWidget(empty_);
    list_->addStretch(1);
    scroll->setWidget(content);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
    connect(&monitor, &JobMonitor::sampled, this, &JobsPanel::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &JobsPanel::refresh);
    refresh();
}

void JobsPanel::refresh()
{
    QMap<qint64, JobRow*> gone = rows_;
    for (const jobs::JobStatus& status : monitor_.statuses()) {
        gone.remove(status.id);
        JobRow*& row = rows_[status.id];
        if (!row) {
            row = new JobRow(status.id, this);
            list_->insertWidget(0, row);
            connect(row, &JobRow::cancelClicked, this, [this, id = status.id] { session_.runner().cancel(id); });
            connect(row, &JobRow::openClicked, this, [this, id = status.id] { Q_EMIT openRequested(id); });
        }
        row->display(status);
        row->setVisible(true);
    }
    for (auto it = gone.begin(); it != gone.end(); ++it) {
        rows_.remove(it.key());
        it.value()->deleteLater();
    }
    empty_->setVisible(rows_.isEmpty());
}

} // namespace clutch::ui
