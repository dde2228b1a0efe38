// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/random.h"
#include "engine/jobs/background_writer.h"
#include "engine/jobs/jobs.h"
#include "engine/jobs/json_text.h"
#include "engine/jobs/recording_scan.h"
#include "engine/jobs/run_record.h"
#include "engine/jobs/synthesis_inputs.h"
#include "engine/media/image_file.h"
#include "engine/store/leftovers.h"
#include "engine/store/project.h"

#include <chrono>
#include <set>

namespace clutch::jobs {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kWaitingImages = 4;

struct MadeImage {
    int number = 0;
    std::uint64_t seed = 0;
    synthesis::SyntheticImage made;
};

class SynthesisJob : public Job {
public:
    explicit SynthesisJob(SynthesisRequest request) : request_(std::move(request)) {}

    std::string title() const override { return CLUTCH_TEXT("Progress", "Synthesis"); }
    std::string subject() const override { return request_.dataset; }
    std::string run(JobContext& context) override;

private:
    store::Id openDataset(store::Project& project, store::Id object, store::Id run, std::uint64_t seed) const;
    void requireSameRecipe(const store::Project& project, const store::DatasetRow& dataset, store::Id object,
                           std::uint64_t seed) const;
    std::vector<int> missingNumbers(store::Project& project, store::Id dataset) const;
    MadeImage make(const SynthesisInputs& inputs, int number, JobContext& context) const;
    void makeAll(store::Project& project, store::Id dataset, store::Id run, const SynthesisInputs& inputs,
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

store::Id SynthesisJob::openDataset(store::Project& project, store::Id object, store::Id run, std::uint64_t seed) const
{
    if (const std::optional<store::DatasetRow> known = project.findDataset(request_.dataset)) {
        requireSameRecipe(project, *known, object, seed);
        return known->id;
    }
    store::DatasetRow row;
    row.object = object;
    row.name = request_.dataset;
    row.run = run;
    return project.addDataset(row);
}

std::vector<int> SynthesisJob::missingNumbers(store::Project& project, store::Id dataset) const
{
    std::set<int> present;
    for (const store::ImageRow& image : project.images(dataset)) {
        std::error_code failure;
        if (fs::exists(project.absolute(image.file), failure))
            present.insert(image.number);
        else
            project.removeImage(image.id); // somebody removed the file: it is made again
    }
    std::vector<int> missing;
    for (int number = 0; number < request_.count; ++number)
        if (!present.contains(number)) missing.push_back(number);
    return missing;
}

MadeImage SynthesisJob::make(const SynthesisInputs& inputs, int number, JobContext& context) const
{
    const auto onObject = [&](const cv::Mat& canvas, int placed, int total) {
        context.checkCancelled();
        if (context.wantsPreview()) context.setPreview(canvas, std::to_string(placed) + " / " + std::to_string(total));
    };
    const std::uint64_t seed = deriveSeed(context.seed(), static_cast<std::uint64_t>(number));
    return {number, seed,
            synthesis::synthesizeImage(inputs.cutouts, inputs.backgrounds, request_.options, seed, onObject,
                                       inputs.groups)};
}

store::Id save(store::Project& project, store::Id dataset, store::Id run, const SynthesisInputs& inputs,
               const MadeImage& image)
{
    store::ImageRow row;
    row.dataset = dataset;
    row.number = image.number;
    row.file = "images/" + std::to_string(dataset) + "/" + frameFileName(image.number);
    row.seed = image.seed;
    row.width = image.made.image.cols;
    row.height = image.made.image.rows;
    row.run = run;
    std::vector<store::InstanceRow> instances;
    for (const synthesis::SyntheticInstance& made : image.made.instances) {
        store::InstanceRow instance;
        instance.frame = inputs.frames.at(made.cutout);
        instance.angleDegrees = made.placement.angleDegrees;
        instance.scale = made.placement.scale;
        instance.x = made.placement.x;
        instance.y = made.placement.y;
        instance.visible = made.visible;
        instance.amodal = made.amodal;
        instance.hiddenShare = made.hiddenShare;
        instance.annotated = made.annotated;
        instances.push_back(std::move(instance));
    }
    media::writeImage(project.absolute(row.file), image.made.image);
    return project.addImage(row, instances);
}

void SynthesisJob::makeAll(store::Project& project, store::Id dataset, store::Id run, const SynthesisInputs& inputs,
                           const std::vector<int>& numbers, JobContext& context) const
{
    store::removeLeftovers(project.absolute("images/" + std::to_string(dataset)));
    FinishedRows finished;
    {
        BackgroundWriter<MadeImage> writer(
            kWaitingImages, [&](MadeImage& image) { finished.add(save(project, dataset, run, inputs, image)); });
        for (const int number : numbers) {
            context.checkCancelled();
            writer.push(make(inputs, number, context));
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
    const SynthesisInputs inputs = loadSynthesisInputs(project, *object, request_.options, context);
    return recordRun(project, "synthesize", optionsToJson(request_.options), context, [&](store::Id run) {
        const store::Id dataset = openDataset(project, object->id, run, context.seed());
        const std::vector<int> numbers = missingNumbers(project, dataset);
        const std::uintmax_t bytes = static_cast<std::uintmax_t>(request_.options.size.width) *
                                     static_cast<std::uintmax_t>(request_.options.size.height);
        requireFreeSpace(project.folder(), bytes * numbers.size(), "jobs"); // PNG of pictures: about a byte a pixel
        context.begin(CLUTCH_TEXT("Progress", "Making images"), static_cast<std::int64_t>(numbers.size()));
        const auto start = std::chrono::steady_clock::now();
        makeAll(project, dataset, run, inputs, numbers, context);
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
