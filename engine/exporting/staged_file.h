// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

namespace clutch::exporting {

/// Throws Error{DiskFull or Io} for an errno; `subject` is the file as it will be called.
[[noreturn]] void throwWriteError(int code, const std::string& subject);

/// Waits until the names in a folder are on its disk; a file system that cannot say is believed. Throws as above.
void waitForFolder(const std::filesystem::path& folder);

/// Waits until everything written so far to the disk of this folder, by whomever, is there. Throws as above.
void waitForDisk(const std::filesystem::path& folder);

/// A file of a staged export that grows bit by bit. Closing it says whether all of it arrived.
class StagedFile {
public:
    StagedFile(const std::filesystem::path& file, std::string subject);
    std::ostream& stream() { return stream_; }
    /// Throws Error{DiskFull, Io} naming the file as it will be called.
    void close();

private:
    std::string subject_;
    std::ofstream stream_;
};

} // namespace clutch::exporting
