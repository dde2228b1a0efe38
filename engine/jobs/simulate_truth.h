// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/photo.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace clutch::jobs {

/// The truth of simulated photos as COCO's instances file (cocodataset.org, "Data format"), ids from 1, one category.
/// Of an annotation, bbox, area and segmentation (compressed run lengths) are those of the visible mask; beyond the
/// standard: amodal_segmentation, hidden_share. Instances of which nothing is visible have no annotation.
///
/// Instances hidden 80 % or more are there, but to be ignored: found or missed, they must not count. They carry both of
/// COCO's marks, `ignore` 1 (its evaluator's input) and `iscrowd` 1, because pycocotools and those who follow it
/// overwrite `ignore` with `iscrowd`. As a crowd, such an instance absorbs every detection that lies mostly on it and
/// is no match for a counted one, and is never itself a miss; data loaders that drop crowds do not train on it.
/// Programs that read neither mark see it by its hidden_share.
struct PhotoTruth {
    std::string file; ///< relative to photos.json, "/"
    std::string object;
    std::uint64_t seed = 0; ///< of the run
    int number = 0;         ///< from 1: the image's id
    int poured = 0;         ///< items in the heap, seen or not
    int width = 0, height = 0;
    std::vector<simulation::PhotoInstance> instances;
};

/// One photo's part of photos.json, to be kept until all are there.
std::string truthText(const PhotoTruth& truth);

/// photos.json out of the parts, in the order of the files, each read twice: whatever their number, one photo's truth
/// is in memory at a time. Throws Error{Corrupt} naming a damaged part, and as writeFileAtomically() does.
void writeCoco(const std::filesystem::path& file, const std::string& object,
               const std::vector<std::filesystem::path>& parts);

struct TruthCounts {
    std::int64_t instances = 0; ///< that count
    std::int64_t ignored = 0;
};
/// Reads as it goes, so that the file may have any size. Throws Error{Corrupt} naming the file.
TruthCounts countTruth(const std::filesystem::path& cocoFile);

} // namespace clutch::jobs
