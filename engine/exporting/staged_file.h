// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

namespace clutch::exporting {

/// A file of a staged export that grows bit by bit. Closing it says whether all of it arrived.
class StagedFile {
public:
    StagedFile(const std::filesystem::path& file, std::string subject);
    std::ostream& stream() { return stream_; }
    /// Throws Error{DiskFull, ReadOnly, Io} naming the file as it will be called.
    void close();

private:
    std::string subject_;
    std::ofstream stream_;
};

} // namespace clutch::exporting
