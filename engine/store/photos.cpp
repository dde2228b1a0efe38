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

void requirePart(const std::string& part)
{
    if (part == kPartTeach || part == kPartHeldOut) return;
    throw Error(ErrorKind::BadInput, "store", CLUTCH_TEXT("Error", "photos either teach or are held out"), part,
                CLUTCH_TEXT("Error", "choose teach or held-out"));
}

constexpr const char* kSameContent = "SELECT name FROM photos WHERE object = ? AND hash = ? AND role = ? AND part = ?";

// What has taught, by its light or as a background, can no longer tell how good the model is.
void requireMayBeHeldOut(Connection& database, const Project& project, const PhotoRow& row)
{
    if (const std::int64_t images = project.imagesLitBy(row.object, row.hash); images > 0)
        throw hasLentLight(row.name, images);
    if (project.taughtLikelihood(row.object, row.hash)) throw hasTaught(row.name);
    const auto background = database.selectOne(&readText, kSameContent, row.object, row.hash, std::string("background"),
                                               std::string(kPartTeach));
    if (!background) return;
    throw Error(ErrorKind::BadInput, "store", CLUTCH_TEXT("Error", "a background picture cannot be held out as well"),
                row.name + ", background " + *background, CLUTCH_TEXT("Error", "leave it among the photos that teach"));
}

void requireMayBeBackground(Connection& database, const PhotoRow& row)
{
    const auto heldOut = database.selectOne(&readText, kSameContent, row.object, row.hash, std::string("cluster"),
                                            std::string(kPartHeldOut));
    if (!heldOut) return;
    throw Error(ErrorKind::BadInput, "store",
                CLUTCH_TEXT("Error", "a photo that is held out cannot be a background as well"),
                row.name + ", held out as " + *heldOut,
                CLUTCH_TEXT("Error", "let the photo teach first, or choose another background"));
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
    if (row.part == kPartHeldOut) requireMayBeHeldOut(impl_->database, *this, row);
    if (row.role == "background") requireMayBeBackground(impl_->database, row);
    const Id id =
        impl_->database.insert("INSERT INTO photos (object, role, name, file, hash, part) VALUES (?, ?, ?, ?, ?, ?)",
                               row.object, row.role, row.name, row.file, row.hash, row.part);
    if (row.role == "cluster") // back again: pictures in its light know it by its content
        impl_->database.execute(
            "UPDATE images SET photo = ? WHERE photo IS NULL AND photo_hash = ? AND photo_hash <> '' "
            "AND dataset IN (SELECT id FROM datasets WHERE object = ?)",
            id, row.hash, row.object);
    transaction.commit();
    return id;
}

void Project::setPhotoPart(Id id, const std::string& part)
{
    impl_->requireWritable();
    requirePart(part);
    TransactionGuard transaction(impl_->database);
    const std::optional<PhotoRow> row = photo(id);
    if (!row || row->part == part) return;
    if (part == kPartHeldOut) requireMayBeHeldOut(impl_->database, *this, *row);
    impl_->database.execute("UPDATE photos SET part = ? WHERE id = ?", part, id);
    transaction.commit();
}

std::int64_t Project::imagesLitBy(Id object, const std::string& hash) const
{
    if (hash.empty()) return 0;
    return impl_->database.number("SELECT count(*) FROM images i JOIN datasets d ON d.id = i.dataset WHERE "
                                  "i.photo_hash = ? AND d.object = ? AND i.removed < 2 AND i.number >= 0",
                                  hash, object);
}

Error hasLentLight(const std::string& photo, std::int64_t images)
{
    return Error(ErrorKind::BadInput, "store",
                 CLUTCH_TEXT("Error", "a photo that has lent its light to pictures cannot be held out"),
                 photo + ", pictures in its light: " + std::to_string(images),
                 CLUTCH_TEXT("Error", "leave it among those that teach, or delete these pictures and open the project "
                                      "again"));
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
