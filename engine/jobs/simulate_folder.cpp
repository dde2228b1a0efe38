// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/simulate_folder.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/core/version.h"
#include "engine/jobs/json_text.h"
#include "engine/simulation/recording.h"
#include "engine/store/leftovers.h"

#include <cstdio>

namespace clutch::jobs {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

namespace {

constexpr const char* kAlphaFolder = "recording_alpha";
constexpr const char* kPhotoFolder = "photos";
constexpr const char* kUnlabelledFolder = "unlabelled";
constexpr const char* kPartsFolder = ".clutch-truth";

std::string numbered(int number, const char* extension)
{
    char name[32];
    std::snprintf(name, sizeof name, "%06d%s", number, extension);
    return name;
}

bool holdsSomething(const fs::path& path)
{
    if (!fs::exists(fs::symlink_status(path))) return false;
    return !fs::is_directory(path) || !fs::is_empty(path);
}

} // namespace

SimulateFolder::SimulateFolder(const SimulateRequest& request, simulation::Kind kind, std::uint64_t seed)
    : folder_(request.folder / simulation::kindName(kind)), options_(request.options),
      kind_(simulation::kindName(kind)), seed_(seed)
{
}

std::string SimulateFolder::manifest() const
{
    ordered_json options = ordered_json::object();
    for (const FieldValue& field : describe(options_))
        options[field.spec.name] = field.text;
    return jsonText({{"version", kVersion}, {"object", kind_}, {"seed", seed_}, {"options", options}}, 1) + "\n";
}

void SimulateFolder::requireOurs() const
{
    try {
        if (fs::exists(manifestFile())) {
            const std::vector<std::uint8_t> bytes = readFile(manifestFile());
            if (std::string(bytes.begin(), bytes.end()) == manifest()) return;
            throw Error(
                ErrorKind::BadInput, "jobs",
                CLUTCH_TEXT("Error",
                            "the folder holds results made with other options, another seed or another version"),
                utf8(folder_),
                CLUTCH_TEXT("Error", "choose another folder, or repeat the earlier options and seed to go on"));
        }
        for (const char* name : {"recording.mkv", kAlphaFolder, kPhotoFolder, "photos.json", kUnlabelledFolder})
            if (holdsSomething(folder_ / name))
                throw Error(ErrorKind::BadInput, "jobs",
                            CLUTCH_TEXT("Error", "the folder already holds a file that this program did not write"),
                            utf8(folder_ / name),
                            CLUTCH_TEXT("Error", "choose an empty folder, or move the file away"));
    } catch (const fs::filesystem_error&) {
        throw errorFromCurrentException("jobs");
    }
}

void SimulateFolder::prepare() const
{
    try {
        writeFileAtomically(manifestFile(), manifest());
        store::removeLeftovers(folder_);
        for (const char* name : {kAlphaFolder, kPhotoFolder, kUnlabelledFolder, kPartsFolder}) {
            fs::create_directories(folder_ / name);
            store::removeLeftovers(folder_ / name);
        }
    } catch (const fs::filesystem_error&) {
        throw errorFromCurrentException("jobs");
    }
}

fs::path SimulateFolder::alpha(int frame) const
{
    return folder_ / kAlphaFolder / numbered(frame, ".png");
}

fs::path SimulateFolder::photo(int number) const
{
    return folder_ / kPhotoFolder / numbered(number, ".jpg");
}

fs::path SimulateFolder::unlabelled(int number) const
{
    return folder_ / kUnlabelledFolder / numbered(number, ".jpg");
}

fs::path SimulateFolder::truthPart(int number) const
{
    return folder_ / kPartsFolder / numbered(number, ".json");
}

std::vector<fs::path> SimulateFolder::truthParts() const
{
    std::vector<fs::path> parts;
    for (int number = 1; number <= options_.photos; ++number)
        parts.push_back(truthPart(number));
    return parts;
}

void SimulateFolder::removeTruthParts() const
{
    std::error_code ignored; // left-overs do no harm
    fs::remove_all(folder_ / kPartsFolder, ignored);
}

bool SimulateFolder::needsRecording(int frames) const
{
    if (!fs::exists(recording())) return true;
    for (int frame = 0; frame < frames; frame += simulation::kAlphaEvery)
        if (!fs::exists(alpha(frame))) return true;
    return false;
}

std::vector<int> SimulateFolder::missingPhotos() const
{
    const bool isTruthWhole = fs::exists(coco());
    std::vector<int> missing;
    for (int number = 1; number <= options_.photos; ++number)
        if (!fs::exists(photo(number)) || (!isTruthWhole && !fs::exists(truthPart(number)))) missing.push_back(number);
    return missing;
}

std::vector<int> SimulateFolder::missingUnlabelled() const
{
    std::vector<int> missing;
    for (int number = 1; number <= options_.unlabelled; ++number)
        if (!fs::exists(unlabelled(number))) missing.push_back(number);
    return missing;
}

} // namespace clutch::jobs
