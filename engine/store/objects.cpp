// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/text.h"
#include "engine/core/utf8_text.h"
#include "engine/store/project_impl.h"

namespace clutch::store {

namespace {

ObjectRow readObject(const SQLite::Statement& row)
{
    return {row.getColumn(0).getInt64(), row.getColumn(1).getString()};
}

void requireName(const std::string& name)
{
    if (!name.empty() && letterCount(name) <= 200) return;
    throw Error(ErrorKind::BadInput, "store", CLUTCH_TEXT("Error", "an object needs a name of 1 to 200 characters"),
                std::string(cutAtLetter(name, 80)), CLUTCH_TEXT("Error", "choose another name"));
}

constexpr const char* kFilesOfObject =
    "SELECT file FROM recordings WHERE object = ?1 "
    "UNION ALL SELECT f.file FROM frames f JOIN recordings r ON r.id = f.recording WHERE r.object = ?1 "
    "UNION ALL SELECT m.trimap_file FROM mattes m JOIN frames f ON f.id = m.frame "
    "JOIN recordings r ON r.id = f.recording WHERE r.object = ?1 "
    "UNION ALL SELECT m.alpha_file FROM mattes m JOIN frames f ON f.id = m.frame "
    "JOIN recordings r ON r.id = f.recording WHERE r.object = ?1 "
    "UNION ALL SELECT m.cutout_file FROM mattes m JOIN frames f ON f.id = m.frame "
    "JOIN recordings r ON r.id = f.recording WHERE r.object = ?1 "
    "UNION ALL SELECT c.trimap_file FROM corrections c JOIN frames f ON f.id = c.frame "
    "JOIN recordings r ON r.id = f.recording WHERE r.object = ?1 "
    "UNION ALL SELECT file FROM photos WHERE object = ?1 "
    "UNION ALL SELECT file FROM likelihoods WHERE object = ?1 "
    "UNION ALL SELECT i.file FROM images i JOIN datasets d ON d.id = i.dataset WHERE d.object = ?1 "
    "UNION ALL SELECT i.trace_file FROM images i JOIN datasets d ON d.id = i.dataset WHERE d.object = ?1";

// Not made by any job of today, but the tables allow it.
constexpr const char* kForeignInstances =
    "SELECT count(*) FROM instances n JOIN frames f ON f.id = n.frame JOIN recordings r ON r.id = f.recording "
    "JOIN images i ON i.id = n.image JOIN datasets d ON d.id = i.dataset WHERE r.object = ?1 AND d.object <> ?1";

} // namespace

std::vector<ObjectRow> Project::objects() const
{
    return impl_->database.select(&readObject, "SELECT id, name FROM objects ORDER BY id");
}

std::optional<ObjectRow> Project::findObject(const std::string& name) const
{
    return impl_->database.selectOne(&readObject, "SELECT id, name FROM objects WHERE name = ?", name);
}

Id Project::addObject(const std::string& name)
{
    impl_->requireWritable();
    requireName(name);
    TransactionGuard transaction(impl_->database);
    const std::optional<ObjectRow> existing = findObject(name);
    const Id id = existing ? existing->id : impl_->database.insert("INSERT INTO objects (name) VALUES (?)", name);
    transaction.commit();
    return id;
}

void Project::renameObject(Id id, const std::string& name)
{
    impl_->requireWritable();
    requireName(name);
    TransactionGuard transaction(impl_->database);
    const std::optional<ObjectRow> other = findObject(name);
    if (other && other->id != id)
        throw Error(ErrorKind::BadInput, "store", CLUTCH_TEXT("Error", "there already is an object of this name"), name,
                    CLUTCH_TEXT("Error", "choose another name"));
    if (impl_->database.number("SELECT count(*) FROM objects WHERE id = ?", id) == 0)
        throw Error(ErrorKind::NotFound, "store", CLUTCH_TEXT("Error", "the object is no longer in the project"), name,
                    CLUTCH_TEXT("Error", "choose another object"));
    impl_->database.execute("UPDATE objects SET name = ? WHERE id = ?", name, id);
    transaction.commit();
}

ObjectContents Project::contents(Id object) const
{
    const auto count = [&](const char* sql) { return impl_->database.number(sql, object); };
    ObjectContents contents;
    contents.recordings = count("SELECT count(*) FROM recordings WHERE object = ?");
    contents.frames = count("SELECT count(*) FROM frames f JOIN recordings r ON r.id = f.recording WHERE r.object = ?");
    contents.cutouts = count("SELECT count(*) FROM mattes m JOIN frames f ON f.id = m.frame "
                             "JOIN recordings r ON r.id = f.recording WHERE r.object = ? AND m.cutout_file <> ''");
    contents.photos = count("SELECT count(*) FROM photos WHERE object = ?");
    contents.datasets = count("SELECT count(*) FROM datasets WHERE object = ?");
    contents.images = count("SELECT count(*) FROM images i JOIN datasets d ON d.id = i.dataset WHERE d.object = ? "
                            "AND i.removed = 0");
    return contents;
}

void Project::removeObject(Id id)
{
    impl_->requireWritable();
    Connection& database = impl_->database;
    TransactionGuard transaction(database);
    if (database.number(kForeignInstances, id) != 0)
        throw Error(ErrorKind::BadInput, "store",
                    CLUTCH_TEXT("Error", "pictures of another object were made from its cut-outs"), std::to_string(id),
                    CLUTCH_TEXT("Error", "remove the data sets that use it first"));
    const std::vector<std::string> files = database.select(&readText, kFilesOfObject, id);
    for (const char* sql : {"DELETE FROM datasets WHERE object = ?", "DELETE FROM likelihoods WHERE object = ?",
                            "DELETE FROM photos WHERE object = ?", "DELETE FROM recordings WHERE object = ?",
                            "DELETE FROM objects WHERE id = ?"})
        database.execute(sql, id);
    transaction.commit();
    impl_->removeFiles(files);
}

} // namespace clutch::store
