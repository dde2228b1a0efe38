// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/random.h"
#include "engine/jobs/background_writer.h"
#include "engine/jobs/image_maker.h"
#include "engine/jobs/jobs.h"
#include "engine/jobs/json_text.h"
#include "engine/jobs/placement_traces.h"
#include "engine/jobs/recording_scan.h"
#include "engine/jobs/run_record.h"
#include "engine/jobs/synthesis_inputs.h"
#include "engine/media/image_file.h"
#include "engine/store/leftovers.h"
#include "engine/store/project.h"

#include <chrono>
#include <map>
#include <set>

namespace clutch::jobs {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kWaitingImages = 4;

class SynthesisJob : public Job {
public:
    explicit SynthesisJob(SynthesisRequest request) : request_(std::move(request)) {}

    std::string title() const override { return CLUTCH_TEXT("Progress", "Synthesis"); }
    std::string subject() const override { return request_.dataset; }
    std::string run(JobContext& context) override;

private:
    void requireSameRecipe(const store::Project& project, const store::DatasetRow& dataset, store::Id object,
                           std::uint64_t seed) const;
    void keepInputs(store::Project& project, const store::DatasetRow& dataset, const std::vector<int>& numbers,
                    const std::string& inputs) const;
    void requireNewImages(const store::Project& project, store::Id object, const std::vector<int>& numbers,
                          std::uint64_t seed) const;
    std::vector<int> missingNumbers(store::Project& project, const std::optional<store::DatasetRow>& dataset) const;
    store::Id addDataset(store::Project& project, store::Id object, store::Id run, const std::string& inputs) const;
    void makeAll(store::Project& project, store::Id dataset, store::Id run, ImageMaker& maker,
                 const std::vector<int>& numbers, JobContext& context) const;

