// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/synthesis_inputs.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/jobs/json_text.h"
#include "engine/media/image_file.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <xxhash.h>

namespace clutch::jobs {

namespace {

constexpr std::int64_t kCutoutBytes = std::int64_t(500) << 20;
constexpr std::int64_t kBackgroundBytes = std::int64_t(200) << 20;

void noteSampled(const JobContext& context, const std::string& what, std::size_t kept, std::size_t total)
{
    if (kept < total)
        context.note(what + ": " + std::to_string(kept) + " of " + std::to_string(total) +
                     " fit into memory, evenly chosen");
}

// What was taken from one distance: a recording, or a single one of unrelated photos.
std::int64_t groupOf(const store::Project& project, store::Id frameId)
{
    const auto frame = project.frame(frameId);
    const auto recording = frame ? project.recording(frame->recording) : std::nullopt;
    return recording && recording->continuous ? recording->id : -frameId;
}

// 64 bits, as data sets have them that were begun earlier.
std::string digestOf(const std::string& text)
{
    char digest[17];
    std::snprintf(digest, sizeof digest, "%016llx",
                  static_cast<unsigned long long>(XXH3_64bits(text.data(), text.size())));
    return digest;
}

/// What describeInputs() wrote, read back.
struct Inputs {
    std::string cutouts, backgrounds;
    std::set<std::string> photos;
    std::string likelihood; // empty: none

