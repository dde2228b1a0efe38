// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/job_context.h"
#include "engine/core/options.h"
#include "engine/core/rle.h"
#include "engine/core/text.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace clutch::exporting {

enum class ExportFormat { Coco, CocoPolygons, Rgba };

struct ExportOptions {
    ExportFormat format = ExportFormat::Coco;

    template <class V>
    void visitFields(V&& visit)
    {
        visit(format,
              FieldSpec{.name = "format",
                        .label = CLUTCH_TEXT("Option", "Format"),
                        .help = CLUTCH_TEXT(
                            "Option",
                            "coco: run lengths, lossless; coco-polygons: outlines, holes are lost; rgba: the cut-outs"),
                        .choices = {"coco", "coco-polygons", "rgba"}});
    }
};

/// A data set as the exporters see it: values and paths, no store.
struct Instance {
    std::int64_t category = 1;
    RunLengthMask visible, amodal;
    double hiddenShare = 0;
    std::string provenance; ///< JSON object: recording, frame, placement, seed
};
struct Image {
    std::filesystem::path file; ///< absolute, copied into the export
    int width = 0, height = 0;
    std::string provenance;          ///< JSON object: dataset, number, seed, options
    std::vector<Instance> instances; ///< annotated ones only; an image without any is exported too
};
struct Cutout {
    std::filesystem::path file; ///< absolute, RGBA PNG
    std::string name;           ///< of the file in the export, without folder
};
struct Dataset {
    std::string name;
    std::vector<std::string> categories; ///< category id = position + 1
    std::vector<Image> images;
    std::vector<Cutout> cutouts; ///< for ExportFormat::Rgba
};

struct ExportSummary {
    std::filesystem::path file; ///< what to open first: annotations.json, or the folder
    std::int64_t images = 0;
    std::int64_t annotations = 0;
};

/// Writes `dataset` into `folder` (made): COCO as annotations.json and images/000001.png ..., cut-outs as
/// cutouts/<name>. Checks the free space first. Files of an earlier export there are replaced, all at once and at the
/// very end; strangers are left alone, and one that stands in the way is an Error{BadInput}. Cancelled or failed, the
/// earlier export is as it was. A hidden list in the folder tells ours apart. COCO field by field as other tools want
/// it: ids from 1, iscrowd 0 always there, bbox and area from the mask, nothing below 1 px. Throws Error{DiskFull,
/// ReadOnly, Io, NotFound (a source file), BadInput, Corrupt (masks or provenance)}. Checks for cancel at every file
/// and emits "file" with its number.
ExportSummary exportDataset(const Dataset& dataset, const ExportOptions& options, const std::filesystem::path& folder,
                            JobContext& context);

} // namespace clutch::exporting
