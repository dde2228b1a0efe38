// SPDX-License-Identifier: Apache-2.0
// The part of the Record page that imports videos and folders of pictures.
#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "ui/jobs/job_text.h"
#include "ui/options/options_form.h"
#include "ui/pages/record_page.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>

namespace clutch::ui {

namespace {

// The project has its own copy now: what waited in takes/ is no longer needed. Told apart by the name, which no two
// takes share.
void removeImportedTakes(store::Project& project, store::Id object)
{
    for (const store::RecordingRow& row : project.recordings(object)) {
        const std::filesystem::path take = project.folder() / "takes" / pathFromUtf8(row.name);
        if (row.file.empty() || !std::filesystem::exists(take)) continue;
        if (std::filesystem::exists(project.absolute(row.file))) std::filesystem::remove(take);
    }
}

} // namespace

// An import never waits for a name: one can be given, or changed, at any time. A new object is made by the import, not
// here: one that fails must leave none behind.
QString RecordPage::objectFor(const QString& suggestion)
{
    QString name = object_->text().trimmed();
    if (name.isEmpty()) name = session_.objectName();
    if (name.isEmpty()) name = imports_.isEmpty() || newObject_.isEmpty() ? suggestion : newObject_;
    if (session_.project().findObject(name.toStdString()))
        session_.setObject(name);
    else
        newObject_ = name;
    return name;
}

void RecordPage::importFiles(const QStringList& paths)
{
    if (paths.isEmpty() || !session_.hasProject() || session_.isReadOnly()) return;
    const QFileInfo first(paths.first());
    const bool isTake =
        first.absolutePath() == QDir(session_.projectFolder()).absoluteFilePath(QStringLiteral("takes"));
    jobs::ImportRequest request;
    request.project = pathFromUtf8(session_.projectFolder().toStdString());
    request.object = objectFor(isTake ? tr("Object 1") : first.completeBaseName()).toStdString();
    for (const QString& path : paths)
        request.recordings.push_back(pathFromUtf8(path.toStdString()));
    request.sampling = sampling_->as<media::SamplingOptions>();
    QSet<qint64> present;
    for (const TakeCard& card : strip_->takes())
        present << card.recording;
    importNote_->hide();
    imports_.insert(session_.run(jobs::makeImportJob(std::move(request))), present);
    reloadTakes();
    Q_EMIT statusChanged();
}

void RecordPage::askForVideos()
{
    importFiles(QFileDialog::getOpenFileNames(picture_, tr("Import videos"), {},
                                              tr("Videos (*.mp4 *.mkv *.mov *.avi *.webm *.m4v)")));
}

void RecordPage::askForFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(picture_, tr("Import a folder of pictures"));
    if (!folder.isEmpty()) importFiles({folder});
}

void RecordPage::jobChanged(qint64 job)
{
    if (!imports_.contains(job)) return;
    const auto status = session_.runner().status(job);
    if (!status)
        imports_.remove(job);
    else if (isFinished(status->state))
        importEnded(job, *status);
    Q_EMIT statusChanged();
}

void RecordPage::importEnded(qint64 job, const jobs::JobStatus& status)
{
    const QSet<qint64> before = imports_.take(job);
    if (!newObject_.isEmpty() && session_.hasProject() && session_.project().findObject(newObject_.toStdString()))
        session_.setObject(newObject_);
    if (imports_.isEmpty()) newObject_.clear();
    if (status.state != jobs::JobState::Done) return;
    QStringList known;
    const QJsonObject result = QJsonDocument::fromJson(QByteArray::fromStdString(status.result)).object();
    for (const QJsonValue recording : result.value(QStringLiteral("recordings")).toArray()) {
        if (before.contains(recording[QStringLiteral("id")].toInteger()))
            known << recording[QStringLiteral("name")].toString();
    }
    importNote_->setText(tr("Already imported: %1").arg(known.join(QStringLiteral(", "))));
    importNote_->setVisible(!known.isEmpty());
    store_.write([object = session_.objectId()](store::Project& project) { removeImportedTakes(project, object); },
                 [this] { reloadTakes(); });
}

} // namespace clutch::ui
