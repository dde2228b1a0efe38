// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/text.h"
#include "engine/store/project_impl.h"

namespace clutch::store {

namespace {

constexpr const char* kDatasetColumns = "SELECT d.id, d.object, d.name, d.run, "
                                        "(SELECT count(*) FROM images i WHERE i.dataset = d.id AND i.removed = 0), "
                                        "(SELECT coalesce(sum(i.annotated), 0) FROM images i WHERE i.dataset = d.id "
                                        "AND i.removed = 0) FROM datasets d ";

DatasetRow readDataset(const SQLite::Statement& row)
{
    return {row.getColumn(0).getInt64(), row.getColumn(1).getInt64(), row.getColumn(2).getString(),
            row.getColumn(3).getInt64(), row.getColumn(4).getInt64(), row.getColumn(5).getInt64()};
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

std::string Project::datasetInputs(Id id) const
{
    return impl_->database.selectOne(&readText, "SELECT inputs FROM datasets WHERE id = ?", id).value_or("");
}

void Project::setDatasetInputs(Id id, const std::string& inputs)
{
    impl_->requireWritable();
    impl_->database.execute("UPDATE datasets SET inputs = ? WHERE id = ?", inputs, id);
}

void Project::removeDataset(Id id)
{
    impl_->requireWritable();
    TransactionGuard transaction(impl_->database);
    const std::vector<std::string> files =
        impl_->database.select(&readText,
                               "SELECT file FROM images WHERE dataset = ?1 "
                               "UNION ALL SELECT trace_file FROM images WHERE dataset = ?1",
                               id);
    impl_->database.execute("DELETE FROM datasets WHERE id = ?", id);
    transaction.commit();
    impl_->removeFiles(files);
}

} // namespace clutch::store
