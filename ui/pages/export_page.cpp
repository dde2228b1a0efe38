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

#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace clutch::ui {

namespace {

const std::string& exportTitle()
{
    static const std::string title = jobs::makeExportJob({})->title();
    return title;
}

QLabel* fieldLabel(const QString& text, QWidget* buddy, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setBuddy(buddy);
    return label;
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
    connect(&session, &Session::contentChanged, this, &ExportPage::reload);
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

void ExportPage::buildOptions()
{
    panel_ = new OptionsPanel(title());
    datasetBox_ = new QComboBox(panel_);
    datasetBox_->setObjectName(QStringLiteral("exportDataset"));
    datasetBox_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    folder_ = new QLineEdit(panel_);
    folder_->setObjectName(QStringLiteral("exportFolder"));
    folder_->setClearButtonEnabled(false);
    auto* browse = new QPushButton(themedIcon(QStringLiteral("folder")), tr("Choose folder"), panel_);
    browse->setObjectName(QStringLiteral("chooseFolder"));
    panel_->body()->addWidget(fieldLabel(tr("Data set"), datasetBox_, panel_));
    panel_->body()->addWidget(datasetBox_);
    panel_->body()->addWidget(fieldLabel(tr("Folder to write"), folder_, panel_));
    panel_->body()->addWidget(folder_);
    panel_->body()->addWidget(browse);
    panel_->explain(datasetBox_, tr("Which of the object's data sets is written"));
    panel_->explain(folder_, tr("Made if need be; an earlier export there is replaced, other files are left alone"));
    run_ = new QPushButton(panel_);
    run_->setObjectName(QStringLiteral("runExport"));
    run_->setProperty("primary", true);
    run_->setMinimumHeight(36);
    panel_->footer()->addWidget(run_);
    connect(datasetBox_, &QComboBox::currentIndexChanged, this, [this] {
        if (!folderIsTheirs_) folder_->setText(suggestedFolder());
        refreshControls();
    });
    connect(folder_, &QLineEdit::textEdited, this, [this] {
        folderIsTheirs_ = true;
        refreshControls();
    });
    connect(browse, &QPushButton::clicked, this, &ExportPage::chooseFolder);
    connect(run_, &QPushButton::clicked, this, &ExportPage::runOrCancel);
}

void ExportPage::buildCards()
{
    stack_ = new QStackedWidget;
    empty_ = new EmptyState(QStringLiteral("export"), stack_);
    empty_->setText(tr("Nothing to export yet"),
                    tr("Make pictures on the Synthesize page, or cut-outs on the Matte page. They are written from "
                       "here for your training tools."),
                    tr("Go to Synthesize"));
    connect(empty_, &EmptyState::buttonClicked, this, [this] { Q_EMIT stageRequested(QStringLiteral("synthesize")); });
    cardsPage_ = new QWidget(stack_);
    cards_ = {
        new FormatCard(QStringLiteral("coco"), tr("COCO"),
                       tr("For Detectron2, MMDetection and every tool that reads COCO."),
                       tr("Masks to the pixel, holes, visible and whole outline, where each object came from."),
                       tr("Soft edges: masks are yes or no."), cardsPage_),
        new FormatCard(QStringLiteral("coco-polygons"), tr("COCO with polygons"),
                       tr("For tools that show outlines and cannot read run lengths."),
                       tr("Outlines you can edit in labelling tools."),
                       tr("Holes, and single pixels along the outline."), cardsPage_),
        new FormatCard(QStringLiteral("rgba"), tr("RGBA cut-outs"),
                       tr("The object alone, one picture a frame, for compositing elsewhere."),
                       tr("Soft edges and true colours along them."),
                       tr("The data set's pictures and positions: only cut-outs are written."), cardsPage_),
    };
    auto* row = new QHBoxLayout;
    row->setSpacing(kSpaceWide);
    for (FormatCard* card : cards_) {
        row->addWidget(card, 1);
        connect(card, &QAbstractButton::toggled, this, [this](bool on) {
            if (!on) return;
            if (!folderIsTheirs_) folder_->setText(suggestedFolder());
            refreshControls();
        });
    }
    auto* heading = new QLabel(tr("Which tool is it for?"), cardsPage_);
    heading->setProperty("role", "headline");
    written_ = new QFrame(cardsPage_);
    written_->setObjectName(QStringLiteral("written"));
    written_->setProperty("card", true);
    writtenSummary_ = new QLabel(written_);
    writtenSummary_->setFont(themedFont(kTextBody, QFont::DemiBold));
    writtenPath_ = new QLabel(written_);
    writtenPath_->setObjectName(QStringLiteral("writtenPath"));
    writtenPath_->setProperty("role", "muted");
    writtenPath_->setWordWrap(true);
    writtenPath_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* show = new QPushButton(themedIcon(QStringLiteral("folder")), tr("Show"), written_);
    show->setObjectName(QStringLiteral("showWritten"));
    show->setToolTip(tr("Open the folder in the file manager"));
    auto* words = new QVBoxLayout;
    words->addWidget(writtenSummary_);
    words->addWidget(writtenPath_);
    auto* line = new QHBoxLayout(written_);
    line->setContentsMargins(kSpaceWide, kSpace, kSpaceWide, kSpace);
    line->addLayout(words, 1);
    line->addWidget(show);
    written_->hide();
    auto* column = new QVBoxLayout(cardsPage_);
    column->setContentsMargins(kSpaceHuge, kSpaceHuge, kSpaceHuge, kSpaceHuge);
    column->setSpacing(kSpaceWide);
    column->addWidget(heading);
    column->addLayout(row);
    column->addWidget(written_);
    column->addStretch(1);
    stack_->addWidget(empty_);
    stack_->addWidget(cardsPage_);
    connect(show, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(writtenTo_)); });
}

void ExportPage::buildPreview()
{
    preview_ = new QWidget;
    preview_->setProperty("panel", true);
    preview_->setAttribute(Qt::WA_StyledBackground);
    auto* heading = new QLabel(tr("What will be written").toUpper(), preview_);
    heading->setProperty("role", "section");
    tree_ = new QTreeWidget(preview_);
    tree_->setObjectName(QStringLiteral("exportTree"));
    tree_->setAccessibleName(tr("Folder that will be written"));
    tree_->setHeaderHidden(true);
    tree_->setSelectionMode(QAbstractItemView::NoSelection);
    tree_->setIconSize(QSize(16, 16));
    auto* column = new QVBoxLayout(preview_);
    column->setContentsMargins(kSpaceWide, kSpace, kSpaceSmall, kSpace);
    column->addWidget(heading);
    column->addWidget(tree_, 1);
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
