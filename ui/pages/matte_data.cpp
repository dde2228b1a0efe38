// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/matte_data.h"

#include "engine/core/files.h"
#include "engine/core/image.h"
#include "engine/media/image_file.h"
#include "ui/shell/session.h"

#include <QCoreApplication>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPainter>

#include <algorithm>
#include <map>

namespace clutch::ui {

namespace {

constexpr double kUselessQuality = 0.3;

QString absolutePath(const store::Project& project, const std::string& relative)
{
    return relative.empty() ? QString() : QString::fromStdString(utf8(project.absolute(relative)));
}

template <class Row>
std::map<store::Id, Row> byFrame(std::vector<Row> rows)
{
    std::map<store::Id, Row> found;
    for (Row& row : rows)
        found.emplace(row.frame, std::move(row));
    return found;
}

StripFrame::Mark markOf(const FrameInfo& frame)
{
    if (!frame.matte) return StripFrame::Mark::None;
    // A person's decision goes before the quality.
    if (frame.verdict() == store::Verdict::Rejected) return StripFrame::Mark::Useless;
    if (frame.verdict() == store::Verdict::Accepted || frame.matte->accepted) return StripFrame::Mark::Good;
    return frame.matte->cutoutFile.empty() || frame.matte->quality < kUselessQuality ? StripFrame::Mark::Useless
                                                                                     : StripFrame::Mark::Doubtful;
}

} // namespace

MatteSnapshot loadMatteSnapshot(const store::Project& project, store::Id object, store::Id wanted)
{
    MatteSnapshot snapshot;
    if (object == 0) return snapshot;
    snapshot.recordings = project.recordings(object);
    if (snapshot.recordings.empty()) return snapshot;
    const bool known =
        std::ranges::any_of(snapshot.recordings, [wanted](const store::RecordingRow& row) { return row.id == wanted; });
    snapshot.recording = known ? wanted : snapshot.recordings.back().id;
    auto mattes = byFrame(project.mattes(snapshot.recording));
    auto corrections = byFrame(project.corrections(snapshot.recording));
    for (store::FrameRow& row : project.frames(snapshot.recording)) {
        FrameInfo info{std::move(row), std::nullopt, std::nullopt};
        if (const auto found = mattes.find(info.row.id); found != mattes.end()) info.matte = std::move(found->second);
        if (const auto found = corrections.find(info.row.id); found != corrections.end())
            info.correction = std::move(found->second);
        snapshot.rows << listRow(project, info);
        snapshot.frames.push_back(std::move(info));
    }
    snapshot.volume = volumeFrames(project, snapshot.frames);
    return snapshot;
}

QString frameCaption(const FrameInfo& frame)
{
    const qint64 tenths = qRound64(frame.row.timeMs / 100);
    return QStringLiteral("#%1   %2:%3.%4")
        .arg(frame.row.sourceIndex) // as the file and every player count them, from 0
        .arg(tenths / 600)
        .arg(tenths / 10 % 60, 2, 10, QLatin1Char('0'))
        .arg(tenths % 10);
}

QStringList qualityReasons(const FrameInfo& frame)
{
    QStringList texts;
    if (!frame.matte) return texts;
    const QJsonArray reasons = QJsonDocument::fromJson(QByteArray::fromStdString(frame.matte->reasons)).array();
    for (const QJsonValue reason : reasons)
        texts << translated("Quality", reason.toString().toStdString());
    return texts;
}

StripFrame stripFrame(const store::Project& project, const FrameInfo& frame)
{
    StripFrame shown;
    shown.id = frame.row.id;
    shown.file = absolutePath(project, frame.row.file);
    shown.caption = frameCaption(frame);
    shown.timeMs = frame.row.timeMs;
    shown.mark = markOf(frame);
    shown.reasons = qualityReasons(frame);
    shown.corrected = frame.correction.has_value();
    if (frame.verdict() == store::Verdict::Accepted) shown.verdict = StripFrame::Verdict::Accepted;
    if (frame.verdict() == store::Verdict::Rejected) shown.verdict = StripFrame::Verdict::Rejected;
    return shown;
}

FrameListRow listRow(const store::Project& project, const FrameInfo& frame)
{
    return {stripFrame(project, frame), frame.matte ? frame.matte->quality : -1, frame.isFlagged()};
}

QVector<VolumeFrame> volumeFrames(const store::Project& project, const std::vector<FrameInfo>& frames)
{
    QVector<VolumeFrame> files;
    for (const FrameInfo& frame : frames) {
        VolumeFrame file{absolutePath(project, frame.row.file), {}, 0};
        if (frame.matte) file.alpha = absolutePath(project, frame.matte->alphaFile), file.version = frame.matte->run;
        files << file;
    }
    return files;
}

FramePictures readFramePictures(const FrameFiles& files)
{
    FramePictures pictures;
    pictures.frame = files.frame;
    pictures.image = QImageReader(files.image).read();
    if (!files.alpha.isEmpty()) pictures.alpha = QImageReader(files.alpha).read();
    if (!files.trimap.isEmpty())
        pictures.trimap = normalizedTrimap(media::readGrey(pathFromUtf8(files.trimap.toStdString())));
    if (!files.cutout.isEmpty() && !pictures.image.isNull()) {
        pictures.cutout = QImage(pictures.image.size(), QImage::Format_ARGB32_Premultiplied);
        pictures.cutout.fill(Qt::transparent);
        QPainter painter(&pictures.cutout);
        painter.drawImage(files.box, QImageReader(files.cutout).read());
    }
    return pictures;
}

} // namespace clutch::ui
