// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/random.h"
#include "engine/jobs/image_maker.h"
#include "engine/jobs/jobs.h"
#include "engine/jobs/json_text.h"
#include "engine/jobs/placement_traces.h"
#include "engine/jobs/run_record.h"
#include "engine/media/image_file.h"
#include "engine/store/leftovers.h"
#include "engine/store/project.h"

#include <map>
#include <set>
#include <utility>

namespace clutch::jobs {

namespace {

constexpr std::uint64_t kAnewStream = std::uint64_t(1) << 33; // far from what an image's own seed is derived into

/// Images of one data set that were made with the same options.
struct Batch {
    store::DatasetRow dataset;
    std::string options; // JSON
    std::vector<store::ImageRow> images;
};

class RegenerateJob : public Job {
public:
    explicit RegenerateJob(RegenerateRequest request) : request_(std::move(request)) {}

    std::string title() const override { return CLUTCH_TEXT("Progress", "Making anew"); }
    std::string subject() const override { return std::to_string(request_.images.size()); }
    std::string run(JobContext& context) override;

private:
    std::vector<Batch> findBatches(const store::Project& project, const JobContext& context) const;

    const RegenerateRequest request_;
};

std::vector<Batch> RegenerateJob::findBatches(const store::Project& project, const JobContext& context) const
{
    std::map<store::Id, store::DatasetRow> datasets;
    for (const store::DatasetRow& row : project.datasets())
        datasets[row.id] = row;
    std::map<std::pair<store::Id, std::string>, Batch> batches;
    for (const std::int64_t id : std::set<std::int64_t>(request_.images.begin(), request_.images.end())) {
        const std::optional<store::ImageRow> image = project.image(id);
        if (!image || image->number < 0) { // below 0: replaced, and its row not swept away yet
            context.note("image " + std::to_string(id) + ": no longer there");
            continue;
        }
        const std::optional<store::RunRow> run = project.run(image->run);
        if (!run)
            throw Error(ErrorKind::BadInput, "jobs", CLUTCH_TEXT("Error", "nobody noted how this picture was made"),
                        image->file, CLUTCH_TEXT("Error", "make a new data set"));
        const store::DatasetRow& dataset = datasets.at(image->dataset);
        Batch& batch = batches[{dataset.id, run->options}];
        batch.dataset = dataset;
        batch.options = run->options;
        batch.images.push_back(*image);
    }
    std::vector<Batch> result;
    result.reserve(batches.size());
    for (auto& [key, batch] : batches)
        result.push_back(std::move(batch));
    return result;
}

store::ObjectRow objectOf(const store::Project& project, const store::DatasetRow& dataset)
{
    for (store::ObjectRow& object : project.objects())
        if (object.id == dataset.object) return object;
    return {dataset.object, {}};
}

// Pictures placed by another likelihood do not belong to those of the data set.
void requireSameLikelihood(const store::Project& project, const store::DatasetRow& dataset,
                           const SynthesisInputs& inputs)
{
    if (!inputs.likelihood || likelihoodOf(project.datasetInputs(dataset.id)) == inputs.likelihood->hash) return;
    throw Error(ErrorKind::BadInput, "jobs",
                CLUTCH_TEXT("Error", "what the data set is made of has changed since it was begun"),
                dataset.name + ": likelihood",
                CLUTCH_TEXT("Error", "start a new data set under another name, or undo the change"));
}

// The old file stays until its row is gone, so the new one needs another name: the number, and the seed that no other
// image has.
std::string fileNameOf(const MadeImage& image)
{
    char name[48];
    std::snprintf(name, sizeof name, "%06d-%016llx.png", image.number, static_cast<unsigned long long>(image.seed));
    return name;
}

void remakeAll(store::Project& project, const Batch& batch, store::Id run, ImageMaker& maker, JobContext& context)
{
    const std::string folder = "images/" + std::to_string(batch.dataset.id) + "/";
    store::removeLeftovers(project.absolute(folder));
    for (const store::ImageRow& old : batch.images) {
        context.checkCancelled();
        const MadeImage image = maker.make(old.number, deriveSeed(old.seed, kAnewStream), context, old.photoHash);
        store::ImageRow row = maker.rowOf(image);
        row.dataset = batch.dataset.id;
        row.file = folder + fileNameOf(image);
        row.run = run;
        media::writeImage(project.absolute(row.file), image.made.image);
        if (!image.traces.empty()) row.traceFile = writeTraces(project, row.file, image.traces);
        context.emitEvent("image", project.replaceImage(old.id, row, maker.instancesOf(image)));
        context.advance();
    }
}

std::string RegenerateJob::run(JobContext& context)
{
    store::Project project(request_.project);
    const std::vector<Batch> batches = findBatches(project, context);
    std::int64_t images = 0;
    for (const Batch& batch : batches) {
        const auto options = optionsFromJson<synthesis::SynthesisOptions>(batch.options);
        synthesis::requireValid(options);
        const store::ObjectRow object = objectOf(project, batch.dataset);
        SynthesisInputs inputs = loadSynthesisInputs(project, object, options, context);
        requireSameLikelihood(project, batch.dataset, inputs);
        ImageMaker maker(std::move(inputs), options, project.folder(), context.threads());
        recordRun(project, "regenerate", optionsToJson(options), context, [&](store::Id run) {
            const std::uintmax_t bytes =
                static_cast<std::uintmax_t>(options.size.width) * static_cast<std::uintmax_t>(options.size.height);
            requireFreeSpace(project.folder(), bytes, "jobs"); // each takes the room of the one it replaces
            context.begin(CLUTCH_TEXT("Progress", "Making images"), static_cast<std::int64_t>(batch.images.size()));
            remakeAll(project, batch, run, maker, context);
            return std::string();
        });
        images += static_cast<std::int64_t>(batch.images.size());
    }
    return jsonText({{"images", images}});
}

} // namespace

std::unique_ptr<Job> makeRegenerateJob(RegenerateRequest request)
{
    return std::make_unique<RegenerateJob>(std::move(request));
}

} // namespace clutch::jobs
