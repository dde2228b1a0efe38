// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/export.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/exporting/format_writer.h"

#include <algorithm>
#include <numeric>

namespace clutch::exporting {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kAnnotationBytes = 8192; // generous for the outline and provenance of one object
constexpr std::uintmax_t kSlackBytes = 1 << 20;

std::uintmax_t sizeOf(const fs::path& file)
{
    try {
        return fs::file_size(file);
    } catch (...) {
        throw errorFromCurrentException("exporting");
    }
}

bool hasMaskImages(ExportFormat format)
{
    return format == ExportFormat::Voc || format == ExportFormat::Masks;
}

void requireRoom(DatasetSource& source, ExportFormat format, const fs::path& folder, const JobContext& context)
{
    std::uintmax_t bytes = kSlackBytes + kAnnotationBytes * static_cast<std::uintmax_t>(source.instanceCount());
    for (std::size_t i = 0; i < source.imageCount(); ++i) {
        context.checkCancelled();
        const Picture picture = source.picture(i);
        if (picture.width < 1 || picture.height < 1) throwDamaged(picture);
        bytes += sizeOf(picture.file) + kAnnotationBytes;
        // Masks compress well: a quarter of a byte a pixel is more than they take.
        if (hasMaskImages(format))
            bytes += static_cast<std::uintmax_t>(picture.width) * static_cast<std::uintmax_t>(picture.height) / 4;
    }
    requireFreeSpace(folder, bytes, "exporting");
}

SplitPlan planOf(DatasetSource& source, const ExportOptions& options, JobContext& context)
{
    const std::optional<Shares> shares = parseShares(options.split);
    if (!shares) return unsplit(source.imageCount());
    std::vector<std::vector<std::int64_t>> recordings;
    context.begin(CLUTCH_TEXT("Progress", "Reading the data set"), static_cast<std::int64_t>(source.imageCount()));
    while (recordings.size() < source.imageCount()) {
        context.checkCancelled();
        recordings.push_back(source.recordings(recordings.size()));
        context.advanceTo(static_cast<std::int64_t>(recordings.size()));
    }
    return planSplit(recordings, *shares, context.seed());
}

const char* kindOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Coco:
    case ExportFormat::CocoPolygons:
        return "coco";
    case ExportFormat::Yolo:
        return "yolo";
    case ExportFormat::Voc:
        return "voc";
    case ExportFormat::Labelme:
        return "labelme";
    case ExportFormat::Masks:
        return "masks";
    case ExportFormat::Rgba:
        return "cutouts";
    }
    return "";
}

/// Of any layout that the formats have: what tells a reader that the rest is there.
const std::set<std::string>& indexFiles()
{
    static const std::set<std::string> kFiles{"annotations.json",
                                              "annotations_train.json",
                                              "annotations_val.json",
                                              "annotations_test.json",
                                              "data.yaml",
                                              "ImageSets/Segmentation/train.txt",
                                              "ImageSets/Segmentation/val.txt",
                                              "ImageSets/Segmentation/test.txt",
                                              "ImageSets/Segmentation/trainval.txt",
                                              "ImageSets/Main/train.txt",
                                              "ImageSets/Main/val.txt",
                                              "ImageSets/Main/test.txt",
                                              "ImageSets/Main/trainval.txt",
                                              "provenance.jsonl"};
    return kFiles;
}

std::unique_ptr<FormatWriter> makeWriter(ExportFormat format, const ExportScope& scope)
{
    switch (format) {
    case ExportFormat::Yolo:
        return makeYoloWriter(scope);
    case ExportFormat::Voc:
        return makeVocWriter(scope);
    case ExportFormat::Labelme:
        return makeLabelmeWriter(scope);
    case ExportFormat::Masks:
        return makeMasksWriter(scope);
    default:
        return makeCocoWriter(scope, format == ExportFormat::CocoPolygons);
    }
}

void requireFitting(const Labels& labels, const Picture& picture, std::size_t categories)
{
    const auto fits = [&](const RunLengthMask& mask) {
        const std::uint64_t pixels = std::accumulate(mask.counts.begin(), mask.counts.end(), std::uint64_t(0));
        return mask.width == picture.width && mask.height == picture.height &&
               pixels == static_cast<std::uint64_t>(picture.width) * static_cast<std::uint64_t>(picture.height);
    };
    for (const Instance& instance : labels.instances)
        if (!fits(instance.visible) || !fits(instance.amodal) || instance.category < 1 ||
            instance.category > static_cast<std::int64_t>(categories))
            throwDamaged(picture);
    if (!std::all_of(labels.unlabelled.begin(), labels.unlabelled.end(), fits)) throwDamaged(picture);
}

