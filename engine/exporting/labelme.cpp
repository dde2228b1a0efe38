// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/exporting/cropped_mask.h"
#include "engine/exporting/json_line.h"
#include "engine/exporting/png.h"
#include "engine/exporting/quoting.h"

/// labelme's JSON: a file beside each picture. An object is one `mask` shape, whatever its holes and parts: its box
/// from corner pixel to corner pixel, both inside, and a PNG of that size with 1 where it is. Beyond the standard, kept
/// by labelme when it saves: hidden_share and provenance.
namespace clutch::exporting {

namespace {

constexpr const char* kVersion = "5.5.0"; // of the format; masks came with 5.3

Json shapeOf(const Instance& instance, std::int64_t group, const std::string& label, const Picture& picture)
{
    const cv::Rect box = maskBox(instance.visible);
    const cv::Mat mask = croppedMask(instance.visible, box) / 255;
    return {{"label", label},
            {"points", {{box.x, box.y}, {box.x + box.width - 1, box.y + box.height - 1}}},
            {"group_id", group},
            {"description", ""},
            {"shape_type", "mask"},
            {"flags", Json::object()},
            {"mask", base64(greyPng(mask))},
            {"hidden_share", instance.hiddenShare},
            {"provenance", provenanceOf(instance.provenance, picture)}};
}

class LabelmeWriter : public FormatWriter {
public:
    explicit LabelmeWriter(const ExportScope& scope) : scope_(scope) {}

    std::vector<std::string> ownFiles() const override { return {}; }
    std::vector<std::string> filesFor(const Entry& entry) const override
    {
        const std::string folder = scope_.folderOf(entry.part);
        return {folder + pictureName(entry), folder + entry.number + ".json"};
    }
    std::string mainFile() const override { return {}; }
    void add(const Entry& entry) override;

private:
    static std::string pictureName(const Entry& entry) { return entry.number + utf8(entry.picture.file.extension()); }

    ExportScope scope_;
};

void LabelmeWriter::add(const Entry& entry)
{
    const Picture& picture = entry.picture;
    Json shapes = Json::array();
    for (const Instance& instance : entry.labels.instances)
        shapes.push_back(shapeOf(instance, static_cast<std::int64_t>(shapes.size()) + 1,
                                 scope_.source.categories()[static_cast<std::size_t>(instance.category - 1)], picture));
    const Json file{{"version", kVersion},         {"flags", Json::object()},
                    {"shapes", std::move(shapes)}, {"imagePath", pictureName(entry)},
                    {"imageData", nullptr},        {"imageHeight", picture.height},
                    {"imageWidth", picture.width}, {"provenance", provenanceOf(picture.provenance, picture)}};
    const std::string folder = scope_.folderOf(entry.part);
    scope_.files.copy(picture.file, folder + pictureName(entry));
    scope_.files.write(folder + entry.number + ".json", file.dump(2, ' ', false, Json::error_handler_t::replace));
}

} // namespace

std::unique_ptr<FormatWriter> makeLabelmeWriter(const ExportScope& scope)
{
    return std::make_unique<LabelmeWriter>(scope);
}

} // namespace clutch::exporting