    // Nothing for what another program may have put into the database.
    static std::optional<Inputs> parse(const std::string& text)
    {
        try {
            const auto json = nlohmann::json::parse(text);
            return Inputs{json.at("cutouts"), json.at("backgrounds"), json.at("photos"),
                          json.value("likelihood", std::string())};
        } catch (const nlohmann::json::exception&) {
            return std::nullopt;
        }
    }
};

std::size_t countMissing(const std::set<std::string>& from, const std::set<std::string>& in)
{
    return static_cast<std::size_t>(
        std::count_if(from.begin(), from.end(), [&in](const std::string& hash) { return !in.contains(hash); }));
}

} // namespace

cv::Mat shrunk(const cv::Mat& picture, const ImageSize& size)
{
    const double wanted =
        2.0 * std::max(static_cast<double>(size.width) / picture.cols, static_cast<double>(size.height) / picture.rows);
    if (wanted >= 1) return picture;
    cv::Mat small;
    cv::resize(picture, small, {}, wanted, wanted, cv::INTER_AREA);
    return small;
}

void loadCutouts(SynthesisInputs& inputs, const store::Project& project, const store::ObjectRow& object,
                 JobContext& context)
{
    const std::vector<store::MatteRow> mattes = project.usedMattes(object.id);
    if (mattes.empty())
        throw Error(ErrorKind::BadInput, "jobs", CLUTCH_TEXT("Error", "the object has no cut-outs that may be used"),
                    object.name, CLUTCH_TEXT("Error", "make its mattes first, or accept some of them by hand"));
    std::int64_t bytes = 0;
    for (const store::MatteRow& matte : mattes)
        bytes += std::int64_t(4) * matte.boxWidth * matte.boxHeight;
    const std::int64_t share = std::max<std::int64_t>(1, bytes / static_cast<std::int64_t>(mattes.size()));
    const std::size_t fitting = bytes <= kCutoutBytes
                                    ? mattes.size()
                                    : static_cast<std::size_t>(std::max<std::int64_t>(1, kCutoutBytes / share));
    std::map<std::int64_t, std::size_t> seen; // groups, numbered as they come: a row's number is no content
    for (const std::size_t position : spreadPositions(mattes.size(), fitting)) {
        context.checkCancelled();
        const std::filesystem::path file = project.absolute(mattes[position].cutoutFile);
        inputs.cutouts.push_back(media::readCutout(file));
        inputs.frames.push_back(mattes[position].frame);
        inputs.groups.push_back(groupOf(project, mattes[position].frame));
        const std::size_t group = seen.emplace(inputs.groups.back(), seen.size()).first->second;
        inputs.cutoutText += hashFile(file) + " " + std::to_string(group) + "\n";
    }
    noteSampled(context, "cut-outs of " + object.name, inputs.cutouts.size(), mattes.size());
}

void loadBackgrounds(SynthesisInputs& inputs, const store::Project& project, const store::ObjectRow& object,
                     const ImageSize& size, JobContext& context)
{
    const std::vector<store::PhotoRow> photos = project.photos(object.id, "background");
    if (photos.empty())
        throw Error(ErrorKind::BadInput, "jobs", CLUTCH_TEXT("Error", "there are no background pictures"), object.name,
                    CLUTCH_TEXT("Error", "add some, or choose a white or coloured background"));
    const std::int64_t each = std::int64_t(12) * size.width * size.height; // at twice the image's size, three channels
    const auto fitting = static_cast<std::size_t>(std::max<std::int64_t>(1, kBackgroundBytes / each));
    for (const std::size_t position : spreadPositions(photos.size(), std::min(fitting, photos.size()))) {
        context.checkCancelled();
        inputs.backgrounds.push_back(shrunk(media::readImage(project.absolute(photos[position].file)), size));
        inputs.backgroundText += photos[position].hash + "\n";
    }
    noteSampled(context, "background pictures of " + object.name, inputs.backgrounds.size(), photos.size());
}

void findPhotos(SynthesisInputs& inputs, const store::Project& project, const store::ObjectRow& object)
{
    for (const store::PhotoRow& photo : project.photos(object.id, "cluster"))
        if (photo.part == store::kPartTeach)
            inputs.photos.push_back(
                {photo, project.absolute(photo.file), XXH3_64bits(photo.hash.data(), photo.hash.size())});
}

namespace {

void requirePhotos(const SynthesisInputs& inputs, const store::ObjectRow& object)
{
    if (inputs.photos.empty())
        throw Error(ErrorKind::BadInput, "jobs", CLUTCH_TEXT("Error", "there is no real photo to take the light from"),
                    object.name,
                    CLUTCH_TEXT("Error", "add photos of clusters that may teach, or choose no illumination"));
}

void findLikelihood(SynthesisInputs& inputs, const store::Project& project, const store::ObjectRow& object)
{
    inputs.likelihood = project.likelihood(object.id);
    if (!inputs.likelihood)
        throw Error(ErrorKind::BadInput, "jobs", CLUTCH_TEXT("Error", "there is no likelihood to place objects by"),
                    object.name,
                    CLUTCH_TEXT("Error", "let it learn from your photos first, or choose another placement"));
    for (SourcePhoto& photo : inputs.photos)
        photo.taught = project.taughtLikelihood(object.id, photo.row.hash);
    if (std::ranges::none_of(inputs.photos, &SourcePhoto::taught))
        throw Error(ErrorKind::BadInput, "jobs",
                    CLUTCH_TEXT("Error", "there is no photo whose table the objects could be placed on"), object.name,
                    CLUTCH_TEXT("Error", "let the likelihood learn anew, or choose another placement"));
}

} // namespace

std::string describeInputs(const SynthesisInputs& inputs)
{
    std::set<std::string> photos; // their order does not matter
    for (const SourcePhoto& photo : inputs.photos)
        photos.insert(photo.row.hash);
    nlohmann::ordered_json json{
        {"cutouts", digestOf(inputs.cutoutText)}, {"backgrounds", digestOf(inputs.backgroundText)}, {"photos", photos}};
    if (inputs.likelihood) json["likelihood"] = inputs.likelihood->hash;
    return jsonText(json);
}

std::string backgroundsOf(const std::string& description)
{
    const auto inputs = Inputs::parse(description);
    return inputs ? inputs->backgrounds : std::string();
}

std::string likelihoodOf(const std::string& description)
{
    const auto inputs = Inputs::parse(description);
    return inputs ? inputs->likelihood : std::string();
}

std::string inputChanges(const std::string& before, const std::string& now)
{
    const auto then = Inputs::parse(before), today = Inputs::parse(now);
    if (!then || !today) return "all";
    std::vector<std::string> changes;
    if (then->cutouts != today->cutouts) changes.emplace_back("cut-outs");
    if (then->backgrounds != today->backgrounds) changes.emplace_back("background pictures");
    if (then->likelihood != today->likelihood) changes.emplace_back("likelihood");
    const std::set<std::string>&old = then->photos, &present = today->photos;
    if (old != present)
        changes.push_back("photos that teach: " + std::to_string(countMissing(present, old)) + " added, " +
                          std::to_string(countMissing(old, present)) + " gone");
    std::string text;
    for (const std::string& change : changes)
        text += (text.empty() ? "" : "; ") + change;
    return text;
}

std::vector<std::size_t> spreadPositions(std::size_t total, std::size_t count)
{
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < count; ++i)
        positions.push_back(i * total / count);
    return positions;
}

SynthesisInputs loadSynthesisInputs(const store::Project& project, const store::ObjectRow& object,
                                    const synthesis::SynthesisOptions& options, JobContext& context)
{
    SynthesisInputs inputs;
    context.begin(CLUTCH_TEXT("Progress", "Loading cut-outs"), 0);
    loadCutouts(inputs, project, object, context);
    if (options.background == synthesis::BackgroundKind::Images)
        loadBackgrounds(inputs, project, object, options.size, context);
    const bool lit = options.illumination != synthesis::IlluminationMode::None;
    const bool structured = options.placement == synthesis::PlacementMode::Structure;
    if (lit || structured) findPhotos(inputs, project, object);
    if (lit) requirePhotos(inputs, object);
    if (structured) findLikelihood(inputs, project, object);
    return inputs;
}

} // namespace clutch::jobs
