// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/staged_file.h"

#include "engine/exporting/sync_files.h"

#include <cerrno>

namespace clutch::exporting {

StagedFile::StagedFile(const std::filesystem::path& file, std::string subject)
    : subject_(std::move(subject)), stream_(file, std::ios::binary)
{
    if (!stream_) throwWriteError(errno, subject_);
}

void StagedFile::close()
{
    errno = 0;
    stream_.close();
    if (!stream_) throwWriteError(errno, subject_);
}

} // namespace clutch::exporting
