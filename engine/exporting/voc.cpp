// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/exporting/json_line.h"
#include "engine/exporting/label_map.h"
#include "engine/exporting/png.h"
#include "engine/exporting/quoting.h"

#include <opencv2/imgcodecs.hpp>

#include <array>

/// Pascal VOC 2012: JPEGImages, Annotations (boxes from 1, both ends inside), ImageSets/Segmentation and, alike because
/// every image has boxes and masks, ImageSets/Main, SegmentationClass and SegmentationObject as palette PNGs with 255
/// for void, which here are the pixels of objects too hidden to be labelled. An image with more than 254 objects has a
/// 16-bit grey object mask with 65535 for void.
namespace clutch::exporting {

namespace {

constexpr std::uint8_t kVoid = 255;
constexpr std::uint16_t kWideVoid = 65535;
constexpr int kJpegQuality = 95; // what is lost cannot be seen; higher only makes files larger
constexpr double kOccludedShare = 0.05;
constexpr const char* kTasks[] = {"Main", "Segmentation"}; // detection, and segmentation

std::string listName(const std::string& task, const std::string& list)
{
    return "ImageSets/" + task + "/" + list + ".txt";
}

bool isJpeg(const std::filesystem::path& file)
{
    const std::string extension = utf8(file.extension());
    return extension == ".jpg" || extension == ".jpeg";
}

std::string element(const char* name, const std::string& text)
{
    return std::string("<") + name + ">" + xmlEscaped(text) + "</" + name + ">";
}
std::string element(const char* name, std::int64_t number)
{
    return element(name, std::to_string(number));
}

class VocWriter : public FormatWriter {
public:
    explicit VocWriter(const ExportScope& scope) : scope_(scope), provenance_(scope) {}

    std::vector<std::string> ownFiles() const override;
    std::vector<std::string> filesFor(const Entry& entry) const override;
    std::string mainFile() const override { return {}; }
    void begin() override;
    void add(const Entry& entry) override;
    void end() override;

private:
    static std::string pictureName(const Entry& entry) { return "JPEGImages/" + entry.number + ".jpg"; }
    void writeList(const std::string& list, const std::string& numbers) const;
    void writePicture(const Entry& entry) const;
    void writeMasks(const Entry& entry) const;
    void writeObjectMask(const Entry& entry, const cv::Mat& map, const cv::Mat& unlabelled) const;
    std::string xmlOf(const Entry& entry) const;
    std::string objectXml(const Instance& instance, const Picture& picture) const;

