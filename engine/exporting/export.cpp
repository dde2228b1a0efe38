// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/export.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/exporting/coco.h"
#include "engine/exporting/staged_export.h"

#include <cstdio>

namespace clutch::exporting {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kAnnotationBytes = 4096; // generous for the run lengths and provenance of one object
constexpr std::uintmax_t kSlackBytes = 1 << 20;

std::uintmax_t sizeOf(const fs::path& file)
{
    try {
        return fs::file_size(file);
    } catch (...) {
        throw errorFromCurrentException("exporting");
    }
}

void requireRoom(const Dataset& dataset, bool cutouts, const fs::path& folder)
{
    std::uintmax_t bytes = kSlackBytes;
    if (cutouts)
        for (const Cutout& cutout : dataset.cutouts)
            bytes += sizeOf(cutout.file);
    else
        for (const Image& image : dataset.images)
            bytes += sizeOf(image.file) + kAnnotationBytes * (1 + image.instances.size());
    requireFreeSpace(folder, bytes, "exporting");
}

std::string imageName(std::size_t index, const fs::path& file)
{
    char number[24];
    std::snprintf(number, sizeof number, "%06zu", index + 1);
    return std::string("images/") + number + utf8(file.extension());
}

ExportSummary exportCoco(const Dataset& dataset, bool polygons, const fs::path& folder, JobContext& context)
{
    constexpr const char* kIndex = "annotations.json";
    StagedExport files(folder, "coco", kIndex);
    files.claim(kIndex);
    std::vector<std::string> names;
    for (const Image& image : dataset.images) {
        names.push_back(imageName(names.size(), image.file));
        files.claim(names.back());
    }
    context.begin(CLUTCH_TEXT("Progress", "Exporting"), static_cast<std::int64_t>(names.size()));
    for (std::size_t i = 0; i < names.size(); ++i) {
        context.checkCancelled();
        files.copy(dataset.images[i].file, names[i]);
        context.advanceTo(static_cast<std::int64_t>(i) + 1);
        context.emitEvent("file", static_cast<std::int64_t>(i) + 1);
    }
    ExportSummary summary{folder / kIndex, static_cast<std::int64_t>(names.size()), 0};
    files.write(kIndex, [&](std::ostream& out) { summary.annotations = writeCoco(out, dataset, names, polygons); });
    context.checkCancelled();
    files.commit();
    return summary;
}

ExportSummary exportCutouts(const Dataset& dataset, const fs::path& folder, JobContext& context)
{
    StagedExport files(folder, "cutouts", {});
    for (const Cutout& cutout : dataset.cutouts)
        files.claim("cutouts/" + cutout.name);
    context.begin(CLUTCH_TEXT("Progress", "Exporting"), static_cast<std::int64_t>(dataset.cutouts.size()));
    for (std::size_t i = 0; i < dataset.cutouts.size(); ++i) {
        context.checkCancelled();
        files.copy(dataset.cutouts[i].file, "cutouts/" + dataset.cutouts[i].name);
        context.advanceTo(static_cast<std::int64_t>(i) + 1);
        context.emitEvent("file", static_cast<std::int64_t>(i) + 1);
    }
    context.checkCancelled();
    files.commit();
    return {folder, static_cast<std::int64_t>(dataset.cutouts.size()), 0};
}

} // namespace

ExportSummary exportDataset(const Dataset& dataset, const ExportOptions& options, const fs::path& folder,
                            JobContext& context)
{
    validate(options);
    const bool cutouts = options.format == ExportFormat::Rgba;
    requireRoom(dataset, cutouts, folder);
    return cutouts ? exportCutouts(dataset, folder, context)
                   : exportCoco(dataset, options.format == ExportFormat::CocoPolygons, folder, context);
}

} // namespace clutch::exporting
