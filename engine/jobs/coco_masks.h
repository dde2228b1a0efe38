// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthesis/cluster_statistics.h"

#include <filesystem>
#include <vector>

namespace clutch::jobs {

/// The masks of a COCO instances file (cocodataset.org, "Data format").
struct CocoMasks {
    std::vector<std::vector<synthesis::InstanceMasks>> images; ///< in the file's order
    std::size_t instances = 0;
    bool isAmodal = true; ///< every annotation has an amodal_segmentation; else amodal masks are the visible ones
};

/// Reads segmentation and amodal_segmentation as run lengths (compressed or not) or polygons (holes are filled). Crowds
/// are left out: simulated photos mark instances hidden 80 % or more as such, and our own data sets do not list them.
/// Throws Error{Corrupt} naming the file, and as readFile() does.
CocoMasks readCocoMasks(const std::filesystem::path& file);

} // namespace clutch::jobs