    const SynthesisRequest request_;
};

void SynthesisJob::requireSameRecipe(const store::Project& project, const store::DatasetRow& dataset, store::Id object,
                                     std::uint64_t seed) const
{
    const std::optional<store::RunRow> run = project.run(dataset.run);
    const bool sameOptions = run && hadOptions(*run, request_.options);
    std::string difference;
    if (dataset.object != object)
        difference = "object";
    else if (!sameOptions)
        difference = "options";
    else if (run->seed != seed)
        difference = "seed";
    if (difference.empty()) return;
    throw Error(ErrorKind::BadInput, "jobs", CLUTCH_TEXT("Error", "the data set was begun in another way"),
                dataset.name + ": " + difference, CLUTCH_TEXT("Error", "choose another name for the new data set"));
}

// Images made of other cut-outs, or lit by photos chosen from another list, do not belong to those already made. A data
// set that noted nothing is of an older program, which chose photos in another way.
void SynthesisJob::keepInputs(store::Project& project, const store::DatasetRow& dataset,
                              const std::vector<int>& numbers, const std::string& inputs) const
{
    if (numbers.empty()) return;
    const std::string before = project.datasetInputs(dataset.id);
    if (before == inputs) return;
    const bool begun = dataset.images > 0 || !project.removedNumbers(dataset.id).empty();
    const bool lit = request_.options.illumination != synthesis::IlluminationMode::None;
    if (!begun || (before.empty() && !lit)) return project.setDatasetInputs(dataset.id, inputs);
    const std::string changes = before.empty() ? "made by an older Clutch, which chose the photos in another way"
                                               : inputChanges(before, inputs);
    throw Error(ErrorKind::BadInput, "jobs",
                CLUTCH_TEXT("Error", "what the data set is made of has changed since it was begun"),
                dataset.name + ": " + changes,
                CLUTCH_TEXT("Error", "start a new data set under another name, or undo the change"));
}

std::uint64_t unusedSeed(const store::Project& project)
{
    std::set<std::uint64_t> used;
    for (const store::RunRow& run : project.runs())
        used.insert(run.seed);
    std::uint64_t seed = 1;
    while (used.contains(seed))
        ++seed;
    return seed;
}

// An image twice in two data sets counts twice in training, and leaks from one part of a split into another.
void SynthesisJob::requireNewImages(const store::Project& project, store::Id object, const std::vector<int>& numbers,
                                    std::uint64_t seed) const
{
    std::set<std::uint64_t> wanted;
    for (const int number : numbers)
        wanted.insert(deriveSeed(seed, static_cast<std::uint64_t>(number)));
    std::map<store::Id, bool> alike; // by run
    for (const store::DatasetRow& dataset : project.datasets()) {
        if (dataset.object != object) continue;
        for (const store::ImageRow& image : project.images(dataset.id)) {
            if (!wanted.contains(image.seed)) continue;
            if (!alike.contains(image.run)) {
                const std::optional<store::RunRow> run = project.run(image.run);
                alike[image.run] = run && hadOptions(*run, request_.options);
            }
            if (!alike[image.run]) continue;
            throw Error(ErrorKind::BadInput, "jobs",
                        CLUTCH_TEXT("Error", "this seed has already made the same pictures"),
                        "data set " + dataset.name + ", seed " + std::to_string(seed) + "; seed " +
                            std::to_string(unusedSeed(project)) + " is free",
                        CLUTCH_TEXT("Error", "choose another seed"));
        }
    }
}

std::vector<int> SynthesisJob::missingNumbers(store::Project& project,
                                              const std::optional<store::DatasetRow>& dataset) const
{
    std::set<int> taken; // by an image, or once by one that a person took out
    std::int64_t present = 0;
    if (dataset) {
        for (const int number : project.removedNumbers(dataset->id))
            taken.insert(number);
        for (const store::ImageRow& image : project.images(dataset->id)) {
            std::error_code failure;
            if (fs::exists(project.absolute(image.file), failure)) {
                taken.insert(image.number);
                ++present;
            } else {
                project.removeImage(image.id); // somebody removed the file: it is made again
            }
        }
    }
    std::vector<int> missing;
    for (int number = 0; present < request_.count; ++number) {
        if (taken.contains(number)) continue;
        missing.push_back(number);
        ++present;
    }
    return missing;
}

store::Id SynthesisJob::addDataset(store::Project& project, store::Id object, store::Id run,
                                   const std::string& inputs) const
{
    store::DatasetRow row;
    row.object = object;
    row.name = request_.dataset;
    row.run = run;
    store::Transaction both(project);
    const store::Id dataset = project.addDataset(row);
    project.setDatasetInputs(dataset, inputs);
    both.commit();
    return dataset;
}

void SynthesisJob::makeAll(store::Project& project, store::Id dataset, store::Id run, ImageMaker& maker,
                           const std::vector<int>& numbers, JobContext& context) const
{
    const std::string folder = "images/" + std::to_string(dataset);
    store::removeLeftovers(project.absolute(folder));
    FinishedRows finished;
    const auto save = [&](MadeImage& image) {
        store::ImageRow row = maker.rowOf(image);
        row.dataset = dataset;
        row.file = folder + "/" + frameFileName(image.number);
        row.run = run;
        media::writeImage(project.absolute(row.file), image.made.image);
        if (!image.traces.empty()) row.traceFile = writeTraces(project, row.file, image.traces);
        finished.add(project.addImage(row, maker.instancesOf(image)));
    };
    {
        BackgroundWriter<MadeImage> writer(kWaitingImages, save);
        for (const int number : numbers) {
            context.checkCancelled();
            writer.push(maker.make(number, deriveSeed(context.seed(), static_cast<std::uint64_t>(number)), context));
            context.advance();
            finished.announce(context, "image");
        }
        writer.finish();
    }
    finished.announce(context, "image");
}

std::string SynthesisJob::run(JobContext& context)
{
    synthesis::requireValid(request_.options);
    store::Project project(request_.project);
    const std::optional<store::ObjectRow> object = project.findObject(request_.object);
    if (!object)
        throw Error(ErrorKind::NotFound, "jobs", CLUTCH_TEXT("Error", "the project has no object of this name"),
                    request_.object, CLUTCH_TEXT("Error", "import a recording of it first"));
    const std::optional<store::DatasetRow> known = project.findDataset(request_.dataset);
    if (known) requireSameRecipe(project, *known, object->id, context.seed());
    const std::vector<int> numbers = missingNumbers(project, known);
    requireNewImages(project, object->id, numbers, context.seed());
    SynthesisInputs loaded = loadSynthesisInputs(project, *object, request_.options, context);
    const std::string inputs = describeInputs(loaded);
    if (known) keepInputs(project, *known, numbers, inputs);
    ImageMaker maker(std::move(loaded), request_.options, project.folder(), context.threads(), request_.watch);
    return recordRun(project, "synthesize", optionsToJson(request_.options), context, [&](store::Id run) {
        const store::Id dataset = known ? known->id : addDataset(project, object->id, run, inputs);
        const std::uintmax_t bytes = static_cast<std::uintmax_t>(request_.options.size.width) *
                                     static_cast<std::uintmax_t>(request_.options.size.height);
        requireFreeSpace(project.folder(), bytes * numbers.size(), "jobs"); // PNG of pictures: about a byte a pixel
        context.begin(CLUTCH_TEXT("Progress", "Making images"), static_cast<std::int64_t>(numbers.size()));
        const auto start = std::chrono::steady_clock::now();
        makeAll(project, dataset, run, maker, numbers, context);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        const store::DatasetRow row = project.findDataset(request_.dataset).value();
        return jsonText({{"dataset", row.name},
                         {"images", row.images},
                         {"instances", row.instances},
                         {"secondsPerImage", numbers.empty() ? 0.0 : seconds / static_cast<double>(numbers.size())},
                         {"made", numbers.size()}});
    });
}

} // namespace

std::unique_ptr<Job> makeSynthesisJob(SynthesisRequest request)
{
    return std::make_unique<SynthesisJob>(std::move(request));
}

} // namespace clutch::jobs
