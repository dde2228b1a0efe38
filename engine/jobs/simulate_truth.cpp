// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/simulate_truth.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/core/version.h"
#include "engine/jobs/json_text.h"

#include <algorithm>

namespace clutch::jobs {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

namespace {

ordered_json runLengths(const RunLengthMask& mask)
{
    return {{"size", {mask.height, mask.width}}, {"counts", compressedCounts(mask)}};
}

ordered_json annotationOf(const simulation::PhotoInstance& instance)
{
    const cv::Rect box = maskBox(instance.visible);
    const int ignored = instance.ignored ? 1 : 0;
    return {{"category_id", 1},
            {"iscrowd", ignored},
            {"ignore", ignored},
            {"bbox", {box.x, box.y, box.width, box.height}},
            {"area", maskArea(instance.visible)},
            {"segmentation", runLengths(instance.visible)},
            {"amodal_segmentation", runLengths(instance.amodal)},
            {"hidden_share", instance.hiddenShare}};
}

ordered_json readJson(const fs::path& file)
{
    const std::vector<std::uint8_t> bytes = readFile(file);
    ordered_json value = ordered_json::parse(bytes.begin(), bytes.end(), nullptr, false);
    const auto isAnnotation = [](const ordered_json& item) {
        return item.is_object() && (!item.contains("iscrowd") || item["iscrowd"].is_number_integer());
    };
    if (value.is_object() && value.contains("annotations") && value["annotations"].is_array() &&
        std::all_of(value["annotations"].begin(), value["annotations"].end(), isAnnotation) &&
        (!value.contains("image") || value["image"].is_object()))
        return value;
    throw Error(ErrorKind::Corrupt, "jobs", CLUTCH_TEXT("Error", "the truth of simulated photos is damaged"),
                utf8(file), CLUTCH_TEXT("Error", "delete the file and run it again"));
}

ordered_json withIds(ordered_json ids, const ordered_json& fields)
{
    ids.update(fields);
    return ids;
}

std::string lines(const std::vector<ordered_json>& values)
{
    std::string text;
    for (const ordered_json& value : values)
        text += (text.empty() ? "\n" : ",\n") + jsonText(value);
    return text + "\n";
}

} // namespace

std::string truthText(const PhotoTruth& truth)
{
    ordered_json annotations = ordered_json::array();
    for (const simulation::PhotoInstance& instance : truth.instances)
        annotations.push_back(annotationOf(instance));
    const ordered_json provenance{{"object", truth.object},
                                  {"seed", std::to_string(truth.seed)},
                                  {"photo", truth.number},
                                  {"poured", truth.poured}};
    return jsonText(
        {{"image",
          {{"file_name", truth.file}, {"width", truth.width}, {"height", truth.height}, {"provenance", provenance}}},
         {"annotations", annotations}});
}

std::string cocoText(const std::string& object, const std::vector<fs::path>& parts)
{
    std::vector<ordered_json> images, annotations;
    for (const fs::path& part : parts) {
        const ordered_json photo = readJson(part);
        const std::size_t imageId = images.size() + 1;
        images.push_back(withIds({{"id", imageId}}, photo.value("image", ordered_json::object())));
        for (const ordered_json& annotation : photo["annotations"])
            annotations.push_back(withIds({{"id", annotations.size() + 1}, {"image_id", imageId}}, annotation));
    }
    const ordered_json info{{"description", "Rendered photos of heaps of one kind of object, with exact truth"},
                            {"version", kVersion},
                            {"contributor", "Clutch"}};
    const ordered_json category{{"id", 1}, {"name", object}, {"supercategory", "object"}};
    return "{\n\"info\": " + jsonText(info) + ",\n\"licenses\": [],\n\"categories\": [" + lines({category}) +
           "],\n\"images\": [" + lines(images) + "],\n\"annotations\": [" + lines(annotations) + "]\n}\n";
}

TruthCounts countTruth(const fs::path& cocoFile)
{
    TruthCounts counts;
    const ordered_json coco = readJson(cocoFile);
    for (const ordered_json& annotation : coco["annotations"])
        ++(annotation.value("iscrowd", 0) != 0 ? counts.ignored : counts.instances);
    return counts;
}

} // namespace clutch::jobs
