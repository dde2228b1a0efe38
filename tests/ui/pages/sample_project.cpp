// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/pages/sample_project.h"

#include "engine/core/error.h"
#include "ui/shell/session.h"

#include <QDir>
#include <QImage>
#include <QPainter>

namespace clutch::ui {

void makeSampleProject(Session& session, const QString& folder, int count)
{
    if (const auto error = session.createProject(folder)) throw *error;
    session.setObject(QStringLiteral("lemon"));
    store::Project& project = session.project();
    QDir(folder).mkpath(QStringLiteral("sample"));
    store::RunRow made;
    made.job = "mattes";
    made.version = "0";
    made.state = "running";
    const store::Id run = project.startRun(made);
    store::RecordingRow take;
    take.object = session.objectId();
    take.name = "lemon.mp4";
    take.sourcePath = "/lemon.mp4";
    take.hash = "0";
    take.size = {64, 64};
    take.durationMs = 1000;
    take.sourceFrames = count;
    take.run = run;
    const store::Id recording = project.addRecording(take);
    for (int k = 0; k < count; ++k) {
        QImage cutout(40, 40, QImage::Format_ARGB32);
        cutout.fill(Qt::transparent);
        QPainter painter(&cutout);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(230, 200 - 20 * k, 40));
        painter.drawEllipse(1, 1, 38, 38);
        painter.end();
        const QString file = QStringLiteral("sample/%1.png").arg(k);
        cutout.save(QDir(folder).filePath(file));
        store::FrameRow frame;
        frame.recording = recording;
        frame.sourceIndex = 10 * k;
        frame.timeMs = 100.0 * k;
        frame.file = file.toStdString();
        store::MatteRow matte;
        matte.frame = project.addFrame(frame);
        matte.trimapFile = matte.alphaFile = matte.cutoutFile = frame.file;
        matte.boxX = matte.boxY = 12;
        matte.boxWidth = matte.boxHeight = 40;
        matte.quality = 1;
        matte.accepted = true;
        matte.reasons = std::string("[]");
        matte.run = run;
        project.saveMatte(matte);
    }
    project.finishRun(run, "done", "");
    session.notifyContentChanged();
}

} // namespace clutch::ui
