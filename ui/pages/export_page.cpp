// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/export_page.h"

#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "ui/jobs/job_monitor.h"
#include "ui/jobs/job_text.h"
#include "ui/options/options_panel.h"
#include "ui/pages/format_card.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"

#include <QDir>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <algorithm>

namespace clutch::ui {

namespace {

constexpr int kReloadMs = 300, kUnseenReloadMs = 2000; // the latter while another page's job runs

const std::string& exportTitle()
{
    static const std::string title = jobs::makeExportJob({})->title();
    return title;
}

} // namespace

ExportPage::ExportPage(Session& session, QWidget* parent)
    : Page(session, parent), monitor_(new JobMonitor(session, this))
{
    setObjectName(QStringLiteral("exportPage"));
    buildOptions();
    buildCards();
    buildPreview();
    cards_.first()->setChecked(true);
    reloadTimer_.setSingleShot(true);
    connect(&reloadTimer_, &QTimer::timeout, this, &ExportPage::reload);
    connect(&session, &Session::contentChanged, this, [this] {
        const bool calm = stack_->isVisible() || !session_.runner().isBusy();
        if (!reloadTimer_.isActive()) reloadTimer_.start(calm ? kReloadMs : kUnseenReloadMs);
    });
    const auto restart = [this] {
        folderIsTheirs_ = false;
        writtenTo_.clear();
        written_->hide();
        reload();
    };
    connect(&session, &Session::projectChanged, this, restart);
    connect(&session, &Session::objectChanged, this, restart);
    connect(monitor_, &JobMonitor::sampled, this, &ExportPage::jobSampled);
    reload();
    jobSampled();
}

QWidget* ExportPage::optionsPanel()
{
    return panel_;
}

QWidget* ExportPage::picture()
{
    return stack_;
}

QString ExportPage::format() const
{
    for (const FormatCard* card : cards_)
        if (card->isChecked()) return card->format();
    return QStringLiteral("coco");
}

const store::DatasetRow* ExportPage::dataset() const
{
    const store::Id id = datasetBox_->currentData().toLongLong();
    const auto found =
        std::find_if(datasets_.begin(), datasets_.end(), [id](const store::DatasetRow& row) { return row.id == id; });
    return found == datasets_.end() ? nullptr : &*found;
}

QString ExportPage::suggestedFolder() const
{
    if (!session_.hasProject()) return {};
    // Beside the project, never in it: the project's own files stay its own.
    const QFileInfo project(session_.projectFolder());
    const QString parent = QFileInfo(project.absolutePath()).isWritable()
                               ? project.absolutePath()
                               : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString what = format() == QLatin1String("rgba") ? session_.objectName()
                         : dataset()                       ? QString::fromStdString(dataset()->name)
                                                           : QString();
    QString name = QStringLiteral("%1-%2-%3").arg(project.fileName(), what, format());
    return QDir(parent).filePath(name.replace(QLatin1Char('/'), QLatin1Char('-')));
}

StageStatus ExportPage::status() const
{
    if (!session_.hasProject()) return {};
    if (job_ != 0) return {StageState::Running, percent_, {}};
    if (!writtenTo_.isEmpty()) return {StageState::Done, -1, tr("written")};
    return {datasets_.empty() && cutouts_ == 0 ? StageState::Empty : StageState::Ready, -1, {}};
}

void ExportPage::reload()
{
    const qlonglong chosen = datasetBox_->currentData().toLongLong();
    datasets_.clear();
    cutouts_ = 0;
    if (session_.hasProject()) {
        try {
            for (const store::DatasetRow& row : session_.project().datasets())
                if (row.object == session_.objectId() && row.images > 0) datasets_.push_back(row);
            if (session_.objectId() != 0) cutouts_ = session_.project().usedMattes(session_.objectId()).size();
        } catch (...) {
            session_.raise(errorFromCurrentException("studio"));
        }
    }
    const QSignalBlocker quiet(datasetBox_);
    datasetBox_->clear();
    for (const store::DatasetRow& row : datasets_)
        datasetBox_->addItem(QString::fromStdString(row.name), qlonglong(row.id));
    datasetBox_->setCurrentIndex(chosen != 0 && datasetBox_->findData(chosen) >= 0 ? datasetBox_->findData(chosen)
                                                                                   : datasetBox_->count() - 1);
    if (!folderIsTheirs_) folder_->setText(suggestedFolder());
    stack_->setCurrentWidget(datasets_.empty() && cutouts_ == 0 ? static_cast<QWidget*>(empty_) : cardsPage_);
    refreshControls();
    Q_EMIT statusChanged();
}

void ExportPage::refreshControls()
{
    const bool cutouts = format() == QLatin1String("rgba");
    datasetBox_->setEnabled(!cutouts && !datasets_.empty());
    datasetBox_->setToolTip(cutouts             ? tr("Off: cut-outs belong to the object, not to a data set")
                            : datasets_.empty() ? tr("Off: there is no data set yet")
                                                : QString());
    refreshTree();
    if (job_ != 0) {
        run_->setText(stopping_ ? tr("Stopping") : tr("Cancel"));
        run_->setEnabled(!stopping_);
        run_->setToolTip({});
        return;
    }
    QString why;
    if (cutouts && cutouts_ == 0)
        why = tr("Off: there are no cut-outs yet");
    else if (!cutouts && !dataset())
        why = tr("Off: there is no data set yet");
    else if (folder_->text().trimmed().isEmpty())
        why = tr("Off: choose a folder first");
    run_->setText(tr("Export"));
    run_->setEnabled(why.isEmpty());
    run_->setToolTip(why);
}

void ExportPage::refreshTree()
{
    tree_->clear();
    const QString name = QFileInfo(folder_->text()).fileName();
    auto* root = new QTreeWidgetItem(tree_, {name.isEmpty() ? tr("(no folder chosen)") : name});
    root->setIcon(0, themedIcon(QStringLiteral("folder"), IconRole::Accent));
    const auto file = [](QTreeWidgetItem* parent, const QString& text, const QString& icon) {
        auto* item = new QTreeWidgetItem(parent, {text});
        item->setIcon(0, themedIcon(icon, IconRole::Muted));
        return item;
    };
    if (format() == QLatin1String("rgba")) {
        auto* cutouts = file(root, QStringLiteral("cutouts"), QStringLiteral("folder"));
        file(cutouts, tr("%Ln cut-outs (.png)", nullptr, int(cutouts_)), QStringLiteral("cut-out"));
    } else if (const store::DatasetRow* row = dataset()) {
        file(root, QStringLiteral("annotations.json"), QStringLiteral("info"));
        auto* images = file(root, QStringLiteral("images"), QStringLiteral("folder"));
        file(images, tr("%Ln pictures (.png)", nullptr, int(row->images)), QStringLiteral("images"));
    }
    tree_->expandAll();
}

void ExportPage::jobSampled()
{
    const std::int64_t before = job_;
    job_ = 0;
    percent_ = -1;
    stopping_ = false;
    for (const jobs::JobStatus& status : monitor_->statuses()) {
        if (status.title != exportTitle()) continue;
        if (!isFinished(status.state)) {
            job_ = status.id;
            percent_ = percentOf(status.progress);
            stopping_ = status.state == jobs::JobState::Stopping;
        } else if (status.id == mine_) {
            mine_ = 0;
            if (status.state != jobs::JobState::Done) continue;
            const QJsonObject result = QJsonDocument::fromJson(QByteArray::fromStdString(status.result)).object();
            const qlonglong images = result.value(QStringLiteral("images")).toInteger(),
                            annotations = result.value(QStringLiteral("annotations")).toInteger();
            showWritten(result.value(QStringLiteral("file")).toString(),
                        tr("%Ln pictures written", nullptr, int(images)) +
                            (annotations > 0 ? QStringLiteral(", ") + tr("%Ln objects", nullptr, int(annotations))
                                             : QString()));
        }
    }
    if (before == 0 && job_ == 0) return;
    refreshControls();
    Q_EMIT statusChanged();
}

void ExportPage::showWritten(const QString& path, const QString& summary)
{
    const QFileInfo file(path);
    writtenTo_ = file.isDir() ? file.absoluteFilePath() : file.absolutePath();
    writtenSummary_->setText(summary);
    writtenPath_->setText(QDir::toNativeSeparators(path));
    written_->show();
}

void ExportPage::runOrCancel()
{
    if (job_ != 0) {
        session_.runner().cancel(job_);
        return;
    }
    jobs::ExportRequest request;
    request.project = pathFromUtf8(session_.projectFolder().toStdString());
    request.object = session_.objectName().toStdString();
    const QString chosen = format();
    if (chosen != QLatin1String("rgba") && dataset()) request.dataset = dataset()->name;
    setField(request.options, "format", chosen.toStdString());
    request.folder = pathFromUtf8(QDir(folder_->text().trimmed()).absolutePath().toStdString());
    written_->hide();
    mine_ = session_.run(jobs::makeExportJob(std::move(request)));
}

void ExportPage::chooseFolder()
{
    auto* dialog = new QFileDialog(panel_->window(), tr("Choose the folder to write to"),
                                   QFileInfo(folder_->text()).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        folderIsTheirs_ = true;
        folder_->setText(folder);
        refreshControls();
    });
    dialog->open();
}

} // namespace clutch::ui
