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
#include <QLocale>

#include <utility>

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

// How many frames became of how many, and why not all: a short take of a slow turn is mostly the same picture.
QString takenText(const QJsonArray& recordings)
{
    const auto sum = [&recordings](const char* name) {
        qint64 total = 0;
        for (const QJsonValue recording : recordings)
            total += recording[QLatin1String(name)].toInteger();
        return total;
    };
    const qint64 blurred = sum("blurred"), alike = sum("nearlyIdentical"), passed = sum("passedOver");
    const qint64 frames = sum("frames");
    QStringList reasons;
    if (blurred > 0) reasons << RecordPage::tr("%n blurred", nullptr, int(blurred));
    if (alike > 0) reasons << RecordPage::tr("%n nearly identical", nullptr, int(alike));
    if (passed > 0) reasons << RecordPage::tr("%n more than wanted", nullptr, int(passed));
    const QString taken = RecordPage::tr("%1 of %n frames taken", nullptr, int(frames + blurred + alike + passed))
                              .arg(QLocale().toString(frames));
    if (reasons.isEmpty()) return taken;
    return RecordPage::tr("%1; left out: %2").arg(taken, reasons.join(QStringLiteral(", ")));
}

QString importedText(const std::string& result, const QSet<qint64>& before)
{
    QStringList known, lines;
    QJsonArray fresh;
    const QJsonObject all = QJsonDocument::fromJson(QByteArray::fromStdString(result)).object();
    for (const QJsonValue recording : all.value(QStringLiteral("recordings")).toArray()) {
        if (before.contains(recording[QStringLiteral("id")].toInteger()))
            known << recording[QStringLiteral("name")].toString();
        else
            fresh << recording;
    }
    if (!fresh.isEmpty()) lines << takenText(fresh);
    if (!known.isEmpty()) lines << RecordPage::tr("Already imported: %1").arg(known.join(QStringLiteral(", ")));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

void RecordPage::importFiles(const QStringList& paths)
{
    if (paths.isEmpty() || !session_.hasProject() || session_.isReadOnly()) return;
    importNote_->hide();
    waitingImports_ << WaitingImport{session_.objectId(), paths};
    if (session_.objectId() != 0)
        takeObjectName(); // typed, but the field still has the focus
    else if (!naming_)
        importWaiting();
}

void RecordPage::importWaiting()
{
    for (const WaitingImport& import : std::exchange(waitingImports_, {}))
        startImport(import.object != 0 ? import.object : session_.objectId(), import.paths);
}

void RecordPage::startImport(store::Id object, const QStringList& paths)
{
    const QFileInfo first(paths.first());
    const bool isTake =
        first.absolutePath() == QDir(session_.projectFolder()).absoluteFilePath(QStringLiteral("takes"));
    Import import{object, {}, {}};
    import.name = object != 0 ? nameOf(object) : newObjectFor(isTake ? tr("Object 1") : first.completeBaseName());
    if (import.name.isEmpty()) return; // deleted meanwhile
    for (const TakeCard& card : strip_->takes())
        import.before << card.recording;
    jobs::ImportRequest request;
    request.project = pathFromUtf8(session_.projectFolder().toStdString());
    request.object = import.name.toStdString();
    for (const QString& path : paths)
        request.recordings.push_back(pathFromUtf8(path.toStdString()));
    request.sampling = sampling_->as<media::SamplingOptions>();
    imports_.insert(session_.run(jobs::makeImportJob(std::move(request))), import);
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

// The object that an import has made, to be worked on from now on; 0 when it made none.
store::Id RecordPage::madeBy(const QString& object)
{
    const auto made = session_.project().findObject(object.toStdString());
    if (!made) return 0;
    for (Import& other : imports_)
        if (other.object == 0 && other.name == object) other.object = made->id;
    if (waitingFor_ == 0) waitingFor_ = made->id;
    if (newObject_ == object) session_.chooseObject(made->id);
    return made->id;
}

void RecordPage::importEnded(qint64 job, const jobs::JobStatus& status)
{
    const Import import = imports_.take(job);
    const store::Id object = import.object != 0 ? import.object : madeBy(import.name);
    if (imports_.isEmpty()) newObject_.clear();
    if (status.state != jobs::JobState::Done) return;
    const QString note = importedText(status.result, import.before);
    importNote_->setText(note);
    importNote_->setVisible(!note.isEmpty());
    store_.write([object](store::Project& project) { removeImportedTakes(project, object); },
                 [this] { reloadTakes(); });
}

} // namespace clutch::ui
