// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/job_context.h"
#include "engine/exporting/file_moves.h"
#include "engine/exporting/stage.h"
#include "engine/exporting/staged_file.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace clutch::exporting {

/// An export that appears all at once. Files are first made in a hidden folder inside the target, or inside a folder of
/// it that lies on another disk; commit() puts what an earlier export of this kind left behind aside, moves the new
/// files to their places, the index files last, and only then removes the old ones. An export that is cancelled or
/// fails, in commit() too, leaves the earlier one as it was. What was written is remembered in a hidden list in the
/// target: files that are not on it are strangers and are never replaced. One export at a time in a folder. All throw
/// Error{ReadOnly, Io, DiskFull}. Names are relative, with "/".
///
/// What survives a power cut: sync() puts every file on the disk before the first one gets its name, commit() the
/// folders before the index files get theirs. So whoever finds an index file finds all that it names, whole; where
/// there is none, the export is to be made again.
class StagedExport {
public:
    /// `kind` tells exports apart that may share a folder; `indexFiles` are all those, of any layout, that must not be
    /// there without the others.
    StagedExport(std::filesystem::path folder, std::string kind, std::set<std::string> indexFiles);

    const std::filesystem::path& folder() const { return folder_; }
    /// Throws Error{BadInput} naming the file when one that this program did not write, or wrote in another format,
    /// stands where `name` or one of its folders will go, and as above when nothing can be moved to its place.
    void claim(const std::string& name);
    void copy(const std::filesystem::path& source, const std::string& name);
    void write(const std::string& name, std::span<const std::uint8_t> bytes);
    void write(const std::string& name, std::string_view text);
    StagedFile open(const std::string& name);
    /// To be called when all is written and closed. Checks for cancel at every file.
    void sync(JobContext& context) const;
    void commit();

private:
    std::filesystem::path listFile() const;
    void requireFolders(const std::string& name) const;
    std::filesystem::path placeFor(const std::string& name);
    std::string subjectOf(const std::string& name) const;
    void rememberFiles(const std::set<std::string>& files) const;
    std::set<std::string> setAside(bool indexFiles, FileMoves& moves) const;
    void bringIn(bool indexFiles, FileMoves& moves) const;
    void removeEmptyFolders(const std::set<std::string>& names) const;
    void syncFoldersOf(const std::set<std::string>& names) const;
    std::vector<std::filesystem::path> takeBack(FileMoves& index, FileMoves& others) noexcept;

    std::filesystem::path folder_;
    std::string kind_;
    std::set<std::string> indexFiles_;
    std::optional<Stages> stages_;
    std::map<std::string, const Stage*> earlier_, files_; // ours of last time and now, and where they wait
    std::set<std::string> others_;                        // of other formats
};

} // namespace clutch::exporting
