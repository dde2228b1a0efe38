// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/exporting/export.h"

#include <ostream>
#include <string>
#include <vector>

namespace clutch::exporting {

/// Writes COCO's instances file, one image or annotation a line, so that its size never has to fit in memory. Ids count
/// from 1 (COCO's own evaluator reads annotation 0 as unmatched); iscrowd is always there and 0; bbox and area are
/// those of the visible mask; masks below 1 px are left out. Beyond the standard: amodal_segmentation (run lengths),
/// hidden_share, provenance. `fileNames` holds each image's place in the export. Returns the number of annotations.
/// Throws Error{Corrupt} when a mask is not of its image's size or provenance is not JSON.
std::int64_t writeCoco(std::ostream& out, const Dataset& dataset, const std::vector<std::string>& fileNames,
                       bool polygons);

} // namespace clutch::exporting
