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

void PhotosPage::import(const QStringList& paths)
{
    if (!whyNoChange().isEmpty()) return;
    noteImport({}, {});
    const store::Id object = session_.objectId();
    store_.ask<PhotoFiles>(
        [object, paths](store::Project& project) { return preparePhotoFiles(project, object, paths); },
        [this, object](const PhotoFiles& prepared) {
            if (object == session_.objectId()) startImport(prepared); // else: meant for the object chosen then
        });
}

void PhotosPage::startImport(const PhotoFiles& prepared)
{
    noteImport(prepared.present, {});
    if (prepared.files.isEmpty()) {
        if (prepared.present.isEmpty()) importNote_->setText(tr("There are no pictures in that folder."));
        importNote_->show();
        return;
    }
    jobs::AddPhotosRequest request;
    request.project = pathFromUtf8(session_.projectFolder().toStdString());
    request.object = session_.objectName().toStdString();
    request.role = "cluster";
    for (const QString& file : prepared.files)
        request.files.push_back(pathFromUtf8(file.toStdString()));
    imports_.insert(session_.run(jobs::makeAddPhotosJob(std::move(request))), prepared);
    Q_EMIT statusChanged();
}

void PhotosPage::jobChanged(qint64 job)
{
    refreshEnabled(); // removing waits for jobs to end
    if (!imports_.contains(job)) return;
    const auto status = session_.runner().status(job);
    if (!status || isFinished(status->state)) {
        const PhotoFiles wanted = imports_.take(job);
        if (status && status->state != jobs::JobState::Cancelled)
            store_.ask<QStringList>([object = session_.objectId(), wanted](
                                        store::Project& project) { return missingPhotos(project, object, wanted); },
                                    [this, wanted](const QStringList& missing) {
                                        noteImport(wanted.present, missing);
                                        reload();
                                    });
    }
    Q_EMIT statusChanged();
}

void PhotosPage::noteImport(const QStringList& present, const QStringList& unreadable)
{
    QStringList lines;
    if (!unreadable.isEmpty()) lines << tr("Cannot be read: %1").arg(listed(unreadable));
    if (!present.isEmpty()) lines << tr("Already here: %1").arg(listed(present));
    importNote_->setText(lines.join(QLatin1Char('\n')));
    importNote_->setProperty("role", unreadable.isEmpty() ? "small" : "warn");
    importNote_->style()->unpolish(importNote_);
    importNote_->style()->polish(importNote_);
    importNote_->setVisible(!lines.isEmpty());
}

} // namespace clutch::ui
