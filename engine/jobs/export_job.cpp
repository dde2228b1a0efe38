// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "engine/jobs/json_text.h"
#include "engine/jobs/recording_scan.h"
#include "engine/jobs/run_record.h"
#include "engine/store/project.h"

#include <nlohmann/json.hpp>

#include <map>

namespace clutch::jobs {

using nlohmann::ordered_json;

namespace {

// Readers in other languages keep numbers as doubles, which round above 2^53: seeds travel as text.
std::string seedText(std::uint64_t seed)
{
    return std::to_string(seed);
}

/// The data set of the store as the exporters see it, every object with where it came from.
class DatasetReader {
public:
    explicit DatasetReader(const store::Project& project) : project_(project) {}

    exporting::Dataset read(const std::string& name, JobContext& context);
    exporting::Dataset readCutouts(const std::string& object);

private:
    exporting::Image readImage(const store::ImageRow& row, const std::string& dataset, const ordered_json& options);
    std::string provenanceOf(const store::InstanceRow& instance, const store::ImageRow& image);
    const store::FrameRow& frame(store::Id id);
    const store::RecordingRow& recording(store::Id id);

    const store::Project& project_;
    std::map<store::Id, store::FrameRow> frames_;
    std::map<store::Id, store::RecordingRow> recordings_;
};

const store::FrameRow& DatasetReader::frame(store::Id id)
{
    const auto known = frames_.find(id);
    return known != frames_.end() ? known->second : frames_.emplace(id, project_.frame(id).value()).first->second;
}

const store::RecordingRow& DatasetReader::recording(store::Id id)
{
    const auto known = recordings_.find(id);
    return known != recordings_.end() ? known->second
                                      : recordings_.emplace(id, project_.recording(id).value()).first->second;
}

std::string DatasetReader::provenanceOf(const store::InstanceRow& instance, const store::ImageRow& image)
{
    const store::FrameRow& source = frame(instance.frame);
    const store::RecordingRow& origin = recording(source.recording);
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

exporting::Image DatasetReader::readImage(const store::ImageRow& row, const std::string& dataset,
                                          const ordered_json& options)
{
    exporting::Image image;
    image.file = project_.absolute(row.file);
    image.width = row.width;
    image.height = row.height;
    image.provenance = jsonText({{"dataset", dataset},
                                 {"number", row.number},
                                 {"seed", seedText(row.seed)},
                                 {"run", row.run},
                                 {"options", options}});
    for (store::InstanceRow& instance : project_.instances(row.id)) {
        if (!instance.annotated) continue;
        std::string provenance = provenanceOf(instance, row);
        image.instances.push_back(
            {1, std::move(instance.visible), std::move(instance.amodal), instance.hiddenShare, std::move(provenance)});
    }
    return image;
}

exporting::Dataset DatasetReader::read(const std::string& name, JobContext& context)
{
    const std::optional<store::DatasetRow> row = project_.findDataset(name);
    if (!row)
        throw Error(ErrorKind::NotFound, "jobs", CLUTCH_TEXT("Error", "the project has no data set of this name"), name,
                    CLUTCH_TEXT("Error", "make the images first"));
    exporting::Dataset dataset;
    dataset.name = row->name;
    for (const store::ObjectRow& object : project_.objects())
        if (object.id == row->object) dataset.categories.push_back(object.name);
    const std::optional<store::RunRow> run = project_.run(row->run);
    const ordered_json options = run ? ordered_json::parse(run->options, nullptr, false) : ordered_json::object();
    const std::vector<store::ImageRow> images = project_.images(row->id);
    context.begin(CLUTCH_TEXT("Progress", "Reading the data set"), static_cast<std::int64_t>(images.size()));
    for (const store::ImageRow& image : images) {
        context.checkCancelled();
        dataset.images.push_back(readImage(image, name, options));
        context.advance();
    }
    return dataset;
}

exporting::Dataset DatasetReader::readCutouts(const std::string& object)
{
    const std::optional<store::ObjectRow> row = project_.findObject(object);
    if (!row)
        throw Error(ErrorKind::NotFound, "jobs", CLUTCH_TEXT("Error", "the project has no object of this name"), object,
                    CLUTCH_TEXT("Error", "import a recording of it first"));
    exporting::Dataset dataset;
    dataset.name = row->name;
    dataset.categories = {row->name};
    for (const store::MatteRow& matte : project_.usedMattes(row->id)) {
        const store::FrameRow& source = frame(matte.frame);
        // By number: two recordings may have the same name.
        dataset.cutouts.push_back({project_.absolute(matte.cutoutFile), "recording" + std::to_string(source.recording) +
                                                                            "_" + frameFileName(source.sourceIndex)});
    }
    if (dataset.cutouts.empty())
        throw Error(ErrorKind::BadInput, "jobs", CLUTCH_TEXT("Error", "the object has no cut-outs that may be used"),
                    object, CLUTCH_TEXT("Error", "make its mattes first, or accept some of them by hand"));
    return dataset;
}

class ExportJob : public Job {
public:
    explicit ExportJob(ExportRequest request) : request_(std::move(request)) {}

    std::string title() const override { return CLUTCH_TEXT("Progress", "Export"); }
    std::string subject() const override { return request_.dataset.empty() ? request_.object : request_.dataset; }
    std::string run(JobContext& context) override;

private:
    exporting::Dataset read(const store::Project& project, JobContext& context) const;
    std::string write(const store::Project& project, JobContext& context) const;

    const ExportRequest request_;
};

exporting::Dataset ExportJob::read(const store::Project& project, JobContext& context) const
{
    DatasetReader reader(project);
    const bool cutouts = request_.options.format == exporting::ExportFormat::Rgba;
    if (cutouts && !request_.object.empty()) return reader.readCutouts(request_.object);
    if (request_.dataset.empty())
        throw Error(ErrorKind::BadInput, "jobs", CLUTCH_TEXT("Error", "there is nothing to export"), request_.object,
                    CLUTCH_TEXT("Error", "name a data set, or an object for its cut-outs"));
    exporting::Dataset dataset = reader.read(request_.dataset, context);
    return cutouts ? reader.readCutouts(dataset.categories.at(0)) : dataset;
}

std::string ExportJob::write(const store::Project& project, JobContext& context) const
{
    const exporting::ExportSummary summary =
        exporting::exportDataset(read(project, context), request_.options, request_.folder, context);
    return jsonText({{"images", summary.images}, {"annotations", summary.annotations}, {"file", utf8(summary.file)}});
}

std::string ExportJob::run(JobContext& context)
{
    validate(request_.options);
    try {
        store::Project project(request_.project);
        return recordRun(project, "export", optionsToJson(request_.options), context,
                         [&](store::Id) { return write(project, context); });
    } catch (const Error& error) {
        // A project that may only be read is exported all the same, without a row about it. The export's own folder is
        // not meant here.
        if (error.kind() != ErrorKind::ReadOnly || error.stage() != "store") throw;
        context.note(error.what());
    }
    return write(store::Project(request_.project, store::Access::ReadOnly), context);
}

} // namespace

std::unique_ptr<Job> makeExportJob(ExportRequest request)
{
    return std::make_unique<ExportJob>(std::move(request));
}

} // namespace clutch::jobs
