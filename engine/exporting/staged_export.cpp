// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/staged_export.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace clutch::exporting {

namespace fs = std::filesystem;

namespace {

constexpr const char* kPrefix = ".clutch-";

/// Only names that stay inside the folder are ever touched, whatever a list on disk says.
bool isSafeName(const std::string& name)
{
    const fs::path path = pathFromUtf8(name);
    return !name.empty() && path.is_relative() &&
           std::none_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".." || part == "."; });
}

std::set<std::string> filesListed(const fs::path& list)
{
    std::set<std::string> files;
    if (!fs::exists(list)) return files;
    const std::vector<std::uint8_t> bytes = readFile(list);
    const nlohmann::json read = nlohmann::json::parse(bytes, nullptr, false);
    if (!read.is_array()) return files; // damaged: what it named counts as strangers, which are left alone
    for (const nlohmann::json& name : read)
        if (name.is_string() && isSafeName(name)) files.insert(name);
    return files;
}

[[noreturn]] void throwInTheWay(const fs::path& file)
{
    throw Error(ErrorKind::BadInput, "exporting", CLUTCH_TEXT("Error", "a file stands where the export needs a folder"),
                utf8(file), CLUTCH_TEXT("Error", "choose another folder, or move the file away"));
}

/// What stands there is something else than a folder (a link to one is one).
bool isInTheWay(const fs::path& folder)
{
    std::error_code failure;
    return fs::exists(fs::symlink_status(folder, failure)) && !fs::is_directory(fs::status(folder, failure));
}

void requireNoFileAbove(const fs::path& file)
{
    for (fs::path path = fs::absolute(file).parent_path(); path.has_relative_path(); path = path.parent_path())
        if (isInTheWay(path)) throwInTheWay(path);
}

/// A folder that somebody made in the place of a file of ours is theirs.
bool removeFile(const fs::path& file)
{
    return !fs::is_directory(fs::symlink_status(file)) && fs::remove(file);
}

/// What exports in other formats wrote into this folder.
std::set<std::string> filesOfOthers(const fs::path& folder, const fs::path& ownList)
{
    std::set<std::string> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = utf8(entry.path().filename());
        if (name.starts_with(kPrefix) && name.ends_with(".json") && entry.path() != ownList)
            files.merge(filesListed(entry.path()));
    }
    return files;
}

} // namespace

StagedExport::StagedExport(fs::path folder, std::string kind, std::set<std::string> indexFiles)
    : folder_(std::move(folder)), kind_(std::move(kind)), indexFiles_(std::move(indexFiles))
{
    try {
        stage_ = folder_ / (kPrefix + kind_ + ".part");
        requireNoFileAbove(folder_ / kPrefix);
        fs::create_directories(folder_);
        fs::remove_all(stage_); // left by an export that was killed
        fs::create_directory(stage_);
        earlier_ = filesListed(listFile());
        others_ = filesOfOthers(folder_, listFile());
    } catch (...) {
        throw errorFromCurrentException("exporting");
    }
}

StagedExport::~StagedExport()
{
    std::error_code ignored; // what cannot be removed now is removed by the next export
    fs::remove_all(stage_, ignored);
}

fs::path StagedExport::listFile() const
{
    return folder_ / (kPrefix + kind_ + ".json");
}

void StagedExport::rememberFiles(const std::set<std::string>& files) const
{
    writeFileAtomically(listFile(), nlohmann::json(files).dump(1));
}

void StagedExport::claim(const std::string& name) const
{
    const fs::path target = folder_ / pathFromUtf8(name);
    if (!isSafeName(name))
        throw Error(ErrorKind::Internal, "exporting",
                    CLUTCH_TEXT("Error", "a file name leads out of the export's folder"), name,
                    CLUTCH_TEXT("Error", "please report this with the log file"));
    if (others_.contains(name))
        throw Error(ErrorKind::BadInput, "exporting",
                    CLUTCH_TEXT("Error", "the folder already holds an export in another format"), utf8(target),
                    CLUTCH_TEXT("Error", "choose a folder of its own for each format"));
    requireFolders(name);
    std::error_code failure; // below a file: told above, or that file goes before this one comes
    const fs::file_status there = fs::symlink_status(target, failure);
    if (!fs::exists(there) || (earlier_.contains(name) && !fs::is_directory(there))) return;
    throw Error(ErrorKind::BadInput, "exporting",
                CLUTCH_TEXT("Error", "the folder already holds a file that this program did not write"), utf8(target),
                CLUTCH_TEXT("Error", "choose an empty folder, or move the file away"));
}

