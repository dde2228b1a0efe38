// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/page.h"
#include "ui/shell/demo.h"
#include "ui/shell/error_banner.h"
#include "ui/shell/main_window.h"
#include "ui/shell/recent_projects.h"
#include "ui/shell/session.h"
#include "ui/shell/settings.h"
#include "ui/shell/shortcuts.h"
#include "ui/shell/stage_bar.h"
#include "ui/shell/theme.h"

#include <QDesktopServices>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMimeData>
#include <QStandardPaths>
#include <QUrl>

namespace clutch::ui {

namespace {

QString usualFolder()
{
    const QString last = userSettings().value(QStringLiteral("projects/parent")).toString();
    return !last.isEmpty() && QDir(last).exists() ? last
                                                  : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

QStringList localPaths(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile()) paths << url.toLocalFile();
    return paths;
}

bool isProjectFolder(const QStringList& paths)
{
    return paths.size() == 1 &&
           QFileInfo::exists(QDir(paths.first()).filePath(QLatin1String(store::Project::kDatabaseName)));
}

} // namespace

void MainWindow::present(const Error& error)
{
    session_.raise(error);
}

void MainWindow::openProject(const QString& folder)
{
    const QString absolute = QDir(folder).absolutePath();
    session_.openProjectLater(absolute, Session::Opening::Existing,
                              [this, absolute](const std::optional<Error>& error) {
                                  if (error) forgetProject(absolute);
                                  opened(absolute, error);
                              });
}

void MainWindow::createProject(const QString& folder)
{
    const QString absolute = QDir(folder).absolutePath();
    session_.openProjectLater(absolute, Session::Opening::New, [this, absolute](const std::optional<Error>& error) {
        opened(absolute, error);
        if (!error) showStageAt(0);
    });
}

void MainWindow::startDemo()
{
    ui::startDemo(session_, options_.demoRecording, [this](const std::optional<Error>& error) {
        opened(session_.projectFolder(), error);
        if (!error) showStage(QStringLiteral("synthesize"));
    });
}

void MainWindow::opened(const QString& folder, const std::optional<Error>& error)
{
    if (error) return present(*error);
    rememberProject(folder);
    userSettings().setValue(QStringLiteral("projects/last"), folder);
    userSettings().setValue(QStringLiteral("projects/parent"), QFileInfo(folder).absolutePath());
    banner_->dismiss();
    refreshProject();
}

void MainWindow::chooseNewProject()
{
    auto* dialog = new QFileDialog(this, tr("Name the folder of the new project"), usualFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // an empty folder that is there already is fine; anything
                                                          // else is refused below
    dialog->setLabelText(QFileDialog::Accept, tr("Create"));
    dialog->selectFile(tr("My project"));
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::createProject);
    dialog->open();
}

void MainWindow::chooseProject()
{
    auto* dialog = new QFileDialog(this, tr("Choose the folder of a project"), usualFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openProject);
    dialog->open();
}

void MainWindow::openResult(qint64 job)
{
    const auto status = session_.runner().status(job);
    if (!status) return;
    const QJsonObject result = QJsonDocument::fromJson(QByteArray::fromStdString(status->result)).object();
    if (result.contains(QStringLiteral("file"))) {
        const QFileInfo file(result.value(QStringLiteral("file")).toString());
        QDesktopServices::openUrl(QUrl::fromLocalFile(file.isDir() ? file.filePath() : file.path()));
    } else if (result.contains(QStringLiteral("dataset"))) {
        showStage(QStringLiteral("synthesize"));
    } else if (result.contains(QStringLiteral("heldOut"))) {
        showStage(QStringLiteral("photos"));
    } else {
        showStage(result.contains(QStringLiteral("recordings")) || result.contains(QStringLiteral("accepted"))
                      ? QStringLiteral("matte")
                      : currentStage());
    }
}

int MainWindow::stageForDrop(const QStringList& paths) const
{
    if (!session_.hasProject() || paths.isEmpty() || session_.isReadOnly()) return -1;
    if (current_ >= 0 && slots_[current_].page->acceptsDrop(paths)) return current_;
    for (int index = 0; index < slots_.size(); ++index)
        if (slots_[index].page && slots_[index].page->acceptsDrop(paths)) return index;
    return -1;
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const QStringList paths = localPaths(event->mimeData());
    const int stage = stageForDrop(paths);
    if (stage < 0 && !isProjectFolder(paths)) return;
    const Tokens& tokens = Theme::instance().tokens();
    dropHint_->setStyleSheet(
        QStringLiteral("background: rgba(%1,%2,%3,200); border: 2px dashed %4; border-radius: 6px; font-size: 22px;")
            .arg(tokens.window.red())
            .arg(tokens.window.green())
            .arg(tokens.window.blue())
            .arg(tokens.accent.name()));
    dropHint_->setText(isProjectFolder(paths) ? tr("Drop to open this project")
                                              : tr("Drop to add to %1").arg(slots_[stage].stage.name));
    dropHint_->setGeometry(centralWidget()->rect().adjusted(kSpace, kSpace, -kSpace, -kSpace));
    dropHint_->show();
    dropHint_->raise();
    event->acceptProposedAction();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*)
{
    dropHint_->hide();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    dropHint_->hide();
    const QStringList paths = localPaths(event->mimeData());
    event->acceptProposedAction();
    if (isProjectFolder(paths)) {
        openProject(paths.first());
        return;
    }
    const int stage = stageForDrop(paths);
    if (stage < 0) return;
    showStageAt(stage);
    slots_[stage].page->dropFiles(paths);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    dropHint_->setGeometry(centralWidget()->rect().adjusted(kSpace, kSpace, -kSpace, -kSpace));
}

} // namespace clutch::ui
