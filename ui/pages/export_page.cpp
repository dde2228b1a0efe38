// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/export_page.h"

#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "ui/jobs/job_monitor.h"
#include "ui/jobs/job_text.h"
#include "ui/options/options_panel.h"
#include "ui/pages/export_page_preview.h"
#include "ui/pages/export_page_split.h"
#include "ui/pages/format_card.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/session.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
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
    connect(&session, &Session::datasetChanged, this, &ExportPage::reload);
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

exporting::ExportFormat ExportPage::format() const
{
    for (qsizetype i = 0; i < cards_.size(); ++i)
        if (cards_[i]->isChecked()) return static_cast<exporting::ExportFormat>(i);
    return exporting::ExportFormat::Coco;
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
    const QString what = isCutouts() ? session_.objectName()
                         : dataset() ? QString::fromStdString(dataset()->name)
                                     : QString();
    if (what.isEmpty()) return {};
    QString name = QStringLiteral("%1-%2-%3").arg(project.fileName(), what, cards_[qsizetype(format())]->format());
    return QDir(parent).filePath(name.replace(QLatin1Char('/'), QLatin1Char('-')));
}

void ExportPage::suggestFolder()
{
    if (!folderIsTheirs_) folder_->setText(suggestedFolder());
}

StageStatus ExportPage::status() const
{
    if (!session_.hasProject()) return {};
    if (job_ != 0) return {StageState::Running, percent_, {}};
    if (!writtenTo_.isEmpty()) return {StageState::Done, -1, tr("written")};
    return {datasets_.empty() && cutouts_ == 0 ? StageState::Empty : StageState::Ready, -1, {}};
}

void ExportPage::loadRows()
{
    datasets_.clear();
    cutouts_ = recordings_ = 0;
    if (!session_.hasProject()) return;
    try {
        for (const store::DatasetRow& row : session_.project().datasets())
            if (row.object == session_.objectId() && row.images > 0) datasets_.push_back(row);
        if (session_.objectId() == 0) return;
        cutouts_ = session_.project().usedMattes(session_.objectId()).size();
        recordings_ = session_.project().recordings(session_.objectId()).size();
    } catch (...) {
        session_.raise(errorFromCurrentException("studio"));
    }
}

void ExportPage::reload()
{
    loadRows();
    const QSignalBlocker quiet(datasetBox_);
    datasetBox_->clear();
    for (const store::DatasetRow& row : datasets_)
        datasetBox_->addItem(QString::fromStdString(row.name), qlonglong(row.id));
    const int chosen = datasetBox_->findData(qlonglong(session_.datasetId()));
    datasetBox_->setCurrentIndex(chosen >= 0 ? chosen : datasetBox_->count() - 1);
    suggestFolder();
    refreshEmpty();
    refreshControls();
    Q_EMIT statusChanged();
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
            showWritten(QJsonDocument::fromJson(QByteArray::fromStdString(status.result)).object());
        }
    }
    if (before == 0 && job_ == 0) return;
    refreshControls();
    Q_EMIT statusChanged();
}

void ExportPage::showWritten(const QJsonObject& result)
{
    const QString path = result.value(QStringLiteral("file")).toString();
    const QFileInfo file(path);
    writtenTo_ = file.isDir() ? file.absoluteFilePath() : file.absolutePath();
    const QLocale locale;
    const auto count = [&](const QJsonObject& from, const char* key) {
        return from.value(QLatin1String(key)).toInteger();
    };
    QStringList words{tr("%Ln pictures written", nullptr, int(count(result, "images")))};
    if (count(result, "annotations") > 0) words << tr("%Ln objects", nullptr, int(count(result, "annotations")));
    const QJsonObject split = result.value(QStringLiteral("split")).toObject();
    for (const char* part : {"train", "val", "test"})
        if (count(split, part) > 0)
            words << QStringLiteral("%1 %2").arg(QLatin1String(part), locale.toString(count(split, part)));
    writtenSummary_->setText(words.join(QStringLiteral(", ")));
    writtenPath_->setText(QDir::toNativeSeparators(path));
    QStringList notes;
    for (const QJsonValue value : result.value(QStringLiteral("notes")).toArray()) {
        const QJsonObject note = value.toObject();
        QString line = translated("Export", note.value(QStringLiteral("text")).toString().toStdString());
        line = line.left(1).toUpper() + line.mid(1);
        notes << (count(note, "count") > 0 ? QStringLiteral("%1: %2").arg(line, locale.toString(count(note, "count")))
                                           : line);
    }
    writtenNotes_->setText(notes.join(QLatin1Char('\n')));
    writtenNotes_->setVisible(!notes.isEmpty());
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
    request.options.format = format();
    request.options.split = split_->text().toStdString();
    if (!isCutouts() && dataset()) request.dataset = dataset()->name;
    request.folder = pathFromUtf8(QDir(folder_->text().trimmed()).absolutePath().toStdString());
    written_->hide();
    const std::uint64_t others = session_.seed(); // of the images, which a split has nothing to do with
    session_.setSeed(split_->seed());
    mine_ = session_.run(jobs::makeExportJob(std::move(request)));
    session_.setSeed(others);
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
