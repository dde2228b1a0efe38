// SPDX-License-Identifier: Apache-2.0
#include "engine/store/project.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/folder_lock.h"
#include "engine/core/log.h"
#include "engine/core/text.h"
#include "engine/store/backup.h"
#include "engine/store/leftovers.h"
#include "engine/store/project_impl.h"
#include "engine/store/schema.h"

#include <ctime>
#include <fcntl.h>
#include <unistd.h>

namespace clutch::store {

namespace fs = std::filesystem;

namespace {

void requireDatabase(const fs::path& folder)
{
    std::error_code failure;
    if (fs::is_regular_file(folder / Project::kDatabaseName, failure)) return;
    throw Error(ErrorKind::NotFound, "store", CLUTCH_TEXT("Error", "there is no Clutch project in this folder"),
                utf8(folder) + namedBackup(folder), CLUTCH_TEXT("Error", "check the path, or make a new project"));
}

void requireWritable(const fs::path& folder, const fs::path& file)
{
    if (::access(folder.c_str(), W_OK) == 0 && ::access(file.c_str(), W_OK) == 0) return;
    throw Error(ErrorKind::ReadOnly, "store", CLUTCH_TEXT("Error", "the project may not be written"), utf8(folder),
                CLUTCH_TEXT("Error", "open it read-only, or copy it to a folder you may write"));
}

// Looks at the database through a reader before anything may write: what is damaged stays as it is.
fs::path checkedDatabase(const fs::path& folder, Access access)
{
    requireDatabase(folder);
    fs::path file = folder / Project::kDatabaseName;
    if (access == Access::ReadWrite) requireWritable(folder, file);
    Connection reader(file, ConnectionMode::ReadOnly);
    requireSound(reader, folder);
    if (access == Access::ReadOnly && schemaVersion(reader) < newestVersion())
        throw Error(ErrorKind::Unsupported, "store", CLUTCH_TEXT("Error", "the project was made by an older Clutch"),
                    utf8(folder), CLUTCH_TEXT("Error", "open it once for writing, it is then brought to this version"));
    return file;
}

void requireEmptyFolder(const fs::path& folder)
{
    if (Project::isProject(folder))
        throw Error(ErrorKind::BadInput, "store", CLUTCH_TEXT("Error", "there already is a project in this folder"),
                    utf8(folder), CLUTCH_TEXT("Error", "open it, or choose another folder"));
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = utf8(entry.path().filename());
        if (name.starts_with('.') || name == "clutch.lock") continue;
        throw Error(ErrorKind::BadInput, "store", CLUTCH_TEXT("Error", "the folder for the new project is not empty"),
                    utf8(entry.path()), CLUTCH_TEXT("Error", "choose an empty folder or a new name"));
    }
}

} // namespace

Project::Impl::Impl(const fs::path& projectFolder, Access wanted)
    : folder(fs::absolute(projectFolder).lexically_normal()), access(wanted),
      database(checkedDatabase(folder, wanted),
               wanted == Access::ReadWrite ? ConnectionMode::ReadWrite : ConnectionMode::ReadOnly)
{
    if (!folder.has_filename()) folder = folder.parent_path(); // "project/" is "project"
    if (access == Access::ReadOnly) return;
    const bool outdated = schemaVersion(database) < newestVersion();
    if (outdated || !hasRecentBackup(folder)) writeBackup(database, folder);
    if (outdated) migrate(database);
}

void Project::Impl::requireWritable() const
{
    if (access == Access::ReadWrite) return;
    throw Error(ErrorKind::ReadOnly, "store", CLUTCH_TEXT("Error", "the project is open for reading only"),
                utf8(folder), CLUTCH_TEXT("Error", "close the other window that has it, or copy the project"));
}

void Project::Impl::removeFiles(const std::vector<std::string>& relative) const
{
    for (const std::string& name : relative) {
        if (name.empty()) continue;
        if (!isInside(name)) { // the rows are gone already: all that can be done is to leave it alone
            logWarning("not removed, for it lies outside the project: " + name);
            continue;
        }
        const fs::path file = folder / pathFromUtf8(name);
        std::error_code failure;
        fs::remove(file, failure);
        if (failure) logWarning("cannot remove " + utf8(file) + ": " + failure.message());
        if (file.parent_path() != folder && fs::is_empty(file.parent_path(), failure) && !failure)
            fs::remove(file.parent_path(), failure);
    }
}

bool isInside(const std::string& relative)
{
    const fs::path path = pathFromUtf8(relative);
    bool inside = path.is_relative() && relative.find('\0') == std::string::npos;
    for (const fs::path& part : path)
        inside = inside && part != "..";
    return inside;
}

void requireInside(const std::string& relative)
{
    if (isInside(relative)) return;
    throw Error(ErrorKind::Corrupt, "store", CLUTCH_TEXT("Error", "the project names a file outside its folder"),
                relative, CLUTCH_TEXT("Error", "do not use this project, or restore it from a backup"));
}

std::string nowAsText()
{
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

void Project::create(const fs::path& folder)
{
    std::optional<FolderLock> lock; // of two programs that find the folder empty one may go on
    try {
        fs::create_directories(folder);
        lock = FolderLock::tryAcquire(folder);
        requireEmptyFolder(folder);
    } catch (const fs::filesystem_error&) {
        throw errorFromCurrentException("store");
    }
    if (!lock)
        throw Error(ErrorKind::Io, "store", CLUTCH_TEXT("Error", "another program is writing to this folder"),
                    utf8(folder), CLUTCH_TEXT("Error", "choose another folder or a new name"));
    requireWritable(folder, folder);
    removeLeftovers(folder);
    // Made under another name first: a crash half way leaves no database rather than half a one.
    writeFileAtomically(folder / kDatabaseName, [](const fs::path& file) {
        Connection database(file, ConnectionMode::Create);
        database.script(("PRAGMA application_id = " + std::to_string(kApplicationId)).c_str());
        migrate(database);
    });
}

bool Project::isProject(const fs::path& folder)
{
    std::error_code failure;
    return fs::is_regular_file(folder / kDatabaseName, failure);
}

Project::Project(const fs::path& folder, Access access) : impl_(std::make_unique<Impl>(folder, access)) {}
Project::~Project() = default;
Project::Project(Project&&) noexcept = default;

const fs::path& Project::folder() const
{
    return impl_->folder;
}

std::string Project::name() const
{
    return utf8(impl_->folder.filename());
}

fs::path Project::absolute(const std::string& relative) const
{
    requireInside(relative);
    return impl_->folder / pathFromUtf8(relative);
}

void Project::backUp()
{
    impl_->requireWritable();
    writeBackup(impl_->database, impl_->folder);
}

struct Transaction::Impl {
    explicit Impl(Connection& connection) : guard(connection) {}
    TransactionGuard guard;
};

Transaction::Transaction(Project& project)
{
    project.impl_->requireWritable();
    impl_ = std::make_unique<Impl>(project.impl_->database);
}

Transaction::~Transaction() = default;

void Transaction::commit()
{
    impl_->guard.commit();
}

} // namespace clutch::store
