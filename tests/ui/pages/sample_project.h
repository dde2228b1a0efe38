// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/files.h"
#include "ui/shell/session.h"

#include <QDir>
#include <QImage>
#include <QPainter>

namespace clutch::ui {

/// A project in `session` with one object "lemon" and `count` accepted cut-outs: yellow discs of 40 px with a soft edge.
inline void makeSampleProject(Session& session, const QString& folder, int count = 3)
{
    if (const auto error = session.createProject(folder)) throw *error;
    session.setObject(QStringLiteral("lemon"));
    store::Project& project = session.project();
    QDir(folder).mkpath(QStringLiteral("sample"));
    const store::Id run = project.startRun({.job = "mattes", .options = "{}", .seed = 1, .version = "0", .state = "running"});
    const store::Id recording = project.addRecording({.object = session.objectId(), .name = "lemon.mp4", .sourcePath = "/lemon.mp4", .file = "", .hash = "0",
                                                      .size = {64, 64}, .durationMs = 1000, .sourceFrames = count, .run = run});
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
        const store::Id frame = project.addFrame({.recording = recording, .sourceIndex = 10 * k, .timeMs = 100.0 * k, .file = file.toStdString(), .sharpness = 1});
        project.saveMatte({.frame = frame, .trimapFile = file.toStdString(), .alphaFile = file.toStdString(), .cutoutFile = file.toStdString(), .boxX = 12,
                           .boxY = 12, .boxWidth = 40, .boxHeight = 40, .quality = 1, .accepted = true, .reasons = "[]", .run = run});
    }
    project.finishRun(run, "done", "");
    session.notifyContentChanged();
}

}
