// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/jobs/export_job_source.h"
#include "engine/jobs/jobs.h"
#include "engine/jobs/json_text.h"
#include "engine/jobs/run_record.h"

#include <nlohmann/json.hpp>

namespace clutch::jobs {

using nlohmann::ordered_json;

namespace {

ordered_json resultOf(const exporting::ExportSummary& summary, exporting::ExportFormat format)
{
    ordered_json result{{"images", summary.images}, {"annotations", summary.annotations}, {"file", utf8(summary.file)}};
    if (summary.split)
        result["split"] = {{"train", summary.split->images[0]},
                           {"val", summary.split->images[1]},
                           {"test", summary.split->images[2]},
                           {"byRecording", summary.split->byRecording}};
    result["loses"] = exporting::factsOf(format).loses;
    if (summary.notes.empty()) return result;
    for (const exporting::ExportNote& note : summary.notes)
        result["notes"].push_back({{"text", note.text}, {"count", note.count}});
    return result;
}

class ExportJob : public Job {
public:
    explicit ExportJob(ExportRequest request) : request_(std::move(request)) {}

    std::string title() const override { return CLUTCH_TEXT("Progress", "Export"); }
    std::string subject() const override { return request_.dataset.empty() ? request_.object : request_.dataset; }
    std::string run(JobContext& context) override;

private:
    exporting::ExportSummary write(const store::Project& project, JobContext& context) const;
    std::string writeAndTell(const store::Project& project, JobContext& context) const;

    const ExportRequest request_;
};

exporting::ExportSummary ExportJob::write(const store::Project& project, JobContext& context) const
{
    const bool cutouts = request_.options.format == exporting::ExportFormat::Rgba;
    if (cutouts && !request_.object.empty())
        return exporting::exportCutouts(storedCutouts(project, request_.object), request_.folder, context);
    if (request_.dataset.empty())
        throw Error(ErrorKind::BadInput, "jobs", CLUTCH_TEXT("Error", "there is nothing to export"), request_.object,
                    CLUTCH_TEXT("Error", "name a data set, or an object for its cut-outs"));
    StoredDataset dataset(project, request_.dataset);
    if (cutouts)
        return exporting::exportCutouts(storedCutouts(project, dataset.categories().at(0)), request_.folder, context);
    return exporting::exportDataset(dataset, request_.options, request_.folder, context);
}

std::string ExportJob::writeAndTell(const store::Project& project, JobContext& context) const
{
    const exporting::ExportSummary summary = write(project, context);
    for (const exporting::ExportNote& note : summary.notes)
        context.note(note.count > 0 ? note.text + ": " + std::to_string(note.count) : note.text);
    return jsonText(resultOf(summary, request_.options.format));
}

std::string ExportJob::run(JobContext& context)
{
    try {
        store::Project project(request_.project);
        return recordRun(project, "export", optionsToJson(request_.options), context,
                         [&](store::Id) { return writeAndTell(project, context); });
    } catch (const Error& error) {
        // A project that may only be read is exported all the same, without a row about it. The export's own folder is
        // not meant here.
        if (error.kind() != ErrorKind::ReadOnly || error.stage() != "store") throw;
        context.note(error.what());
    }
    return writeAndTell(store::Project(request_.project, store::Access::ReadOnly), context);
}

} // namespace

std::unique_ptr<Job> makeExportJob(ExportRequest request)
{
    exporting::requirePossible(request.options);
    return std::make_unique<ExportJob>(std::move(request));
}

} // namespace clutch::jobs
