// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/text.h"
#include "engine/store/project_impl.h"

namespace clutch::store {

namespace {

constexpr const char* kRecordingColumns = "SELECT id, object, name, source_path, file, hash, width, height, "
                                          "duration_ms, source_frames, continuous, run FROM recordings ";

RecordingRow readRecording(const SQLite::Statement& row)
{
    RecordingRow recording;
    recording.id = row.getColumn(0).getInt64();
    recording.object = row.getColumn(1).getInt64();
    recording.name = row.getColumn(2).getString();
    recording.sourcePath = row.getColumn(3).getString();
    recording.file = row.getColumn(4).getString();
    recording.hash = row.getColumn(5).getString();
    recording.size = {row.getColumn(6).getInt(), row.getColumn(7).getInt()};
    recording.durationMs = row.getColumn(8).getDouble();
    recording.sourceFrames = row.getColumn(9).getInt64();
    recording.continuous = row.getColumn(10).getInt() != 0;
    recording.run = row.getColumn(11).getInt64();
    return recording;
}

FrameRow readFrame(const SQLite::Statement& row)
{
    FrameRow frame;
    frame.id = row.getColumn(0).getInt64();
    frame.recording = row.getColumn(1).getInt64();
    frame.sourceIndex = row.getColumn(2).getInt64();
    frame.timeMs = row.getColumn(3).getDouble();
    frame.file = row.getColumn(4).getString();
    frame.sharpness = row.getColumn(5).getDouble();
    return frame;
}

} // namespace

std::vector<RecordingRow> Project::recordings(Id object) const
{
    return impl_->database.select(&readRecording,
                                  (std::string(kRecordingColumns) + "WHERE object = ? ORDER BY id").c_str(), object);
}

std::optional<RecordingRow> Project::recording(Id id) const
{
    return impl_->database.selectOne(&readRecording, (std::string(kRecordingColumns) + "WHERE id = ?").c_str(), id);
}

Id Project::addRecording(const RecordingRow& row)
{
    impl_->requireWritable();
    requireInside(row.file);
    return impl_->database.insert(
        "INSERT INTO recordings (object, name, source_path, file, hash, width, height, duration_ms, "
        "source_frames, continuous, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row.object, row.name, row.sourcePath, row.file, row.hash, row.size.width, row.size.height, row.durationMs,
        row.sourceFrames, row.continuous, Reference{row.run});
}

void Project::updateRecording(const RecordingRow& row)
{
    impl_->requireWritable();
    requireInside(row.file);
    impl_->database.execute(
        "UPDATE recordings SET object = ?, name = ?, source_path = ?, file = ?, hash = ?, width = ?, height = ?, "
        "duration_ms = ?, source_frames = ?, continuous = ?, run = ? WHERE id = ?",
        row.object, row.name, row.sourcePath, row.file, row.hash, row.size.width, row.size.height, row.durationMs,
        row.sourceFrames, row.continuous, Reference{row.run}, row.id);
}

void Project::removeRecording(Id id)
{
    impl_->requireWritable();
    Connection& database = impl_->database;
    TransactionGuard transaction(database);
    if (database.number("SELECT count(*) FROM instances WHERE frame IN (SELECT id FROM frames WHERE recording = ?)",
                        id) != 0)
        throw Error(ErrorKind::BadInput, "store", CLUTCH_TEXT("Error", "images were made from this recording"),
                    recording(id).value_or(RecordingRow{}).name,
                    CLUTCH_TEXT("Error", "remove the data sets that use it first"));
    std::vector<std::string> files = database.select(
        &readText,
        "SELECT file FROM recordings WHERE id = ?1 "
        "UNION ALL SELECT file FROM frames WHERE recording = ?1 "
        "UNION ALL SELECT m.trimap_file FROM mattes m JOIN frames f ON f.id = m.frame WHERE f.recording = ?1 "
        "UNION ALL SELECT m.alpha_file FROM mattes m JOIN frames f ON f.id = m.frame WHERE f.recording = ?1 "
        "UNION ALL SELECT m.cutout_file FROM mattes m JOIN frames f ON f.id = m.frame WHERE f.recording = ?1 "
        "UNION ALL SELECT c.trimap_file FROM corrections c JOIN frames f ON f.id = c.frame WHERE f.recording = ?1",
        id);
    database.execute("DELETE FROM recordings WHERE id = ?", id);
    transaction.commit();
    impl_->removeFiles(files);
}

std::vector<FrameRow> Project::frames(Id recording) const
{
    return impl_->database.select(&readFrame,
                                  "SELECT id, recording, source_index, time_ms, file, sharpness FROM frames "
                                  "WHERE recording = ? ORDER BY source_index",
                                  recording);
}

std::optional<FrameRow> Project::frame(Id id) const
{
    return impl_->database.selectOne(
        &readFrame, "SELECT id, recording, source_index, time_ms, file, sharpness FROM frames WHERE id = ?", id);
}

Id Project::addFrame(const FrameRow& row)
{
    impl_->requireWritable();
    requireInside(row.file);
    return impl_->database.insert(
        "INSERT INTO frames (recording, source_index, time_ms, file, sharpness) VALUES (?, ?, ?, ?, ?)", row.recording,
        row.sourceIndex, row.timeMs, row.file, row.sharpness);
}

} // namespace clutch::store
