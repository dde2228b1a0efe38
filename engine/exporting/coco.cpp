// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/core/version.h"
#include "engine/exporting/json_line.h"
#include "engine/exporting/outlines.h"

#include <array>

/// COCO's instances file, one image or annotation a line. Ids count from 1 in each file (COCO's own evaluator reads
/// annotation 0 as unmatched); iscrowd is always there and 0; bbox and area are those of the visible mask. Beyond the
/// standard: amodal_segmentation (run lengths), hidden_share, provenance.
namespace clutch::exporting {

namespace {

Json runLengths(const RunLengthMask& mask)
{
    return {{"size", {mask.height, mask.width}}, {"counts", compressedCounts(mask)}};
}

Json ringsOf(const RunLengthMask& mask)
{
    Json list = Json::array();
    for (const Ring& outline : outlinesOf(mask)) {
        Json ring = Json::array();
        for (const cv::Point& corner : outline) {
            ring.push_back(corner.x);
            ring.push_back(corner.y);
        }
        list.push_back(std::move(ring));
    }
    return list;
}

/// Writes `, ` and line breaks between the members of a list.
class List {
public:
    void begin(std::ostream& out, const char* name)
    {
        out << ",\n\"" << name << "\": [";
        first_ = true;
    }
    void add(std::ostream& out, const Json& value)
    {
        out << (first_ ? "\n" : ",\n") << lineOf(value);
        first_ = false;
    }
    static void end(std::ostream& out) { out << "\n]"; }

private:
    bool first_ = true;
};

class CocoWriter : public FormatWriter {
public:
    CocoWriter(const ExportScope& scope, bool polygons) : scope_(scope), polygons_(polygons) {}

    std::vector<std::string> ownFiles() const override;
    std::vector<std::string> filesFor(const Entry& entry) const override { return {pictureName(entry)}; }
    std::string mainFile() const override { return indexName(Part::Train); }
    void begin() override;
    void add(const Entry& entry) override;
    void end() override;

private:
    struct Index {
        StagedFile file;
        List list;
        std::int64_t images = 0, annotations = 0;
    };

    std::string indexName(Part part) const
    {
        return scope_.plan.isSplit ? std::string("annotations_") + nameOf(part) + ".json" : "annotations.json";
    }
    std::string pictureName(const Entry& entry) const
    {
        return "images/" + scope_.folderOf(entry.part) + entry.number + utf8(entry.picture.file.extension());
    }
    Index& indexOf(Part part) { return *indexes_.at(static_cast<std::size_t>(part)); }
    Json infoOf(Part part) const;
    void listImages(Part part, Index& index);
    Json annotationOf(const Instance& instance, const Entry& entry, const Index& index) const;

    ExportScope scope_;
    const bool polygons_;
    std::array<std::optional<Index>, kParts> indexes_;
};

std::vector<std::string> CocoWriter::ownFiles() const
{
    std::vector<std::string> names;
    for (const Part part : scope_.parts())
        names.push_back(indexName(part));
    return names;
}

Json CocoWriter::infoOf(Part part) const
{
    Json info{{"description", scope_.source.name()}, {"version", kVersion}, {"contributor", "Clutch"}};
    if (polygons_)
        info["segmentation_note"] = "polygons follow pixel borders; holes in objects are filled, area and bbox are "
                                    "those of the mask with its holes";
    if (scope_.plan.isSplit) info["split"] = nameOf(part);
    if (!scope_.plan.note.empty()) info["split_note"] = scope_.plan.note;
    return info;
}

void CocoWriter::listImages(Part part, Index& index)
{
    std::ostream& out = index.file.stream();
    index.list.begin(out, "images");
    std::int64_t id = 0;
    for (std::size_t image = 0; image < scope_.plan.parts.size(); ++image) {
        if (scope_.plan.parts[image] != part) continue;
        const Entry entry{image, numberOf(image), part, scope_.source.picture(image), {}};
        index.list.add(out, {{"id", ++id},
                             {"file_name", pictureName(entry)},
                             {"width", entry.picture.width},
                             {"height", entry.picture.height},
                             {"provenance", provenanceOf(entry.picture.provenance, entry.picture)}});
    }
    List::end(out);
}

void CocoWriter::begin()
{
    for (const Part part : scope_.parts()) {
        Index& index =
            indexes_.at(static_cast<std::size_t>(part)).emplace(Index{scope_.files.open(indexName(part)), {}});
        std::ostream& out = index.file.stream();
        out << "{\n\"info\": " << lineOf(infoOf(part)) << ",\n\"licenses\": []";
        index.list.begin(out, "categories");
        std::int64_t id = 0;
        for (const std::string& name : scope_.source.categories())
            index.list.add(out, {{"id", ++id}, {"name", name}, {"supercategory", "object"}});
        List::end(out);
        listImages(part, index);
        index.list.begin(out, "annotations");
    }
}

Json CocoWriter::annotationOf(const Instance& instance, const Entry& entry, const Index& index) const
{
    const cv::Rect box = maskBox(instance.visible);
    return {{"id", index.annotations},
            {"image_id", index.images},
            {"category_id", instance.category},
            {"iscrowd", 0},
            {"bbox", {box.x, box.y, box.width, box.height}},
            {"area", maskArea(instance.visible)},
            {"segmentation", polygons_ ? ringsOf(instance.visible) : runLengths(instance.visible)},
            {"amodal_segmentation", runLengths(instance.amodal)},
            {"hidden_share", instance.hiddenShare},
            {"provenance", provenanceOf(instance.provenance, entry.picture)}};
}

void CocoWriter::add(const Entry& entry)
{
    scope_.files.copy(entry.picture.file, pictureName(entry));
    Index& index = indexOf(entry.part);
    ++index.images;
    for (const Instance& instance : entry.labels.instances) {
        ++index.annotations;
        index.list.add(index.file.stream(), annotationOf(instance, entry, index));
        if (polygons_ && hasHoles(instance.visible))
            scope_.notes.add(CLUTCH_TEXT("Export", "objects whose holes were filled"));
    }
}

void CocoWriter::end()
{
    for (std::optional<Index>& index : indexes_) {
        if (!index) continue;
        List::end(index->file.stream());
        index->file.stream() << "\n}\n";
        index->file.close();
    }
}

} // namespace

std::unique_ptr<FormatWriter> makeCocoWriter(const ExportScope& scope, bool polygons)
{
    return std::make_unique<CocoWriter>(scope, polygons);
}

} // namespace clutch::exporting
