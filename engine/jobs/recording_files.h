// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/job_context.h"

#include <filesystem>
#include <string>

namespace clutch::jobs {

/// XXH3-128 of a video file; of a folder over the hashes of its pictures in their order, so that names do not matter.
std::string hashRecording(const std::filesystem::path& recording, const JobContext& context);

/// A copy, piece by piece so that it can be cancelled; `target` is not there or whole. Throws Error{DiskFull, ReadOnly,
/// NotFound, Io}.
void copyFile(const std::filesystem::path& source, const std::filesystem::path& target, const JobContext& context);

} // namespace clutch::jobs
