// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/job_context.h"
#include "engine/core/options.h"
#include "engine/core/text.h"
#include "engine/exporting/dataset.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace clutch::exporting {

enum class ExportFormat { Coco, CocoPolygons, Yolo, Voc, Labelme, Masks, Rgba };

struct ExportOptions {
    ExportFormat format = ExportFormat::Coco; // nothing is lost
    std::string split;                        // none: most people split again in their own tool

    template <class V>
    void visitFields(V&& visit)
    {
        visit(format,
              FieldSpec{.name = "format",
                        .label = CLUTCH_TEXT("Option", "Format"),
                        .help = CLUTCH_TEXT("Option", "Run lengths, outlines, YOLO-seg, Pascal VOC, labelme, 16-bit "
                                                      "label maps, or the cut-outs alone"),
                        .choices = {"coco", "coco-polygons", "yolo", "voc", "labelme", "masks", "rgba"}});
        visit(split, FieldSpec{.name = "split",
                               .label = CLUTCH_TEXT("Option", "Split"),
                               .help = CLUTCH_TEXT("Option", "Shares of train, val and test, such as 0.8,0.1,0.1; "
                                                             "images of a recording stay together")});
    }
};

/// What a person should know before choosing a format. Texts are translatable, context "Export".
struct FormatFacts {
    const char* title; ///< "YOLO-seg"
    const char* use;   ///< which tools it is for
    const char* keeps;
    const char* loses;
};
const FormatFacts& factsOf(ExportFormat format);

/// Throws Error{Usage} for options that cannot be followed: a split that is none (see parseShares), or one of cut-outs.
void requirePossible(const ExportOptions& options);

struct ExportNote {
    std::string text;       ///< a fixed sentence, context "Export"
    std::int64_t count = 0; ///< how many it is about; 0: it is no matter of number
};
struct ExportSplit {
    std::array<std::int64_t, 3> images{}; ///< train, val, test
    bool byRecording = false;             ///< no recording is seen in two parts
};
struct ExportSummary {
    std::filesystem::path file; ///< what to open first, or the folder
    std::int64_t images = 0;
    std::int64_t annotations = 0;
    std::optional<ExportSplit> split;
    std::vector<ExportNote> notes;
};

/// Writes a data set into `folder` (made), image by image, pictures under their numbers ("000001"):
///   coco, coco-polygons  annotations.json, images/          split: annotations_train.json, images/train/, ...
///   yolo                 data.yaml, images/train/, labels/train/
///   voc                  JPEGImages/, Annotations/, SegmentationClass/, SegmentationObject/,
///                        ImageSets/Segmentation/, ImageSets/Main/
///   labelme              a picture and a JSON file an image  split: in train/, ...
///   masks                images/, masks/                     split: in train/, ...
/// yolo, voc and masks have provenance.jsonl besides. A split is seeded with the context's seed (see planSplit).
/// Checks the free space first. Files of an earlier export of the format there are replaced, all at once, at the very
/// end and only when every new one is safe on the disk (see StagedExport); strangers and other formats' files are left
/// alone, and one that stands in the way is an Error{BadInput}. Cancelled or failed, the earlier export is as it was.
/// Masks below 1 px are left out. Throws Error{Usage (options), DiskFull, ReadOnly, Io, NotFound (a source file),
/// BadInput, Unsupported (more than the format holds), Corrupt (masks or provenance)}. Checks for cancel at every image
/// and emits "file" with its number.
ExportSummary exportDataset(DatasetSource& source, const ExportOptions& options, const std::filesystem::path& folder,
                            JobContext& context);

struct Cutout {
    std::filesystem::path file; ///< absolute, RGBA PNG
    std::string name;           ///< of the file in the export, without folder
};
/// Copies cut-outs to cutouts/<name>, under the same rules.
ExportSummary exportCutouts(const std::vector<Cutout>& cutouts, const std::filesystem::path& folder,
                            JobContext& context);

} // namespace clutch::exporting