    ExportScope scope_;
    ProvenanceFile provenance_;
    std::array<std::string, kParts> lists_; // numbers of the images, a line each
    std::string trainval_;
};

std::vector<std::string> VocWriter::ownFiles() const
{
    std::vector<std::string> names{"class_names.txt", ProvenanceFile::kName};
    for (const char* task : kTasks) {
        names.push_back(listName(task, "trainval"));
        for (const Part part : scope_.parts())
            names.push_back(listName(task, nameOf(part)));
    }
    return names;
}

void VocWriter::writeList(const std::string& list, const std::string& numbers) const
{
    for (const char* task : kTasks)
        scope_.files.write(listName(task, list), numbers);
}

std::vector<std::string> VocWriter::filesFor(const Entry& entry) const
{
    return {pictureName(entry), "Annotations/" + entry.number + ".xml", "SegmentationClass/" + entry.number + ".png",
            "SegmentationObject/" + entry.number + ".png"};
}

void VocWriter::begin()
{
    if (scope_.source.categories().size() >= kVoid)
        throw Error(ErrorKind::Unsupported, "exporting",
                    CLUTCH_TEXT("Error", "VOC's masks have room for 254 kinds of objects at most"),
                    std::to_string(scope_.source.categories().size()), CLUTCH_TEXT("Error", "choose the COCO format"));
    provenance_.begin();
}

void VocWriter::writePicture(const Entry& entry) const
{
    if (isJpeg(entry.picture.file)) {
        scope_.files.copy(entry.picture.file, pictureName(entry));
        return;
    }
    const cv::Mat picture =
        cv::imdecode(readFile(entry.picture.file), cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION);
    if (picture.cols != entry.picture.width || picture.rows != entry.picture.height) throwDamaged(entry.picture);
    std::vector<std::uint8_t> bytes;
    cv::imencode(".jpg", picture, bytes, {cv::IMWRITE_JPEG_QUALITY, kJpegQuality});
    scope_.files.write(pictureName(entry), bytes);
}

void VocWriter::writeObjectMask(const Entry& entry, const cv::Mat& map, const cv::Mat& unlabelled) const
{
    const std::string name = "SegmentationObject/" + entry.number + ".png";
    cv::Mat objects = map.clone();
    if (entry.labels.instances.size() < kVoid) {
        objects.convertTo(objects, CV_8U);
        objects.setTo(kVoid, unlabelled);
        scope_.files.write(name, palettePng(objects, vocPalette()));
        return;
    }
    objects.setTo(kWideVoid, unlabelled);
    scope_.files.write(name, greyPng(objects));
    scope_.notes.add(CLUTCH_TEXT("Export", "images with more than 254 objects, whose object masks are 16-bit grey PNGs "
                                           "that not every VOC reader takes"));
}

void VocWriter::writeMasks(const Entry& entry) const
{
    const cv::Mat map = labelMap(entry.labels, entry.picture, kWideVoid - 1);
    cv::Mat classes = cv::Mat::zeros(map.size(), CV_8UC1), unlabelled = classes.clone();
    std::vector<std::uint8_t> classOf{0};
    for (const Instance& instance : entry.labels.instances)
        classOf.push_back(static_cast<std::uint8_t>(instance.category));
    for (const RunLengthMask& mask : entry.labels.unlabelled)
        if (maskArea(mask) > 0) unlabelled |= decodeMask(mask);
    unlabelled.setTo(0, map != 0);
    for (int y = 0; y < map.rows; ++y)
        for (int x = 0; x < map.cols; ++x)
            classes.at<std::uint8_t>(y, x) = classOf[map.at<std::uint16_t>(y, x)];
    classes.setTo(kVoid, unlabelled);
    scope_.files.write("SegmentationClass/" + entry.number + ".png", palettePng(classes, vocPalette()));
    writeObjectMask(entry, map, unlabelled);
    if (cv::countNonZero(unlabelled) > 0)
        scope_.notes.add(
            CLUTCH_TEXT("Export", "images with objects too hidden to be labelled, whose pixels are void (255)"));
}

std::string VocWriter::objectXml(const Instance& instance, const Picture& picture) const
{
    const cv::Rect box = maskBox(instance.visible), whole = maskBox(instance.amodal);
    const bool atBorder =
        whole.x == 0 || whole.y == 0 || whole.br().x == picture.width || whole.br().y == picture.height;
    const std::string& name = scope_.source.categories()[static_cast<std::size_t>(instance.category - 1)];
    return "  <object>\n    " + element("name", name) + "\n    " + element("pose", "Unspecified") + "\n    " +
           element("truncated", atBorder || box != whole ? 1 : 0) + "\n    " +
           element("occluded", instance.hiddenShare >= kOccludedShare ? 1 : 0) + "\n    " + element("difficult", 0) +
           "\n    <bndbox>" + element("xmin", box.x + 1) + element("ymin", box.y + 1) + element("xmax", box.br().x) +
           element("ymax", box.br().y) + "</bndbox>\n  </object>\n";
}

std::string VocWriter::xmlOf(const Entry& entry) const
{
    // No XML declaration, as in VOC's own files: some readers refuse one in text that is decoded already.
    std::string xml = "<annotation>\n  " + element("folder", "JPEGImages") + "\n  " +
                      element("filename", entry.number + ".jpg") + "\n  <source>" +
                      element("database", scope_.source.name()) + element("annotation", "Clutch") +
                      element("image", utf8(entry.picture.file.filename())) + "</source>\n  <size>" +
                      element("width", entry.picture.width) + element("height", entry.picture.height) +
                      element("depth", 3) + "</size>\n  " + element("segmented", 1) + "\n";
    for (const Instance& instance : entry.labels.instances)
        xml += objectXml(instance, entry.picture);
    return xml + "</annotation>\n";
}

void VocWriter::add(const Entry& entry)
{
    writePicture(entry);
    writeMasks(entry);
    scope_.files.write("Annotations/" + entry.number + ".xml", xmlOf(entry));
    provenance_.add(entry, pictureName(entry));
    lists_.at(static_cast<std::size_t>(entry.part)) += entry.number + "\n";
    if (entry.part != Part::Test) trainval_ += entry.number + "\n";
}

void VocWriter::end()
{
    provenance_.end();
    std::string names = "_background_\n";
    for (const std::string& name : scope_.source.categories())
        names += commentLine(name) + "\n";
    scope_.files.write("class_names.txt", names);
    writeList("trainval", trainval_);
    for (const Part part : scope_.parts())
        writeList(nameOf(part), lists_.at(static_cast<std::size_t>(part)));
}

} // namespace

std::unique_ptr<FormatWriter> makeVocWriter(const ExportScope& scope)
{
    return std::make_unique<VocWriter>(scope);
}

} // namespace clutch::exporting
