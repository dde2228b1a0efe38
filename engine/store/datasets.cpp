// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/text.h"
#include "engine/store/project_impl.h"

#include <algorithm>
#include <bit>

namespace clutch::store {

namespace {

constexpr const char* kDatasetColumns =
    "SELECT d.id, d.object, d.name, d.run, (SELECT count(*) FROM images i WHERE i.dataset = d.id), "
    "(SELECT coalesce(sum(i.annotated), 0) FROM images i WHERE i.dataset = d.id) FROM datasets d ";

DatasetRow readDataset(const SQLite::Statement& row)
{
    return {row.getColumn(0).getInt64(), row.getColumn(1).getInt64(), row.getColumn(2).getString(),
            row.getColumn(3).getInt64(), row.getColumn(4).getInt64(), row.getColumn(5).getInt64()};
}

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

std::string readText(const SQLite::Statement& row)
{
    return row.getColumn(0).getString();
}

void requireMaskSize(const RunLengthMask& mask, const ImageRow& image)
{
    if (mask.width == image.width && mask.height == image.height) return;
    throw Error(ErrorKind::Internal, "store", CLUTCH_TEXT("Error", "a mask has another size than its image"),
                image.file, CLUTCH_TEXT("Error", "please report this with the log file"));
}

} // namespace

std::vector<DatasetRow> Project::datasets() const
{
    return impl_->database.select(&readDataset, (std::string(kDatasetColumns) + "ORDER BY d.id").c_str());
}

std::optional<DatasetRow> Project::findDataset(const std::string& name) const
{
    return impl_->database.selectOne(&readDataset, (std::string(kDatasetColumns) + "WHERE d.name = ?").c_str(), name);
}

Id Project::addDataset(const DatasetRow& row)
{
    impl_->requireWritable();
    if (row.name.empty() || row.name.size() > 200)
        throw Error(ErrorKind::BadInput, "store",
                    CLUTCH_TEXT("Error", "a data set needs a name of 1 to 200 characters"), row.name.substr(0, 40),
                    CLUTCH_TEXT("Error", "choose another name"));
    TransactionGuard transaction(impl_->database);
    if (findDataset(row.name))
        throw Error(ErrorKind::BadInput, "store", CLUTCH_TEXT("Error", "there already is a data set of this name"),
                    row.name, CLUTCH_TEXT("Error", "choose another name"));
    const Id id = impl_->database.insert("INSERT INTO datasets (object, name, run) VALUES (?, ?, ?)", row.object,
                                         row.name, Reference{row.run});
    transaction.commit();
    return id;
}

void Project::removeDataset(Id id)
{
    impl_->requireWritable();
    TransactionGuard transaction(impl_->database);
    const std::vector<std::string> files =
        impl_->database.select(&readText, "SELECT file FROM images WHERE dataset = ?", id);
    impl_->database.execute("DELETE FROM datasets WHERE id = ?", id);
    transaction.commit();
    impl_->removeFiles(files);
}

std::vector<ImageRow> Project::images(Id dataset) const
{
    return impl_->database.select(
        &readImageRow,
        "SELECT id, dataset, number, file, seed, width, height, run FROM images WHERE dataset = ? ORDER BY number",
        dataset);
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
    const auto annotated =
        std::count_if(instances.begin(), instances.end(), [](const InstanceRow& row) { return row.annotated; });
    TransactionGuard transaction(impl_->database);
    const Id id = impl_->database.insert("INSERT INTO images (dataset, number, file, seed, width, height, annotated, "
                                         "run) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                                         image.dataset, image.number, image.file, image.seed, image.width, image.height,
                                         static_cast<std::int64_t>(annotated), Reference{image.run});
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

void Project::removeImage(Id id)
{
    impl_->requireWritable();
    const std::vector<std::string> files =
        impl_->database.select(&readText, "SELECT file FROM images WHERE id = ?", id);
    impl_->database.execute("DELETE FROM images WHERE id = ?", id);
    impl_->removeFiles(files);
}

} // namespace clutch::store
