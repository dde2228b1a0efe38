// SPDX-License-Identifier: Apache-2.0
// The part of the Photos page that brings photos in.
#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "engine/media/image_file.h"
#include "ui/jobs/job_text.h"
#include "ui/options/options_panel.h"
#include "ui/pages/photos_page.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QStackedWidget>
#include <QStyle>

#include <algorithm>
#include <mutex>

namespace clutch::ui {

namespace {

constexpr int kNamesShown = 4;

QString listed(const QStringList& names)
{
    const QString first = names.mid(0, kNamesShown).join(QStringLiteral(", "));
    const int more = int(names.size()) - kNamesShown;
    return more <= 0 ? first : PhotosPage::tr("%1 and %Ln more", nullptr, more).arg(first);
}

} // namespace

/// Written by the job's thread, read when it has ended.
struct PhotosPage::ImportReport {
    std::mutex mutex;
    QStringList present, unreadable; // names
};

void PhotosPage::askForFiles()
{
    auto* dialog = new QFileDialog(picture_->window(), tr("Import photos of real heaps"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilter(tr("Pictures (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp)"));
    connect(dialog, &QFileDialog::filesSelected, this, &PhotosPage::import);
    dialog->open();
}

void PhotosPage::askForFolder()
{
    auto* dialog = new QFileDialog(picture_->window(), tr("Import a folder of photos"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::filesSelected, this, &PhotosPage::import);
    dialog->open();
}

bool PhotosPage::acceptsDrop(const QStringList& paths) const
{
    if (paths.isEmpty() || !whyNoChange().isEmpty()) return false;
    return std::ranges::all_of(paths, [](const QString& path) {
        return QFileInfo(path).isDir() || media::isImageFile(pathFromUtf8(path.toStdString()));
    });
}

void PhotosPage::dropFiles(const QStringList& paths)
{
    import(paths);
}

// Reading and comparing files takes as long as the disk wants: all of it is the job's.
void PhotosPage::import(const QStringList& paths)
{
    if (!whyNoChange().isEmpty() || paths.isEmpty()) return;
    noteImport({}, {});
    const auto report = std::make_shared<ImportReport>();
    jobs::AddPhotosRequest request;
    request.project = pathFromUtf8(session_.projectFolder().toStdString());
    request.object = session_.objectName().toStdString();
    request.role = "cluster";
    for (const QString& path : paths)
        request.files.push_back(pathFromUtf8(path.toStdString()));
    request.onFile = [report](const std::filesystem::path& file, jobs::PhotoArrival arrival) {
        if (arrival == jobs::PhotoArrival::Added) return;
        const std::scoped_lock lock(report->mutex);
        (arrival == jobs::PhotoArrival::AlreadyThere ? report->present : report->unreadable)
            << QString::fromStdString(utf8(file.filename()));
    };
    imports_.insert(session_.run(jobs::makeAddPhotosJob(std::move(request))), report);
    Q_EMIT statusChanged();
}

void PhotosPage::jobChanged(qint64 job)
{
    refreshEnabled(); // removing waits for jobs to end
    if (!imports_.contains(job)) return;
    const auto status = session_.runner().status(job);
    if (!status || isFinished(status->state)) {
        const auto report = imports_.take(job);
        const std::scoped_lock lock(report->mutex);
        noteImport(report->present, report->unreadable);
        reload();
    }
    Q_EMIT statusChanged();
}

void PhotosPage::noteImport(const QStringList& present, const QStringList& unreadable)
{
    QStringList lines;
    if (!unreadable.isEmpty()) lines << tr("Cannot be read: %1").arg(listed(unreadable));
    if (!present.isEmpty()) lines << tr("Already here: %1").arg(listed(present));
    note(lines, !unreadable.isEmpty());
}

// Of photos that were held out, removed and brought back.
void PhotosPage::noteTaught(const QStringList& names)
{
    note({tr("Teaches now, for its light or background was used: %1").arg(listed(names))}, true);
}

void PhotosPage::note(const QStringList& lines, bool warns)
{
    importNote_->setText(lines.join(QLatin1Char('\n')));
    importNote_->setProperty("role", warns ? "warn" : "small");
    importNote_->style()->unpolish(importNote_);
    importNote_->style()->polish(importNote_);
    importNote_->setVisible(!lines.isEmpty());
}

} // namespace clutch::ui
