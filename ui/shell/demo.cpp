// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/demo.h"

#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/jobs/jobs.h"
#include "ui/shell/session.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace clutch::ui {

namespace {

constexpr int kImages = 24; // a screen full, done in well under a minute

QString freeFolder()
{
    QString base = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (base.isEmpty() || !QDir().mkpath(base) || !QFileInfo(base).isWritable()) base = QDir::tempPath();
    const QString name = QStringLiteral("Clutch demo");
    QString folder = QDir(base).filePath(name);
    for (int number = 2; QFileInfo::exists(folder); ++number)
        folder = QDir(base).filePath(QStringLiteral("%1 %2").arg(name).arg(number));
    return folder;
}

void queueJobs(Session& session, const QString& recording)
{
    session.setObject(QStringLiteral("orange")); // what the bundled recording shows
    const auto project = pathFromUtf8(session.projectFolder().toStdString());
    const std::string object = session.objectName().toStdString();
    session.run(jobs::makeImportJob(
        {.project = project, .object = object, .recordings = {pathFromUtf8(recording.toStdString())}, .sampling = {}}));
    session.run(
        jobs::makeMattesJob({.project = project, .object = object, .recording = 0, .options = {}, .again = false}),
        true);
    session.run(jobs::makeSynthesisJob(
                    {.project = project, .object = object, .dataset = "demo", .count = kImages, .options = {}}),
                true);
}

} // namespace

void startDemo(Session& session, const QString& recording, std::function<void(std::optional<Error>)> done)
{
    if (!QFileInfo::exists(recording))
        return done(Error(ErrorKind::NotFound, "studio", CLUTCH_TEXT("Error", "the bundled recording is missing"),
                          recording.toStdString(), CLUTCH_TEXT("Error", "install Clutch again")));
    session.openProjectLater(freeFolder(), Session::Opening::New,
                             [&session, recording, done = std::move(done)](const std::optional<Error>& error) {
                                 if (!error) queueJobs(session, recording);
                                 done(error);
                             });
}

} // namespace clutch::ui