Labels soundLabels(const ExportScope& scope, std::size_t image, const Picture& picture)
{
    Labels labels = scope.source.labels(image);
    requireFitting(labels, picture, scope.source.categories().size());
    const auto removed =
        std::erase_if(labels.instances, [](const Instance& instance) { return maskArea(instance.visible) < 1; });
    if (removed > 0)
        scope.notes.add(CLUTCH_TEXT("Export", "objects left out because nothing of them is to be seen"),
                        static_cast<std::int64_t>(removed));
    return labels;
}

Entry entryOf(const ExportScope& scope, std::size_t image)
{
    return {image, numberOf(image), scope.plan.parts[image], scope.source.picture(image), {}};
}

void claimAll(const ExportScope& scope, const FormatWriter& writer, const JobContext& context)
{
    for (const std::string& name : writer.ownFiles())
        scope.files.claim(name);
    for (std::size_t i = 0; i < scope.plan.parts.size(); ++i) {
        context.checkCancelled();
        for (const std::string& name : writer.filesFor(entryOf(scope, i)))
            scope.files.claim(name);
    }
}

std::int64_t writeAll(const ExportScope& scope, FormatWriter& writer, JobContext& context)
{
    std::int64_t annotations = 0;
    context.begin(CLUTCH_TEXT("Progress", "Exporting"), static_cast<std::int64_t>(scope.plan.parts.size()));
    writer.begin();
    for (std::size_t i = 0; i < scope.plan.parts.size(); ++i) {
        context.checkCancelled();
        Entry entry = entryOf(scope, i);
        entry.labels = soundLabels(scope, i, entry.picture);
        writer.add(entry);
        annotations += static_cast<std::int64_t>(entry.labels.instances.size());
        context.advanceTo(static_cast<std::int64_t>(i) + 1);
        context.emitEvent("file", static_cast<std::int64_t>(i) + 1);
    }
    writer.end();
    return annotations;
}

} // namespace

void requirePossible(const ExportOptions& options)
{
    validate(options);
    if (parseShares(options.split) && options.format == ExportFormat::Rgba)
        throw Error(ErrorKind::Usage, "exporting", CLUTCH_TEXT("Error", "cut-outs are not split into parts"),
                    options.split, CLUTCH_TEXT("Error", "leave out the split, or choose another format"));
}

ExportSummary exportDataset(DatasetSource& source, const ExportOptions& options, const fs::path& folder,
                            JobContext& context)
{
    CV_Assert(options.format != ExportFormat::Rgba);
    requirePossible(options);
    requireRoom(source, options.format, folder, context);
    const SplitPlan plan = planOf(source, options, context);
    StagedExport files(folder, kindOf(options.format), indexFiles());
    Notes notes;
    if (!plan.note.empty()) notes.addSentence(plan.note);
    const ExportScope scope{source, plan, files, notes};
    const std::unique_ptr<FormatWriter> writer = makeWriter(options.format, scope);
    claimAll(scope, *writer, context);
    ExportSummary summary;
    summary.annotations = writeAll(scope, *writer, context);
    files.sync(context);
    files.commit();
    summary.images = static_cast<std::int64_t>(plan.parts.size());
    summary.file = writer->mainFile().empty() ? folder : folder / pathFromUtf8(writer->mainFile());
    if (plan.isSplit) summary.split = ExportSplit{plan.counts, plan.byRecording};
    summary.notes = notes.all();
    return summary;
}

ExportSummary exportCutouts(const std::vector<Cutout>& cutouts, const fs::path& folder, JobContext& context)
{
    std::uintmax_t bytes = kSlackBytes;
    for (const Cutout& cutout : cutouts)
        bytes += sizeOf(cutout.file);
    requireFreeSpace(folder, bytes, "exporting");
    StagedExport files(folder, kindOf(ExportFormat::Rgba), {});
    for (const Cutout& cutout : cutouts)
        files.claim("cutouts/" + cutout.name);
    context.begin(CLUTCH_TEXT("Progress", "Exporting"), static_cast<std::int64_t>(cutouts.size()));
    for (std::size_t i = 0; i < cutouts.size(); ++i) {
        context.checkCancelled();
        files.copy(cutouts[i].file, "cutouts/" + cutouts[i].name);
        context.advanceTo(static_cast<std::int64_t>(i) + 1);
        context.emitEvent("file", static_cast<std::int64_t>(i) + 1);
    }
    files.sync(context);
    files.commit();
    ExportSummary summary;
    summary.file = folder;
    summary.images = static_cast<std::int64_t>(cutouts.size());
    return summary;
}

} // namespace clutch::exporting
