// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/exporting/json_line.h"
#include "engine/exporting/label_map.h"
#include "engine/exporting/png.h"

#include <limits>

/// Label maps as cell and particle tools read them: a 16-bit grey PNG of the picture's size, 0 for nothing and k for
/// the k-th object. provenance.jsonl names each object's category.
namespace clutch::exporting {

namespace {

class MasksWriter : public FormatWriter {
public:
    explicit MasksWriter(const ExportScope& scope) : scope_(scope), provenance_(scope) {}

    std::vector<std::string> ownFiles() const override { return {ProvenanceFile::kName}; }
    std::vector<std::string> filesFor(const Entry& entry) const override
    {
        return {pictureName(entry), maskName(entry)};
    }
    std::string mainFile() const override { return {}; }
    void begin() override { provenance_.begin(); }
    void add(const Entry& entry) override
    {
        const cv::Mat map = labelMap(entry.labels, entry.picture, std::numeric_limits<std::uint16_t>::max());
        scope_.files.copy(entry.picture.file, pictureName(entry));
        scope_.files.write(maskName(entry), greyPng(map));
        provenance_.add(entry, pictureName(entry));
    }
    void end() override { provenance_.end(); }

private:
    std::string pictureName(const Entry& entry) const
    {
        return scope_.folderOf(entry.part) + "images/" + entry.number + utf8(entry.picture.file.extension());
    }
    std::string maskName(const Entry& entry) const
    {
        return scope_.folderOf(entry.part) + "masks/" + entry.number + ".png";
    }

    ExportScope scope_;
    ProvenanceFile provenance_;
};

} // namespace

std::unique_ptr<FormatWriter> makeMasksWriter(const ExportScope& scope)
{
    return std::make_unique<MasksWriter>(scope);
}

} // namespace clutch::exporting
