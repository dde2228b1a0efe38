// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/text.h"
#include "engine/store/project_impl.h"

#include <algorithm>
#include <bit>

namespace clutch::store {

namespace {

constexpr const char* kImageColumns =
    "SELECT i.id, i.dataset, i.number, i.file, i.seed, i.width, i.height, i.run, i.illumination, i.photo, "
    "i.photo_name, i.photo_hash, i.clipped_share, i.trace_file, i.likelihood FROM images i ";

constexpr const char* kFilesOfImage =
    "SELECT file FROM images WHERE id = ?1 UNION ALL SELECT trace_file FROM images WHERE id = ?1";

ImageRow readImageRow(const SQLite::Statement& row)
{
    ImageRow image;
    image.id = row.getColumn(0).getInt64();
    image.dataset = row.getColumn(1).getInt64();
    image.number = row.getColumn(2).getInt();
    image.file = row.getColumn(3).getString();
    image.seed = std::bit_cast<std::uint64_t>(row.getColumn(4).getInt64());
    image.width = row.getColumn(5).getInt();
    image.height = row.getColumn(6).getInt();
    image.run = row.getColumn(7).getInt64();
    image.illumination = row.getColumn(8).getString();
    image.photo = row.getColumn(9).getInt64();
    image.photoName = row.getColumn(10).getString();
    image.photoHash = row.getColumn(11).getString();
    image.clippedShare = row.getColumn(12).getDouble();
    image.traceFile = row.getColumn(13).getString();
    image.likelihood = row.getColumn(14).getInt64();
    return image;
}

InstanceRow readInstance(const SQLite::Statement& row)
{
    const int width = row.getColumn(11).getInt(), height = row.getColumn(12).getInt();
    InstanceRow instance;
    instance.id = row.getColumn(0).getInt64();
    instance.image = row.getColumn(1).getInt64();
    instance.frame = row.getColumn(2).getInt64();
    instance.angleDegrees = row.getColumn(3).getDouble();
    instance.scale = row.getColumn(4).getDouble();
    instance.x = row.getColumn(5).getDouble();
    instance.y = row.getColumn(6).getDouble();
    instance.visible = maskFromCompressedCounts(row.getColumn(7).getString(), height, width);
    instance.amodal = maskFromCompressedCounts(row.getColumn(8).getString(), height, width);
    instance.hiddenShare = row.getColumn(9).getDouble();
    instance.annotated = row.getColumn(10).getInt() != 0;
    return instance;
}

int readNumber(const SQLite::Statement& row)
{
    return row.getColumn(0).getInt();
}

void requireMaskSize(const RunLengthMask& mask, const ImageRow& image)
{
    if (mask.width == image.width && mask.height == image.height) return;
    throw Error(ErrorKind::Internal, "store", CLUTCH_TEXT("Error", "a mask has another size than its image"),
                image.file, CLUTCH_TEXT("Error", "please report this with the log file"));
}

// A job that began before a photo was held out must not go on learning from it.
void requirePhotoTeaches(Connection& database, const ImageRow& image)
{
    if (database.number("SELECT count(*) FROM photos WHERE id = ? AND part = ?", image.photo,
                        std::string(kPartHeldOut)) == 0)
        return;
    throw Error(ErrorKind::BadInput, "store", CLUTCH_TEXT("Error", "the photo was held out meanwhile"), image.photoName,
                CLUTCH_TEXT("Error", "let it teach again, or start a new data set"));
}

} // namespace

std::vector<ImageRow> Project::images(Id dataset) const
{
    return impl_->database.select(
        &readImageRow, (std::string(kImageColumns) + "WHERE i.dataset = ? AND i.removed = 0 ORDER BY i.number").c_str(),
        dataset);
}

std::optional<ImageRow> Project::image(Id id) const
{
    return impl_->database.selectOne(&readImageRow,
                                     (std::string(kImageColumns) + "WHERE i.id = ? AND i.removed < 2").c_str(), id);
}

std::vector<InstanceRow> Project::instances(Id image) const
{
    return impl_->database.select(
        &readInstance,
        "SELECT n.id, n.image, n.frame, n.angle_degrees, n.scale, n.x, n.y, n.visible, n.amodal, "
        "n.hidden_share, n.annotated, i.width, i.height FROM instances n JOIN images i ON i.id = n.image "
        "WHERE n.image = ? ORDER BY n.id",
        image);
}

Id Project::addImage(const ImageRow& image, const std::vector<InstanceRow>& instances)
{
    impl_->requireWritable();
    requireInside(image.file);
    requireInside(image.traceFile);
    const auto annotated =
        std::count_if(instances.begin(), instances.end(), [](const InstanceRow& row) { return row.annotated; });
    TransactionGuard transaction(impl_->database);
    requirePhotoTeaches(impl_->database, image);
    const Id id = impl_->database.insert(
        "INSERT INTO images (dataset, number, file, seed, width, height, annotated, run, illumination, photo, "
        "photo_name, photo_hash, clipped_share, trace_file, likelihood) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        image.dataset, image.number, image.file, image.seed, image.width, image.height,
        static_cast<std::int64_t>(annotated), Reference{image.run}, image.illumination, Reference{image.photo},
        image.photoName, image.photoHash, image.clippedShare, image.traceFile, Reference{image.likelihood});
    for (const InstanceRow& row : instances) {
        requireMaskSize(row.visible, image);
        requireMaskSize(row.amodal, image);
        impl_->database.execute(
            "INSERT INTO instances (image, frame, angle_degrees, scale, x, y, visible, amodal, hidden_share, "
            "annotated) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            id, row.frame, row.angleDegrees, row.scale, row.x, row.y, compressedCounts(row.visible),
            compressedCounts(row.amodal), row.hiddenShare, row.annotated);
    }
    transaction.commit();
    return id;
}

Id Project::replaceImage(Id old, const ImageRow& image, const std::vector<InstanceRow>& instances)
{
    impl_->requireWritable();
    const std::vector<std::string> files = impl_->database.select(&readText, kFilesOfImage, old);
    TransactionGuard transaction(impl_->database);
    // Kept as taken out under a number of no other until its file is gone: killed in between, discarding finds it.
    impl_->database.execute("UPDATE images SET removed = 1, number = -id WHERE id = ?", old);
    const Id id = addImage(image, instances);
    transaction.commit();
    impl_->removeFiles(files);
    impl_->database.execute("DELETE FROM images WHERE id = ?", old);
    return id;
}

void Project::removeImage(Id id)
{
    impl_->requireWritable();
    const std::vector<std::string> files = impl_->database.select(&readText, kFilesOfImage, id);
    impl_->database.execute("DELETE FROM images WHERE id = ?", id);
    impl_->removeFiles(files);
}

void Project::setImagesRemoved(const std::vector<Id>& images, bool removed)
{
    impl_->requireWritable();
    TransactionGuard transaction(impl_->database);
    for (const Id image : images)
        impl_->database.execute("UPDATE images SET removed = ? WHERE id = ? AND removed < 2 AND number >= 0", removed,
                                image);
    transaction.commit();
}

void Project::discardRemovedImages()
{
    impl_->requireWritable();
    TransactionGuard transaction(impl_->database);
    const std::vector<std::string> files =
        impl_->database.select(&readText, "SELECT file FROM images WHERE removed = 1 "
                                          "UNION ALL SELECT trace_file FROM images WHERE removed = 1");
    impl_->database.execute("DELETE FROM instances WHERE image IN (SELECT id FROM images WHERE removed = 1)");
    impl_->database.execute("DELETE FROM images WHERE removed = 1 AND number < 0"); // left behind by replaceImage()
    impl_->database.execute(
        "UPDATE images SET removed = 2, file = '', trace_file = '', annotated = 0 WHERE removed = 1");
    transaction.commit();
    impl_->removeFiles(files);
}

std::vector<int> Project::removedNumbers(Id dataset) const
{
    return impl_->database.select(
        &readNumber, "SELECT number FROM images WHERE dataset = ? AND removed > 0 AND number >= 0 ORDER BY number",
        dataset);
}

std::vector<Id> Project::imagesNumbered(Id dataset, const std::vector<int>& numbers) const
{
    std::vector<Id> ids;
    for (const int number : numbers)
        if (const Id id = impl_->database.number(
                "SELECT id FROM images WHERE dataset = ? AND number = ? AND removed < 2", dataset, number);
            id != 0)
            ids.push_back(id);
    return ids;
}

} // namespace clutch::store
