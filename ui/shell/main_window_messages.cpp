// SPDX-License-Identifier: Apache-2.0
// What the window tells and asks: the banner, and the question before it closes.
#include "ui/jobs/job_monitor.h"
#include "ui/jobs/job_text.h"
#include "ui/pages/page.h"
#include "ui/shell/error_banner.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"

#include <QCloseEvent>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

namespace clutch::ui {

void MainWindow::connectMessages()
{
    connect(&session_, &Session::errorRaised, this, &MainWindow::showError);
    connect(&session_, &Session::projectChanged, banner_, &ErrorBanner::dismiss);
    connect(&session_, &Session::jobStateChanged, this, &MainWindow::jobStateChanged);
    connect(monitor_, &JobMonitor::sampled, this, [this] {
        if ((closing_ || closeQuestion_) && !session_.runner().isBusy()) close();
        if (closeQuestion_) closeQuestion_->setText(runningText());
    });
}

void MainWindow::showError(const QString& problem, const QString& subject, const QString& advice)
{
    bannerStage_ = session_.hasProject() ? currentStage() : QString();
    bannerJob_.clear();
    const auto statuses = session_.runner().statuses();
    const auto isThis = [&](const jobs::JobStatus& status) {
        return status.error && translated("Error", status.error->problem()) == problem &&
               QString::fromStdString(status.error->subject()) == subject;
    };
    const auto job = std::find_if(statuses.rbegin(), statuses.rend(), isThis);
    if (job != statuses.rend()) {
        bannerJob_ = QString::fromStdString(job->title);
        bannerStage_ = jobStages_.value(job->id, bannerStage_);
    }
    QString what = problem.left(1).toUpper() + problem.mid(1);
    if (!subject.isEmpty()) what += QStringLiteral(" (%1)").arg(subject);
    banner_->present(ErrorBanner::Kind::Error, what, advice.left(1).toUpper() + advice.mid(1),
                     {tr("Show log"), [this] { toggleDrawer(1); }});
}

void MainWindow::showNotice(const QString& what, const QString& why)
{
    bannerStage_ = currentStage();
    bannerJob_.clear();
    banner_->present(ErrorBanner::Kind::Notice, what, why);
}

// A job belongs to the page it was started on; what it could not do is settled once one of its kind could.
void MainWindow::jobStateChanged(qint64 job)
{
    if (!jobStages_.contains(job)) jobStages_.insert(job, currentStage());
    const auto status = session_.runner().status(job);
    if (!status || status->state != jobs::JobState::Done || bannerJob_.isEmpty()) return;
    if (QString::fromStdString(status->title) == bannerJob_) banner_->dismiss();
}

void MainWindow::leaveMessages(const QString& stage)
{
    if (!bannerStage_.isEmpty() && bannerStage_ == stage) banner_->dismiss();
}

// Over the top of the picture: nothing moves under the mouse when a message comes or goes.
void MainWindow::placeBanner()
{
    const bool working = main_->currentIndex() == 1 && pictureStack_->isVisible();
    const QWidget* below = working ? static_cast<const QWidget*>(pictureStack_) : main_;
    const QRect area(below->mapTo(centralWidget(), QPoint(0, 0)), below->size());
    const int width = std::max(1, area.width() - 2 * kSpaceSmall);
    const int height = banner_->hasHeightForWidth() ? banner_->heightForWidth(width) : banner_->sizeHint().height();
    banner_->setGeometry(area.left() + kSpaceSmall, area.top() + kSpaceSmall, width, height);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveLayout();
    if (!session_.runner().isBusy()) {
        if (closeQuestion_) closeQuestion_->close();
        if (current_ >= 0) slots_[current_].page->deactivated();
        event->accept();
        return;
    }
    event->ignore();
    if (!closing_ && !closeQuestion_) askToClose();
}

QString MainWindow::runningText() const
{
    const jobs::JobStatus* sampled = monitor_->current();
    const auto job = sampled ? session_.runner().status(sampled->id) : std::nullopt; // as it is now
    const int percent = job ? percentOf(job->progress) : -1;
    const QString title = job ? jobTitle(*job) : tr("A job");
    return percent < 0 ? tr("%1 is running.").arg(title) : tr("%1 is running: %2 %.").arg(title).arg(percent);
}

void MainWindow::askToClose()
{
    closeQuestion_ =
        new QMessageBox(QMessageBox::Question, tr("Close Clutch"), runningText(), QMessageBox::NoButton, this);
    closeQuestion_->setObjectName(QStringLiteral("closeQuestion"));
    closeQuestion_->setAttribute(Qt::WA_DeleteOnClose);
    closeQuestion_->setInformativeText(tr("Stop it and close? What is finished is kept."));
    auto* stop = closeQuestion_->addButton(tr("Stop and close"), QMessageBox::DestructiveRole);
    closeQuestion_->setDefaultButton(closeQuestion_->addButton(tr("Keep running"), QMessageBox::RejectRole));
    connect(stop, &QAbstractButton::clicked, this, &MainWindow::stopAndClose);
    closeQuestion_->open();
}

// Nobody waits on this thread: the window closes itself once the job has come to its next stop.
void MainWindow::stopAndClose()
{
    closing_ = true;
    session_.runner().cancelAll();
    showNotice(tr("Stopping"), tr("Clutch closes as soon as the running job has stopped; what is finished is kept."));
    bannerStage_.clear();
}

} // namespace clutch::ui
