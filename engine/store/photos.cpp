// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/text.h"
#include "engine/store/project_impl.h"

namespace clutch::store {

namespace {

constexpr const char* kPhotoColumns = "SELECT id, object, role, name, file, hash, part FROM photos ";

PhotoRow readPhoto(const SQLite::Statement& row)
{
    return {row.getColumn(0).getInt64(),  row.getColumn(1).getInt64(),  row.getColumn(2).getString(),
            row.getColumn(3).getString(), row.getColumn(4).getString(), row.getColumn(5).getString(),
            row.getColumn(6).getString()};
}

std::string readText(const SQLite::Statement& row)
{
    return row.getColumn(0).getString();
}

void requirePart(const std::string& part)
{
    if (part == kPartTeach || part == kPartHeldOut) return;
    throw Error(ErrorKind::BadInput, "store", CLUTCH_TEXT("Error", "photos either teach or are held out"), part,
                CLUTCH_TEXT("Error", "choose teach or held-out"));
}

} // namespace

std::vector<PhotoRow> Project::photos(Id object, const std::string& role) const
{
    return impl_->database.select(
        &readPhoto, (std::string(kPhotoColumns) + "WHERE object = ? AND role = ? ORDER BY id").c_str(), object, role);
}

std::optional<PhotoRow> Project::photo(Id id) const
{
    return impl_->database.selectOne(&readPhoto, (std::string(kPhotoColumns) + "WHERE id = ?").c_str(), id);
}

Id Project::addPhoto(const PhotoRow& row)
{
    impl_->requireWritable();
    requireInside(row.file);
    requirePart(row.part);
    TransactionGuard transaction(impl_->database);
    if (impl_->database.number("SELECT count(*) FROM photos WHERE object = ? AND role = ? AND hash = ?", row.object,
                               row.role, row.hash) != 0)
        throw Error(ErrorKind::BadInput, "store", CLUTCH_TEXT("Error", "the object has this photo already"), row.name,
                    CLUTCH_TEXT("Error", "choose another photo"));
    const Id id =
        impl_->database.insert("INSERT INTO photos (object, role, name, file, hash, part) VALUES (?, ?, ?, ?, ?, ?)",
                               row.object, row.role, row.name, row.file, row.hash, row.part);
    transaction.commit();
    return id;
}

void Project::setPhotoPart(Id id, const std::string& part)
{
    impl_->requireWritable();
    requirePart(part);
    impl_->database.execute("UPDATE photos SET part = ? WHERE id = ?", part, id);
}

void Project::removePhoto(Id id)
{
    impl_->requireWritable();
    const std::vector<std::string> files =
        impl_->database.select(&readText, "SELECT file FROM photos WHERE id = ?", id);
    impl_->database.execute("DELETE FROM photos WHERE id = ?", id);
    impl_->removeFiles(files);
}

} // namespace clutch::store
