// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/staged_export.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/log.h"
#include "engine/core/text.h"
#include "engine/exporting/file_list.h"
#include "engine/exporting/sync_files.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace clutch::exporting {

namespace fs = std::filesystem;

namespace {

constexpr const char* kPrefix = ".clutch-";

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

template <class... Maps>
std::set<std::string> namesOf(const Maps&... maps)
{
    std::set<std::string> names;
    const auto add = [&names](const auto& map) {
        for (const auto& entry : map)
            names.insert(entry.first);
    };
    (add(maps), ...);
    return names;
}

} // namespace

StagedExport::StagedExport(fs::path folder, std::string kind, std::set<std::string> indexFiles)
    : folder_(std::move(folder)), kind_(std::move(kind)), indexFiles_(std::move(indexFiles))
{
    try {
        requireNoFileAbove(folder_ / kPrefix);
        fs::create_directories(folder_);
        stages_.emplace(folder_, kPrefix + kind_);
        for (const std::string& name : filesListed(listFile()))
            if (mayBeOurs(folder_, name)) earlier_.emplace(name, &stages_->stageFor(pathFromUtf8(name)));
        others_ = filesOfOthers(folder_, listFile());
    } catch (...) {
        throw errorFromCurrentException("exporting");
    }
}

fs::path StagedExport::listFile() const
{
    return folder_ / (kPrefix + kind_ + ".json");
}

std::string StagedExport::subjectOf(const std::string& name) const
{
    return utf8(folder_ / pathFromUtf8(name));
}

void StagedExport::rememberFiles(const std::set<std::string>& files) const
{
    writeFileList(listFile(), files);
}

void StagedExport::claim(const std::string& name)
{
    const fs::path target = folder_ / pathFromUtf8(name);
    if (!canBeListed(name))
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
    if (fs::exists(there) && (!earlier_.contains(name) || fs::is_directory(there)))
        throw Error(ErrorKind::BadInput, "exporting",
                    CLUTCH_TEXT("Error", "the folder already holds a file that this program did not write"),
                    utf8(target), CLUTCH_TEXT("Error", "choose an empty folder, or move the file away"));
    stages_->stageFor(pathFromUtf8(name));
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
    const Stage& stage = stages_->stageFor(pathFromUtf8(name));
    fs::path target = stage.incoming(pathFromUtf8(name));
    std::error_code failure;
    fs::create_directories(target.parent_path(), failure);
    if (failure) throwWriteError(failure.value(), subjectOf(name));
    files_.insert_or_assign(name, &stage);
    return target;
}

void StagedExport::copy(const fs::path& source, const std::string& name)
{
    const fs::path target = placeFor(name);
    try {
        fs::copy_file(source, target);
        fs::permissions(target, fs::perms::owner_write,
                        fs::perm_options::add); // a read-only original may be replaced later
    } catch (const fs::filesystem_error& error) {
        const std::error_code& code = error.code(); // of which of the two it does not say, but only one can be full
        if (code == std::errc::no_space_on_device || code.value() == EDQUOT)
            throwWriteError(code.value(), subjectOf(name));
        throw errorFromCurrentException("exporting");
    }
}

void StagedExport::write(const std::string& name, std::span<const std::uint8_t> bytes)
{
    StagedFile file = open(name);
    file.stream().write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    file.close();
}

void StagedExport::write(const std::string& name, std::string_view text)
{
    write(name, std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

StagedFile StagedExport::open(const std::string& name)
{
    return {placeFor(name), subjectOf(name)};
}

void StagedExport::sync(JobContext& context) const
{
    std::vector<WrittenFile> written;
    written.reserve(files_.size());
    for (const auto& [name, stage] : files_)
        written.push_back({stage->incoming(pathFromUtf8(name)), subjectOf(name)});
    waitForFiles(written, context);
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

/// Up to the export's own. Not a link, whatever it leads to.
void StagedExport::removeEmptyFolders(const std::set<std::string>& names) const
{
    for (const std::string& name : names) {
        std::error_code failure; // not empty, mostly
        for (fs::path path = pathFromUtf8(name).parent_path(); !path.empty(); path = path.parent_path())
            if (!fs::is_directory(fs::symlink_status(folder_ / path, failure)) || !fs::remove(folder_ / path, failure))
                break;
    }
}

/// A folder that somebody made in the place of a file of ours is theirs, and what cannot be reached is not there.
std::set<std::string> StagedExport::setAside(bool indexFiles, FileMoves& moves) const
{
    std::set<std::string> moved;
    for (const auto& [name, stage] : earlier_) {
        const fs::path path = pathFromUtf8(name);
        std::error_code failure;
        const fs::file_status there = fs::symlink_status(folder_ / path, failure);
        if (indexFiles_.contains(name) != indexFiles || !fs::exists(there) || fs::is_directory(there)) continue;
        moves.move(folder_ / path, stage->outgoing(path), folder_ / path);
        moved.insert(name);
    }
    return moved;
}

void StagedExport::bringIn(bool indexFiles, FileMoves& moves) const
{
    std::set<std::string> moved;
    for (const auto& [name, stage] : files_) {
        const fs::path path = pathFromUtf8(name);
        if (indexFiles_.contains(name) != indexFiles) continue;
        moves.move(stage->incoming(path), folder_ / path, folder_ / path);
        moved.insert(name);
    }
    syncFoldersOf(moved);
}

void StagedExport::commit()
{
    FileMoves index, others;
    try {
        rememberFiles(namesOf(earlier_, files_)); // first: whatever happens now, no file of ours becomes a stranger
        syncFoldersOf(setAside(true, index));     // no index of last time may come back over pictures of this one
        removeEmptyFolders(setAside(false, others));
        bringIn(false, others);
        bringIn(true, others);
        rememberFiles(namesOf(files_));
    } catch (...) {
        const Error error = errorFromCurrentException("exporting");
        std::string subject = error.subject();
        for (const fs::path& place : takeBack(index, others))
            subject += "; " + utf8(place);
        throw Error(error.kind(), error.stage(), error.problem(), subject, error.advice());
    }
}

/// The earlier export is whole again before its index is. Where parts of it are that could not be put back; empty when
/// all is as it was.
std::vector<fs::path> StagedExport::takeBack(FileMoves& index, FileMoves& others) noexcept
{
    const bool whole = others.undo();
    const auto attempt = [](const auto& action) {
        try {
            action();
        } catch (const std::exception& error) {
            logWarning(error.what());
        }
    };
    attempt([&] { removeEmptyFolders(namesOf(files_)); });
    attempt([&] { syncFoldersOf({}); });
    if (!whole || !index.undo()) return stages_->keepAll();
    attempt([&] {
        if (earlier_.empty())
            fs::remove(listFile());
        else
            rememberFiles(namesOf(earlier_));
    });
    return {};
}

} // namespace clutch::exporting
