// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/exporting/joined_ring.h"
#include "engine/exporting/json_line.h"
#include "engine/exporting/quoting.h"

#include <algorithm>
#include <charconv>

/// YOLO-seg as Ultralytics' trainers read it: images/<part>/a.png beside labels/<part>/a.txt, a row an object with its
/// class from 0 and one ring in shares of width and height; an image without objects has an empty file. Masks do not
/// overlap, because the trainer paints small objects over large ones.
namespace clutch::exporting {

namespace {

constexpr const char* kYaml = "data.yaml";
constexpr int kLeastSide = 10; // px; smaller images are refused by the trainer

void append(std::string& row, double share)
{
    char text[32];
    const auto end = std::to_chars(std::begin(text), std::end(text), std::clamp(share, 0.0, 1.0),
                                   std::chars_format::fixed, 6); // 0.004 px of 4000
    row += ' ';
    row.append(text, end.ptr);
}

class YoloWriter : public FormatWriter {
public:
    explicit YoloWriter(const ExportScope& scope) : scope_(scope), provenance_(scope) {}

    std::vector<std::string> ownFiles() const override { return {kYaml, ProvenanceFile::kName}; }
    std::vector<std::string> filesFor(const Entry& entry) const override
    {
        return {pictureName(entry), labelName(entry)};
    }
    std::string mainFile() const override { return kYaml; }
    void begin() override { provenance_.begin(); }
    void add(const Entry& entry) override;
    void end() override;

private:
    // The trainer wants both parts by name, so one that is in one piece is called train.
    static std::string pictureName(const Entry& entry)
    {
        return std::string("images/") + nameOf(entry.part) + "/" + entry.number + utf8(entry.picture.file.extension());
    }
    static std::string labelName(const Entry& entry)
    {
        return std::string("labels/") + nameOf(entry.part) + "/" + entry.number + ".txt";
    }
    std::string rowOf(const Instance& instance, const Picture& picture) const;
    std::string yaml() const;
    bool has(Part part) const { return scope_.plan.counts.at(static_cast<std::size_t>(part)) > 0; }

    ExportScope scope_;
    ProvenanceFile provenance_;
};

std::string YoloWriter::rowOf(const Instance& instance, const Picture& picture) const
{
    const std::vector<OutlinedPart> parts = partsOf(instance.visible);
    const bool holes =
        std::any_of(parts.begin(), parts.end(), [](const OutlinedPart& part) { return !part.holes.empty(); });
    if (holes)
        scope_.notes.add(CLUTCH_TEXT("Export", "objects whose holes hang on their outline by a bridge of no width"));
    if (parts.size() > 1)
        scope_.notes.add(CLUTCH_TEXT("Export", "objects whose parts were joined by bridges of no width"));
    std::string row = std::to_string(instance.category - 1);
    for (const cv::Point2d& point : joinedRing(parts)) {
        append(row, point.x / picture.width);
        append(row, point.y / picture.height);
    }
    return row;
}

void YoloWriter::add(const Entry& entry)
{
    const Picture& picture = entry.picture;
    if (std::min(picture.width, picture.height) < kLeastSide)
        throw Error(ErrorKind::Unsupported, "exporting",
                    CLUTCH_TEXT("Error", "YOLO takes no image with a side below 10 pixels"), utf8(picture.file),
                    CLUTCH_TEXT("Error", "make larger images, or choose another format"));
    std::string rows;
    for (const Instance& instance : entry.labels.instances)
        rows += rowOf(instance, picture) + '\n';
    scope_.files.copy(picture.file, pictureName(entry));
    scope_.files.write(labelName(entry), rows);
    provenance_.add(entry, pictureName(entry));
}

std::string YoloWriter::yaml() const
{
    const auto folder = [](Part part) { return std::string("images/") + nameOf(part) + "\n"; };
    std::string text = "# " + commentLine(scope_.source.name()) + "\n";
    if (!scope_.plan.note.empty()) text += "# " + scope_.plan.note + "\n";
    text +=
        "# When this folder moves, correct the path or take the line out: without it the folder of this file counts.\n"
        "path: " +
        yamlQuoted(utf8(std::filesystem::absolute(scope_.files.folder()).lexically_normal())) + "\n";
    text += "train: " + folder(Part::Train);
    if (!has(Part::Val))
        text += "# There is no val part: the trainer wants one, so it is shown its own training images.\n";
    text += "val: " + folder(has(Part::Val) ? Part::Val : Part::Train);
    if (has(Part::Test)) text += "test: " + folder(Part::Test);
    text += "names:\n";
    std::size_t number = 0;
    for (const std::string& name : scope_.source.categories())
        text += "  " + std::to_string(number++) + ": " + yamlQuoted(name) + "\n";
    return text;
}

void YoloWriter::end()
{
    provenance_.end();
    if (!has(Part::Val))
        scope_.notes.addSentence(CLUTCH_TEXT("Export",
                                             "there is no val part: data.yaml names the training images in its "
                                             "place, which says nothing about new ones"));
    StagedFile file = scope_.files.open(kYaml);
    file.stream() << yaml();
    file.close();
}

} // namespace

std::unique_ptr<FormatWriter> makeYoloWriter(const ExportScope& scope)
{
    return std::make_unique<YoloWriter>(scope);
}

} // namespace clutch::exporting