/// Files of an earlier export are no hindrance: they are removed before the first folder is made.
void StagedExport::requireFolders(const std::string& name) const
{
    fs::path path = folder_;
    const fs::path folders = pathFromUtf8(name).parent_path();
    for (const fs::path& part : folders) {
        path /= part;
        const std::string relative = utf8(path.lexically_relative(folder_));
        if (!earlier_.contains(relative) && isInTheWay(path)) throwInTheWay(path);
    }
}

fs::path StagedExport::placeFor(const std::string& name)
{
    fs::path target = stage_ / pathFromUtf8(name);
    try {
        fs::create_directories(target.parent_path());
    } catch (...) {
        throw errorFromCurrentException("exporting");
    }
    files_.insert(name);
    return target;
}

void StagedExport::copy(const fs::path& source, const std::string& name)
{
    const fs::path target = placeFor(name);
    try {
        fs::copy_file(source, target);
        fs::permissions(target, fs::perms::owner_write,
                        fs::perm_options::add); // a read-only original may be replaced later
    } catch (...) {
        throw errorFromCurrentException("exporting");
    }
}

void StagedExport::write(const std::string& name, std::span<const std::uint8_t> bytes)
{
    std::ofstream stream(placeFor(name), std::ios::binary);
    errno = 0;
    stream.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream) throwWriteError(errno, utf8(folder_ / pathFromUtf8(name)));
}

void StagedExport::write(const std::string& name, std::string_view text)
{
    write(name, std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

StagedFile StagedExport::open(const std::string& name)
{
    return {placeFor(name), utf8(folder_ / pathFromUtf8(name))};
}

/// With the folders that are empty then, up to the export's own.
void StagedExport::removeEarlier(const std::string& name) const
{
    fs::path path = pathFromUtf8(name);
    removeFile(folder_ / path);
    std::error_code stillInUse;
    for (path = path.parent_path(); !path.empty() && fs::remove(folder_ / path, stillInUse);
         path = path.parent_path()) {
    }
}

void StagedExport::sync(JobContext& context) const
{
    context.checkCancelled();
    const std::int64_t all = context.progress().total; // nothing is left to be made
    context.begin(CLUTCH_TEXT("Progress", "Writing to the disk"), all);
    context.advanceTo(all);
    waitForDisk(stage_);
    context.checkCancelled();
}

/// Up to the export's own, whatever is in it.
void StagedExport::syncFoldersOf(const std::set<std::string>& names) const
{
    std::set<fs::path> folders{folder_};
    for (const std::string& name : names)
        for (fs::path path = pathFromUtf8(name).parent_path(); !path.empty(); path = path.parent_path())
            folders.insert(folder_ / path);
    for (const fs::path& folder : folders)
        waitForFolder(folder);
}

void StagedExport::move(bool indexFiles) const
{
    std::set<std::string> moved;
    for (const std::string& name : files_) {
        if (indexFiles_.contains(name) != indexFiles) continue;
        const fs::path target = folder_ / pathFromUtf8(name);
        fs::create_directories(target.parent_path());
        fs::rename(stage_ / pathFromUtf8(name), target);
        moved.insert(name);
    }
    syncFoldersOf(moved);
}

void StagedExport::commit()
{
    try {
        std::set<std::string> known = earlier_;
        known.insert(files_.begin(), files_.end());
        rememberFiles(known); // first: whatever happens now, no file of ours becomes a stranger
        std::set<std::string> removed;
        for (const std::string& name : earlier_)
            if (indexFiles_.contains(name) && removeFile(folder_ / pathFromUtf8(name))) removed.insert(name);
        syncFoldersOf(removed); // no index of last time may come back over pictures of this one
        for (const std::string& name : earlier_)
            if (!files_.contains(name)) removeEarlier(name);
        move(false);
        move(true);
        rememberFiles(files_);
    } catch (...) {
        throw errorFromCurrentException("exporting");
    }
}

} // namespace clutch::exporting
