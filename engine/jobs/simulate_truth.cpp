// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/simulate_truth.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/core/version.h"
#include "engine/jobs/json_text.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

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

[[noreturn]] void throwDamaged(const fs::path& file)
{
    throw Error(ErrorKind::Corrupt, "jobs", CLUTCH_TEXT("Error", "the truth of simulated photos is damaged"),
                utf8(file), CLUTCH_TEXT("Error", "delete the file and run it again"));
}

ordered_json readPart(const fs::path& file)
{
    const std::vector<std::uint8_t> bytes = readFile(file);
    ordered_json value = ordered_json::parse(bytes.begin(), bytes.end(), nullptr, false);
    const auto isObject = [](const ordered_json& item) { return item.is_object(); };
    if (value.is_object() && value.contains("annotations") && value["annotations"].is_array() &&
        std::all_of(value["annotations"].begin(), value["annotations"].end(), isObject) &&
        (!value.contains("image") || value["image"].is_object()))
        return value;
    throwDamaged(file);
}

/// Counts while it reads: of a file of any size, one value is in memory at a time. The depth of a member of the file's
/// own object is 1, of one of its lists 2, of a member of a list's object 3.
class Counter : public nlohmann::json_sax<ordered_json> {
public:
    TruthCounts counts;
    bool isSound() const { return hasAnnotations_ && !isDamaged_; }

    bool null() override { return scalar(); }
    bool boolean(bool) override { return scalar(); }
    bool number_integer(number_integer_t value) override { return integer(value != 0); }
    bool number_unsigned(number_unsigned_t value) override { return integer(value != 0); }
    bool number_float(number_float_t, const string_t&) override { return scalar(); }
    bool string(string_t&) override { return scalar(); }
    bool binary(binary_t&) override { return scalar(); }
    bool key(string_t& name) override
    {
        if (depth_ == 1) {
            inAnnotations_ = name == "annotations";
            hasAnnotations_ = hasAnnotations_ || inAnnotations_;
        }
        isMark_ = isOfAnnotation() && name == "iscrowd";
        return true;
    }
    bool start_object(std::size_t) override
    {
        if (isMark_ || (inAnnotations_ && depth_ == 1)) return damaged();
        ++depth_;
        if (isOfAnnotation()) isIgnored_ = false;
        return true;
    }
    bool end_object() override
    {
        if (isOfAnnotation()) ++(isIgnored_ ? counts.ignored : counts.instances);
        --depth_;
        return true;
    }
    bool start_array(std::size_t) override
    {
        if (depth_ == 0 || isMark_ || (inAnnotations_ && depth_ == 2)) return damaged();
        ++depth_;
        return true;
    }
    bool end_array() override
    {
        --depth_;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return damaged(); }

private:
    bool isOfAnnotation() const { return inAnnotations_ && depth_ == 3; }
    bool damaged()
    {
        isDamaged_ = true;
        return false;
    }
    /// Where annotations or their mark should be, nothing else may be.
    bool scalar() { return depth_ == 0 || isMark_ || (inAnnotations_ && depth_ < 3) ? damaged() : true; }
    bool integer(bool isSet)
    {
        if (!isMark_) return scalar();
        isIgnored_ = isSet;
        isMark_ = false;
        return true;
    }

    int depth_ = 0;
    bool inAnnotations_ = false, hasAnnotations_ = false, isMark_ = false, isIgnored_ = false, isDamaged_ = false;
};

ordered_json withIds(ordered_json ids, const ordered_json& fields)
{
    ids.update(fields);
    return ids;
}

/// A list, written member by member.
class List {
public:
    explicit List(std::ostream& out, const char* name) : out_(out) { out_ << ",\n\"" << name << "\": ["; }
    void add(const ordered_json& value) { out_ << (count_++ == 0 ? "\n" : ",\n") << jsonText(value); }
    void end() { out_ << "\n]"; }
    std::size_t next() const { return count_ + 1; }

private:
    std::ostream& out_;
    std::size_t count_ = 0;
};

void writeCocoTo(std::ostream& out, const std::string& object, const std::vector<fs::path>& parts)
{
    const ordered_json info{{"description", "Rendered photos of heaps of one kind of object, with exact truth"},
                            {"version", kVersion},
                            {"contributor", "Clutch"}};
    out << "{\n\"info\": " << jsonText(info) << ",\n\"licenses\": []";
    List categories(out, "categories");
    categories.add({{"id", 1}, {"name", object}, {"supercategory", "object"}});
    categories.end();
    List images(out, "images");
    for (const fs::path& part : parts)
        images.add(withIds({{"id", images.next()}}, readPart(part).value("image", ordered_json::object())));
    images.end();
    List annotations(out, "annotations");
    std::size_t imageId = 0;
    for (const fs::path& part : parts) {
        ++imageId;
        const ordered_json photo = readPart(part);
        for (const ordered_json& annotation : photo["annotations"])
            annotations.add(withIds({{"id", annotations.next()}, {"image_id", imageId}}, annotation));
    }
    annotations.end();
    out << "\n}\n";
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

void writeCoco(const fs::path& file, const std::string& object, const std::vector<fs::path>& parts)
{
    writeFileAtomically(file, [&](const fs::path& temporary) {
        const auto requireGood = [&file](const std::ofstream& out) {
            if (!out)
                throw fs::filesystem_error("write", file,
                                           std::error_code(errno ? errno : EIO, std::generic_category()));
        };
        errno = 0;
        std::ofstream out(temporary, std::ios::binary);
        requireGood(out);
        errno = 0; // opening may leave one behind
        writeCocoTo(out, object, parts);
        out.close();
        requireGood(out);
    });
}

TruthCounts countTruth(const fs::path& cocoFile)
{
    std::ifstream in(cocoFile, std::ios::binary);
    if (!in)
        throw fs::filesystem_error("read", cocoFile, std::error_code(errno ? errno : EIO, std::generic_category()));
    Counter counter;
    if (!ordered_json::sax_parse(in, &counter) || !counter.isSound()) throwDamaged(cocoFile);
    return counter.counts;
}

} // namespace clutch::jobs
