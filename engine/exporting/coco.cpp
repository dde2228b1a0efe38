// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/coco.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/version.h"
#include "engine/exporting/outlines.h"

#include <nlohmann/json.hpp>

namespace clutch::exporting {

namespace {

using Json = nlohmann::ordered_json;

std::string lineOf(const Json& value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

[[noreturn]] void throwDamaged(const Image& image)
{
    throw Error(ErrorKind::Corrupt, "exporting", CLUTCH_TEXT("Error", "the labels of an image are damaged"),
                utf8(image.file), CLUTCH_TEXT("Error", "make the data set again"));
}

Json provenanceOf(const std::string& text, const Image& image)
{
    if (text.empty()) return Json::object();
    Json parsed = Json::parse(text, nullptr, false);
    if (!parsed.is_object()) throwDamaged(image);
    return parsed;
}

Json runLengths(const RunLengthMask& mask)
{
    return {{"size", {mask.height, mask.width}}, {"counts", compressedCounts(mask)}};
}

Json rings(const RunLengthMask& mask)
{
    Json list = Json::array();
    for (const std::vector<cv::Point>& outline : outlinesOf(mask)) {
        Json ring = Json::array();
        for (const cv::Point& corner : outline) {
            ring.push_back(corner.x);
            ring.push_back(corner.y);
        }
        list.push_back(std::move(ring));
    }
    return list;
}

Json annotationOf(const Instance& instance, const Image& image, std::int64_t id, std::int64_t imageId, bool polygons)
{
    const cv::Rect box = maskBox(instance.visible);
    return {{"id", id},
            {"image_id", imageId},
            {"category_id", instance.category},
            {"iscrowd", 0},
            {"bbox", {box.x, box.y, box.width, box.height}},
            {"area", maskArea(instance.visible)},
            {"segmentation", polygons ? rings(instance.visible) : runLengths(instance.visible)},
            {"amodal_segmentation", runLengths(instance.amodal)},
            {"hidden_share", instance.hiddenShare},
            {"provenance", provenanceOf(instance.provenance, image)}};
}

/// Writes `, ` and line breaks between the members of a list.
class List {
public:
    List(std::ostream& out, const char* name) : out_(out) { out_ << ",\n\"" << name << "\": ["; }
    void add(const Json& value)
    {
        out_ << (first_ ? "\n" : ",\n") << lineOf(value);
        first_ = false;
    }
    void end() { out_ << "\n]"; }

private:
    std::ostream& out_;
    bool first_ = true;
};

Json infoOf(const Dataset& dataset, bool polygons)
{
    Json info{{"description", dataset.name}, {"version", kVersion}, {"contributor", "Clutch"}};
    if (polygons)
        info["segmentation_note"] = "polygons follow pixel borders; holes in objects are filled, area and bbox are "
                                    "those of the mask with its holes";
    return info;
}

void requireSizes(const Image& image, const Dataset& dataset)
{
    const auto fits = [&](const RunLengthMask& mask) {
        return mask.width == image.width && mask.height == image.height;
    };
    for (const Instance& instance : image.instances)
        if (!fits(instance.visible) || !fits(instance.amodal) || instance.category < 1 ||
            instance.category > static_cast<std::int64_t>(dataset.categories.size()))
            throwDamaged(image);
}

} // namespace

std::int64_t writeCoco(std::ostream& out, const Dataset& dataset, const std::vector<std::string>& fileNames,
                       bool polygons)
{
    out << "{\n\"info\": " << lineOf(infoOf(dataset, polygons)) << ",\n\"licenses\": []";
    List categories(out, "categories");
    std::int64_t categoryId = 0;
    for (const std::string& name : dataset.categories)
        categories.add({{"id", ++categoryId}, {"name", name}, {"supercategory", "object"}});
    categories.end();
    List images(out, "images");
    for (std::size_t i = 0; i < dataset.images.size(); ++i) {
        const Image& image = dataset.images[i];
        images.add({{"id", i + 1},
                    {"file_name", fileNames[i]},
                    {"width", image.width},
                    {"height", image.height},
                    {"provenance", provenanceOf(image.provenance, image)}});
    }
    images.end();
    List annotations(out, "annotations");
    std::int64_t annotationId = 0;
    for (std::size_t i = 0; i < dataset.images.size(); ++i) {
        const Image& image = dataset.images[i];
        requireSizes(image, dataset);
        for (const Instance& instance : image.instances)
            if (maskArea(instance.visible) > 0)
                annotations.add(
                    annotationOf(instance, image, ++annotationId, static_cast<std::int64_t>(i) + 1, polygons));
    }
    annotations.end();
    out << "\n}\n";
    return annotationId;
}

} // namespace clutch::exporting
