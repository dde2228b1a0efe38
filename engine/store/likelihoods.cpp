// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/text.h"
#include "engine/store/project_impl.h"

namespace clutch::store {

namespace {

constexpr const char* kColumns =
    "SELECT l.id, l.object, l.file, l.hash, l.backbone, l.accuracy, l.area, l.seconds, l.run, "
    "(SELECT count(*) FROM likelihood_photos p WHERE p.likelihood = l.id) FROM likelihoods l ";

LikelihoodRow readLikelihood(const SQLite::Statement& row)
{
    LikelihoodRow likelihood;
    likelihood.id = row.getColumn(0).getInt64();
    likelihood.object = row.getColumn(1).getInt64();
    likelihood.file = row.getColumn(2).getString();
    likelihood.hash = row.getColumn(3).getString();
    likelihood.backbone = row.getColumn(4).getString();
    likelihood.accuracy = row.getColumn(5).getDouble();
    likelihood.area = row.getColumn(6).getDouble();
    likelihood.seconds = row.getColumn(7).getDouble();
    likelihood.run = row.getColumn(8).getInt64();
    likelihood.photos = row.getColumn(9).getInt64();
    return likelihood;
}

} // namespace

std::optional<LikelihoodRow> Project::likelihood(Id object) const
{
    return impl_->database.selectOne(
        &readLikelihood, (std::string(kColumns) + "WHERE l.object = ? AND l.file <> '' ORDER BY l.id DESC").c_str(),
        object);
}

std::optional<LikelihoodRow> Project::likelihoodById(Id id) const
{
    return impl_->database.selectOne(&readLikelihood, (std::string(kColumns) + "WHERE l.id = ?").c_str(), id);
}

Id Project::saveLikelihood(const LikelihoodRow& row, const std::vector<std::string>& photoHashes)
{
    impl_->requireWritable();
    requireInside(row.file);
    Connection& database = impl_->database;
    TransactionGuard transaction(database);
    for (const std::string& hash : photoHashes)
        if (const auto name = database.selectOne(
                &readText, "SELECT name FROM photos WHERE object = ? AND hash = ? AND role = ? AND part = ?",
                row.object, hash, std::string("cluster"), std::string(kPartHeldOut)))
            throw Error(ErrorKind::BadInput, "store", CLUTCH_TEXT("Error", "the photo was held out meanwhile"), *name,
                        CLUTCH_TEXT("Error", "let it teach again, or learn the likelihood anew"));
    const std::vector<std::string> files =
        database.select(&readText, "SELECT file FROM likelihoods WHERE object = ? AND file <> ?", row.object, row.file);
    // Pictures placed by an earlier one keep its row, which says what taught it; one that placed none goes.
    database.execute("UPDATE likelihoods SET file = '' WHERE object = ?", row.object);
    database.execute("DELETE FROM likelihoods WHERE object = ? AND id NOT IN "
                     "(SELECT likelihood FROM images WHERE likelihood IS NOT NULL)",
                     row.object);
    const Id id = database.insert(
        "INSERT INTO likelihoods (object, file, hash, backbone, accuracy, area, seconds, run) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        row.object, row.file, row.hash, row.backbone, row.accuracy, row.area, row.seconds, Reference{row.run});
    for (const std::string& hash : photoHashes)
        database.execute("INSERT OR IGNORE INTO likelihood_photos (likelihood, hash) VALUES (?, ?)", id, hash);
    transaction.commit();
    impl_->removeFiles(files);
    return id;
}

bool Project::taughtLikelihood(Id object, const std::string& hash) const
{
    return !hash.empty() && impl_->database.number(
                                "SELECT count(*) FROM likelihood_photos p JOIN likelihoods l ON l.id = p.likelihood "
                                "WHERE l.object = ? AND p.hash = ? AND (l.file <> '' OR EXISTS (SELECT 1 FROM images i "
                                "WHERE i.likelihood = l.id AND i.removed < 2 AND i.number >= 0))",
                                object, hash) != 0;
}

Error hasTaught(const std::string& photo)
{
    return Error(
        ErrorKind::BadInput, "store", CLUTCH_TEXT("Error", "a photo that has taught the likelihood cannot be held out"),
        photo, CLUTCH_TEXT("Error", "leave it among those that teach, or hold out photos that are added from now on"));
}

} // namespace clutch::store
