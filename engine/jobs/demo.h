// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/jobs/job.h"

#include <filesystem>
#include <memory>

namespace clutch::jobs {

struct DemoRequest {
    std::filesystem::path recording;
    std::filesystem::path folder;
    int images = 24; // minutes of training images would not show more
};

/// The main job from end to end: recording -> project -> mattes -> cluster images -> COCO data set and a contact sheet.
/// Run again it completes what is there. {project, dataset, sheet, frames, accepted, images, annotations, seconds}.
std::unique_ptr<Job> makeDemoJob(DemoRequest request);

} // namespace clutch::jobs
