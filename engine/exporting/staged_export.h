// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clutch::exporting {

/// A file of a staged export that grows bit by bit. Closing it says whether all of it arrived.
class StagedFile {
public:
    StagedFile(std::filesystem::path file, std::string subject);
    std::ostream& stream() { return stream_; }
    /// Synced. Throws Error{DiskFull, Io} naming the file as it will be called.
    void close();

private:
    std::filesystem::path file_;
    std::string subject_;
    std::ofstream stream_;
};

/// An export that appears all at once. Files are first made in a hidden folder inside the target; commit() moves them
/// to their places, removes what an earlier export of this kind left behind, and puts the index files last. Until then
/// the earlier export is untouched; without a commit (cancelled, failed) only the hidden folder was written, and it is
/// removed. What was written is remembered in a hidden list in the target: files that are not on it are strangers and
/// are never replaced. All throw Error{ReadOnly, Io, DiskFull}. Names are relative, with "/".
class StagedExport {
public:
    /// `kind` tells exports apart that may share a folder; `indexFiles` are all those, of any layout, that must not be
    /// there without the others.
    StagedExport(std::filesystem::path folder, std::string kind, std::set<std::string> indexFiles);
    ~StagedExport();
    StagedExport(const StagedExport&) = delete;
    StagedExport& operator=(const StagedExport&) = delete;

    const std::filesystem::path& folder() const { return folder_; }
    /// Throws Error{BadInput} naming the file when one that this program did not write, or wrote in another format,
    /// stands where `name` will go.
    void claim(const std::string& name) const;
    void copy(const std::filesystem::path& source, const std::string& name);
    void write(const std::string& name, std::span<const std::uint8_t> bytes);
    void write(const std::string& name, std::string_view text);
    StagedFile open(const std::string& name);
    void commit();

private:
    std::filesystem::path listFile() const;
    std::filesystem::path placeFor(const std::string& name);
    void rememberFiles(const std::set<std::string>& files) const;
    void removeEarlier(const std::string& name) const;

    std::filesystem::path folder_, stage_;
    std::string kind_;
    std::set<std::string> indexFiles_;
    std::set<std::string> earlier_, others_, files_; // ours of last time, of other formats, ours now
};

} // namespace clutch::exporting
