// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/export_job_source.h"

#include "engine/core/error.h"
#include "engine/core/text.h"
#include "engine/jobs/json_text.h"
#include "engine/jobs/recording_scan.h"

#include <nlohmann/json.hpp>

#include <set>

namespace clutch::jobs {

using nlohmann::ordered_json;

namespace {

// Readers in other languages keep numbers as doubles, which round above 2^53: seeds travel as text.
std::string seedText(std::uint64_t seed)
{
    return std::to_string(seed);
}

store::DatasetRow datasetRow(const store::Project& project, const std::string& name)
{
    const std::optional<store::DatasetRow> row = project.findDataset(name);
    if (row) return *row;
    throw Error(ErrorKind::NotFound, "jobs", CLUTCH_TEXT("Error", "the project has no data set of this name"), name,
                CLUTCH_TEXT("Error", "make the images first"));
}

} // namespace

const store::FrameRow& FrameOrigins::frame(store::Id id)
{
    const auto known = frames_.find(id);
    return known != frames_.end() ? known->second : frames_.emplace(id, project_.frame(id).value()).first->second;
}

const store::RecordingRow& FrameOrigins::recording(store::Id id)
{
    const auto known = recordings_.find(id);
    return known != recordings_.end() ? known->second
                                      : recordings_.emplace(id, project_.recording(id).value()).first->second;
}

StoredDataset::StoredDataset(const store::Project& project, const std::string& name)
    : project_(project), row_(datasetRow(project, name)), images_(project.images(row_.id)), origins_(project)
{
    for (const store::ObjectRow& object : project.objects())
        if (object.id == row_.object) categories_.push_back(object.name);
}

/// Images of one data set may have been made by several runs.
const ordered_json& StoredDataset::optionsOf(store::Id run)
{
    const auto known = options_.find(run);
    if (known != options_.end()) return known->second;
    const std::optional<store::RunRow> row = project_.run(run);
    return options_.emplace(run, row ? ordered_json::parse(row->options, nullptr, false) : ordered_json::object())
        .first->second;
}

exporting::Picture StoredDataset::picture(std::size_t image)
{
    const store::ImageRow& row = images_.at(image);
    ordered_json provenance{{"dataset", row_.name},
                            {"number", row.number},
                            {"seed", seedText(row.seed)},
                            {"run", row.run},
                            {"options", optionsOf(row.run)}};
    if (!row.photoName.empty())
        provenance["lightOf"] = {{"photo", row.photoName},
                                 {"hash", row.photoHash},
                                 {"mode", row.illumination},
                                 {"clippedShare", row.clippedShare}};
    return {project_.absolute(row.file), row.width, row.height, jsonText(provenance)};
}

exporting::Labels StoredDataset::labels(std::size_t image)
{
    const store::ImageRow& row = images_.at(image);
    exporting::Labels labels;
    for (store::InstanceRow& instance : project_.instances(row.id)) {
        if (!instance.annotated) {
            labels.unlabelled.push_back(std::move(instance.visible));
            continue;
        }
        std::string provenance = provenanceOf(instance, row);
        labels.instances.push_back(
            {1, std::move(instance.visible), std::move(instance.amodal), instance.hiddenShare, std::move(provenance)});
    }
    return labels;
}

std::vector<std::int64_t> StoredDataset::recordings(std::size_t image)
{
    std::set<std::int64_t> found;
    for (const store::InstanceRow& instance : project_.instances(images_.at(image).id))
        found.insert(origins_.frame(instance.frame).recording);
    return {found.begin(), found.end()};
}

std::string StoredDataset::provenanceOf(const store::InstanceRow& instance, const store::ImageRow& image)
{
    const store::FrameRow& source = origins_.frame(instance.frame);
    const store::RecordingRow& origin = origins_.recording(source.recording);
    return jsonText(
        {{"recording", origin.name},
         {"recordingHash", origin.hash},
         {"frame", source.sourceIndex},
         {"timeMs", source.timeMs},
         {"placement",
          {{"angleDegrees", instance.angleDegrees}, {"scale", instance.scale}, {"x", instance.x}, {"y", instance.y}}},
         {"seed", seedText(image.seed)},
         {"run", image.run}});
}

std::vector<exporting::Cutout> storedCutouts(const store::Project& project, const std::string& object)
{
    const std::optional<store::ObjectRow> row = project.findObject(object);
    if (!row)
        throw Error(ErrorKind::NotFound, "jobs", CLUTCH_TEXT("Error", "the project has no object of this name"), object,
                    CLUTCH_TEXT("Error", "import a recording of it first"));
    FrameOrigins origins(project);
    std::vector<exporting::Cutout> cutouts;
    for (const store::MatteRow& matte : project.usedMattes(row->id)) {
        const store::FrameRow& source = origins.frame(matte.frame);
        // By number: two recordings may have the same name.
        cutouts.push_back({project.absolute(matte.cutoutFile),
                           "recording" + std::to_string(source.recording) + "_" + frameFileName(source.sourceIndex)});
    }
    if (cutouts.empty())
        throw Error(ErrorKind::BadInput, "jobs", CLUTCH_TEXT("Error", "the object has no cut-outs that may be used"),
                    object, CLUTCH_TEXT("Error", "make its mattes first, or accept some of them by hand"));
    return cutouts;
}

} // namespace clutch::jobs
