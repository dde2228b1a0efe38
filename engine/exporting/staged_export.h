// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <ostream>
#include <set>
#include <string>

namespace clutch::exporting {

/// An export that appears all at once. Files are first made in a hidden folder inside the target; commit() moves them
/// to their places, removes what an earlier export of this kind left behind, and puts the index file last. Until then
/// the earlier export is untouched; without a commit (cancelled, failed) only the hidden folder was written, and it is
/// removed. What was written is remembered in a hidden list in the target: files that are not on it are strangers and
/// are never replaced.
class StagedExport {
public:
    /// `kind` tells exports apart that may share a folder; `indexFile` (may be empty) is the file that must not be
    /// there without all others. Throws Error{ReadOnly, Io, DiskFull} when the folder cannot be made or written.
    StagedExport(std::filesystem::path folder, std::string kind, std::string indexFile);
    ~StagedExport();
    StagedExport(const StagedExport&) = delete;
    StagedExport& operator=(const StagedExport&) = delete;

    /// Throws Error{BadInput} naming the file when one that this program did not write stands where `name` (relative,
    /// "/") will go.
    void claim(const std::string& name) const;
    void copy(const std::filesystem::path& source, const std::string& name);
    void write(const std::string& name, const std::function<void(std::ostream&)>& writer);
    void commit();

private:
    std::filesystem::path listFile() const;
    void rememberFiles(const std::set<std::string>& files) const;

    std::filesystem::path folder_, stage_;
    std::string kind_, indexFile_;
    std::set<std::string> earlier_, files_;
};

} // namespace clutch::exporting
