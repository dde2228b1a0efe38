// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/text.h"
#include "engine/store/project_impl.h"

namespace clutch::store {

namespace {

constexpr const char* kMatteColumns =
    "SELECT m.frame, m.trimap_file, m.alpha_file, m.cutout_file, m.box_x, m.box_y, m.box_width, "
    "m.box_height, m.quality, m.accepted, m.reasons, m.verdict, m.run "
    "FROM mattes m JOIN frames f ON f.id = m.frame ";

MatteRow readMatte(const SQLite::Statement& row)
{
    MatteRow matte;
    matte.frame = row.getColumn(0).getInt64();
    matte.trimapFile = row.getColumn(1).getString();
    matte.alphaFile = row.getColumn(2).getString();
    matte.cutoutFile = row.getColumn(3).getString();
    matte.boxX = row.getColumn(4).getInt();
    matte.boxY = row.getColumn(5).getInt();
    matte.boxWidth = row.getColumn(6).getInt();
    matte.boxHeight = row.getColumn(7).getInt();
    matte.quality = row.getColumn(8).getDouble();
    matte.accepted = row.getColumn(9).getInt() != 0;
    matte.reasons = row.getColumn(10).getString();
    matte.verdict = static_cast<Verdict>(row.getColumn(11).getInt());
    matte.run = row.getColumn(12).getInt64();
    return matte;
}

CorrectionRow readCorrection(const SQLite::Statement& row)
{
    return {row.getColumn(0).getInt64(), row.getColumn(1).getString(), row.getColumn(2).getInt() != 0,
            row.getColumn(3).getInt64()};
}

} // namespace

std::vector<MatteRow> Project::mattes(Id recording) const
{
    return impl_->database.select(
        &readMatte, (std::string(kMatteColumns) + "WHERE f.recording = ? ORDER BY f.source_index").c_str(), recording);
}

std::optional<MatteRow> Project::matte(Id frame) const
{
    return impl_->database.selectOne(&readMatte, (std::string(kMatteColumns) + "WHERE m.frame = ?").c_str(), frame);
}

void Project::saveMatte(const MatteRow& row)
{
    impl_->requireWritable();
    for (const std::string& file : {row.trimapFile, row.alphaFile, row.cutoutFile})
        requireInside(file);
    impl_->database.execute(
        "INSERT INTO mattes (frame, trimap_file, alpha_file, cutout_file, box_x, box_y, box_width, box_height, "
        "quality, accepted, "
        "reasons, verdict, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (frame) DO UPDATE SET trimap_file = excluded.trimap_file, alpha_file = excluded.alpha_file, "
        "cutout_file = excluded.cutout_file, box_x = excluded.box_x, box_y = excluded.box_y, box_width = "
        "excluded.box_width, "
        "box_height = excluded.box_height, quality = excluded.quality, accepted = excluded.accepted, reasons = "
        "excluded.reasons, "
        "verdict = CASE verdict WHEN 0 THEN excluded.verdict ELSE verdict END, run = excluded.run",
        row.frame, row.trimapFile, row.alphaFile, row.cutoutFile, row.boxX, row.boxY, row.boxWidth, row.boxHeight,
        row.quality, row.accepted, row.reasons, static_cast<int>(row.verdict), Reference{row.run});
}

void Project::setVerdict(Id frame, Verdict verdict)
{
    impl_->requireWritable();
    if (impl_->database.execute("UPDATE mattes SET verdict = ? WHERE frame = ?", static_cast<int>(verdict), frame) != 0)
        return;
    throw Error(ErrorKind::NotFound, "store", CLUTCH_TEXT("Error", "the frame has no matte yet"), std::to_string(frame),
                CLUTCH_TEXT("Error", "make the mattes first"));
}

std::vector<CorrectionRow> Project::corrections(Id recording) const
{
    return impl_->database.select(
        &readCorrection,
        "SELECT c.frame, c.trimap_file, c.matted, c.revision FROM corrections c JOIN frames f ON f.id = c.frame "
        "WHERE f.recording = ? ORDER BY f.source_index",
        recording);
}

std::optional<CorrectionRow> Project::correction(Id frame) const
{
    return impl_->database.selectOne(
        &readCorrection, "SELECT frame, trimap_file, matted, revision FROM corrections WHERE frame = ?", frame);
}

void Project::saveCorrection(const CorrectionRow& row)
{
    impl_->requireWritable();
    requireInside(row.trimapFile);
    impl_->database.execute(
        "INSERT INTO corrections (frame, trimap_file, matted, revision) VALUES (?, ?, ?, 1) "
        "ON CONFLICT (frame) DO UPDATE SET trimap_file = excluded.trimap_file, matted = excluded.matted, "
        "revision = revision + 1",
        row.frame, row.trimapFile, row.matted);
}

void Project::markCorrectionMatted(Id frame, std::int64_t revision)
{
    impl_->requireWritable();
    impl_->database.execute("UPDATE corrections SET matted = 1 WHERE frame = ? AND revision = ?", frame, revision);
}

void Project::removeCorrection(Id frame)
{
    impl_->requireWritable();
    TransactionGuard transaction(impl_->database);
    const std::optional<CorrectionRow> row = correction(frame);
    if (!row) return;
    if (row->matted) impl_->database.execute("UPDATE mattes SET run = NULL WHERE frame = ?", frame);
    impl_->database.execute("DELETE FROM corrections WHERE frame = ?", frame);
    transaction.commit();
    impl_->removeFiles({row->trimapFile});
}

std::vector<MatteRow> Project::usedMattes(Id object) const
{
    return impl_->database.select(
        &readMatte,
        (std::string(kMatteColumns) +
         "JOIN recordings r ON r.id = f.recording WHERE r.object = ? AND m.cutout_file <> '' "
         "AND (m.verdict = 1 OR (m.verdict = 0 AND m.accepted)) ORDER BY r.id, f.source_index")
            .c_str(),
        object);
}

} // namespace clutch::store
