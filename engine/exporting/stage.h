// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/folder_lock.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace clutch::exporting {

/// A hidden folder inside another one, for files on their way in and out. While it lives nobody else has one there;
/// it goes with it. What one left there that was killed goes when the next is made.
class Stage {
public:
    /// `within`: where it stands in the export's folder, relative, empty for the export's folder itself. Throws
    /// Error{Io} when another export holds the folder, and Error{ReadOnly, DiskFull, Io}.
    Stage(const std::filesystem::path& exportFolder, std::filesystem::path within, const std::string& name);
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    std::filesystem::path
    incoming(const std::filesystem::path& name) const; ///< of a file named from the export's folder
    std::filesystem::path outgoing(const std::filesystem::path& name) const;
    /// Whether a file can be moved from here into this folder. Throws when it may not be written at all.
    bool reaches(const std::filesystem::path& folder) const;
    /// Something is in it that a person may miss: it is left under a name of its own, which no export touches.
    std::filesystem::path keep() noexcept;

private:
    const std::filesystem::path within_;
    std::filesystem::path folder_;
    const std::filesystem::path probe_;
    FolderLock lock_;
    bool kept_ = false;
};

/// The stages of one export: one in its folder, and one more in each folder below that no file can be moved to from
/// there: a link to another disk, another disk, a volume of its own.
class Stages {
public:
    Stages(std::filesystem::path exportFolder, std::string name);

    /// Where the file of this name waits. Throws what Stage() does, before anything in the export's folder has changed.
    const Stage& stageFor(const std::filesystem::path& name);
    std::vector<std::filesystem::path> keepAll() noexcept; ///< where they are now

private:
    std::filesystem::path folder_;
    std::string name_;
    std::vector<std::unique_ptr<Stage>> stages_;
    std::map<std::filesystem::path, const Stage*> byFolder_; // folders as far as they were there
};

} // namespace clutch::exporting
