// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/random.h"
#include "engine/core/text.h"
#include "engine/jobs/bench.h"
#include "engine/jobs/json_text.h"
#include "engine/jobs/synthesis_inputs.h"
#include "engine/media/image_file.h"
#include "engine/nn/device.h"
#include "engine/nn/scene_net.h"
#include "engine/synthesis/object_proposals.h"
#include "engine/synthesis/placement.h"
#include "engine/synthesis/scene_crops.h"
#include "engine/synthesis/structure_placement.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace clutch::jobs {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using synthesis::PlacementTrace;
using synthesis::SearchSeconds;

constexpr int kRepeats = 5;
constexpr std::size_t kCrops = 32;
constexpr std::uint64_t kRandomStream = std::uint64_t(1) << 33; // random searches, far from the objects of an image

double medianSeconds(const std::function<void()>& work)
{
    std::vector<double> times;
    for (int i = 0; i < kRepeats; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        times.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::ranges::nth_element(times, times.begin() + kRepeats / 2);
    return times[kRepeats / 2];
}

std::vector<cv::Mat> readAll(const fs::path& folder, cv::Mat (*read)(const fs::path&), JobContext& context)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (media::isImageFile(entry.path())) files.push_back(entry.path());
    if (files.empty())
        throw Error(ErrorKind::BadInput, "jobs", CLUTCH_TEXT("Error", "the folder holds no pictures"), utf8(folder),
                    CLUTCH_TEXT("Error", "choose another folder"));
    std::ranges::sort(files);
    std::vector<cv::Mat> images;
    for (const fs::path& file : files) {
        context.checkCancelled();
        images.push_back(read(file));
    }
    return images;
}

// What the placements of all images add up to.
struct Tally {
    int placements = 0, wins = 0;
    double uniform = 0, random = 0, ours = 0; // sums of scores
    SearchSeconds seconds;                    // of ours

    void add(const PlacementTrace& searched, const PlacementTrace& scattered, const SearchSeconds& spent)
    {
        ++placements;
        wins += searched.tried[searched.best].score > scattered.tried[scattered.best].score;
        uniform += scattered.tried.front().score;
        random += scattered.tried[scattered.best].score;
        ours += searched.tried[searched.best].score;
        seconds.optimising += spent.optimising;
        seconds.drawing += spent.drawing;
        seconds.scoring += spent.scoring;
    }
};

class PlacementBenchJob : public Job {
public:
    explicit PlacementBenchJob(PlacementBenchRequest request) : request_(std::move(request)) {}

    std::string title() const override { return CLUTCH_TEXT("Progress", "Measuring"); }
    std::string subject() const override
    {
        return request_.project.empty() ? utf8(request_.likelihood.filename()) : request_.object;
    }

    std::string run(JobContext& context) override
    {
        nn::setTorchThreads(context.threads());
        if (request_.project.empty() && request_.likelihood.empty())
            throw Error(ErrorKind::Usage, "jobs", CLUTCH_TEXT("Error", "there is no likelihood to measure"), "",
                        CLUTCH_TEXT("Error", "give a project and an object, or a likelihood with cut-outs and photos"));
        const Material material = request_.project.empty() ? fromFolders(context) : fromProject(context);
        const nn::SceneNet net(material.likelihood);
        const std::vector<cv::Mat>& photos = material.photos;
        Json result{{"threads", context.threads()}};
        std::vector<cv::Mat> crops;
        result["proposals"] = timeProposals(photos, crops);
        result["scoring"] = timeScoring(net, crops);
        result.update(place(net, material, context));
        return jsonText(result);
    }

private:
    struct Material {
        fs::path likelihood;
        std::vector<cv::Mat> cutouts, photos;
        std::vector<std::int64_t> groups{}; // as in synthesis::commonScales()
    };

    Material fromFolders(JobContext& context) const
    {
        return {request_.likelihood, readAll(request_.cutouts, media::readCutout, context),
                readAll(request_.photos, media::readImage, context)};
    }

    Material fromProject(JobContext& context) const
    {
        const store::Project project(request_.project, store::Access::ReadOnly);
        const std::optional<store::ObjectRow> object = project.findObject(request_.object);
        if (!object)
            throw Error(ErrorKind::NotFound, "jobs", CLUTCH_TEXT("Error", "the project has no object of this name"),
                        request_.object, CLUTCH_TEXT("Error", "import a recording of it first"));
        synthesis::SynthesisOptions options;
        options.placement = synthesis::PlacementMode::Structure;
        const SynthesisInputs inputs = loadSynthesisInputs(project, *object, options, context);
        Material material{project.absolute(inputs.likelihood->file), inputs.cutouts, {}, inputs.groups};
        for (const SourcePhoto& photo : inputs.photos)
            material.photos.push_back(media::readImage(photo.file));
        return material;
    }

    static Json timeProposals(const std::vector<cv::Mat>& photos, std::vector<cv::Mat>& crops)
    {
        std::vector<cv::Rect> boxes;
        const double seconds =
            medianSeconds([&] { boxes = synthesis::edgeBoxes(synthesis::gradientEdges(photos.front())); });
        const cv::Rect whole({}, photos.front().size());
        for (std::size_t i = 0; i < kCrops; ++i)
            crops.push_back(photos.front()(boxes.empty() ? whole : boxes[i % boxes.size()]));
        return {{"perImage", boxes.size()},
                {"secondsPerImage", seconds},
                {"perSecond", static_cast<double>(boxes.size()) / seconds}};
    }

    static Json timeScoring(const nn::SceneNet& net, const std::vector<cv::Mat>& crops)
    {
        const std::span<const cv::Mat> all(crops);
        const auto rate = [&](std::size_t batch, bool plain = false) {
            const double seconds = medianSeconds([&] {
                for (std::size_t at = 0; at < all.size(); at += batch)
                    plain ? net.plainLogits(all.subspan(at, batch)) : net.logits(all.subspan(at, batch));
            });
            return static_cast<double>(all.size()) / seconds;
        };
        net.logits(all); // the first pass reserves memory
        const double plain = rate(1, true), serial = rate(1), eight = rate(8), whole = rate(kCrops);
        return {{"plainSerialPerSecond", plain},
                {"serialPerSecond", serial},
                {"batchOf8PerSecond", eight},
                {"batchOf32PerSecond", whole},
                {"batchOf8OverPlainSerial", eight / plain},
                {"batchOf32OverPlainSerial", whole / plain},
                {"batchOf8OverSerial", eight / serial}};
    }

    Json place(const nn::SceneNet& net, const Material& material, JobContext& context) const
    {
        Tally tally;
        double seconds = 0;
        context.begin(title(), std::int64_t(request_.images) * request_.objects);
        for (int image = 0; image < request_.images; ++image)
            seconds +=
                placeImage(net, material, material.photos[static_cast<std::size_t>(image) % material.photos.size()],
                           deriveSeed(context.seed(), static_cast<std::uint64_t>(image)), tally, context);
        const int count = std::max(1, tally.placements);
        const int batches = (request_.evaluations + structure(true).batch - 1) / structure(true).batch;
        return {{"optimiser",
                 {{"batchMs", 1e3 * tally.seconds.optimising / count / batches},
                  {"shareOfScoring", tally.seconds.optimising / tally.seconds.scoring}}},
                {"placements",
                 {{"count", tally.placements},
                  {"beatsRandom", static_cast<double>(tally.wins) / count},
                  {"uniformScore", tally.uniform / count},
                  {"randomScore", tally.random / count},
                  {"score", tally.ours / count}}},
                {"image",
                 {{"objects", request_.objects},
                  {"evaluations", request_.evaluations},
                  {"seconds", seconds / request_.images},
                  {"scoringSeconds", tally.seconds.scoring / request_.images},
                  {"drawingSeconds", tally.seconds.drawing / request_.images},
                  {"optimisingSeconds", tally.seconds.optimising / request_.images}}}};
    }

    synthesis::StructureOptions structure(bool optimise) const
    {
        synthesis::StructureOptions options;
        options.evaluations = request_.evaluations;
        options.optimise = optimise;
        return options;
    }

    // Grows a cluster by our search; beside it, random search looks for a place for each object on the same canvas.
    // The seconds it took without that.
    double placeImage(const nn::SceneNet& net, const Material& material, const cv::Mat& photo, std::uint64_t seed,
                      Tally& tally, JobContext& context) const
    {
        const auto start = std::chrono::steady_clock::now();
        const synthesis::SynthesisOptions options;
        const std::vector<cv::Mat>& cutouts = material.cutouts;
        const std::vector<double> scales = synthesis::commonScales(cutouts, material.groups, options);
        const auto score = [&net](std::span<const cv::Mat> crops) { return net.logits(crops); };
        Random plateRandom(deriveSeed(seed, kRandomStream));
        synthesis::Compositor canvas(
            synthesis::backgroundPlate(photo, {options.size.width, options.size.height}, plateRandom));
        std::chrono::duration<double> aside{0};
        for (int placed = 0; placed < request_.objects; ++placed) {
            context.checkCancelled();
            Random random(deriveSeed(seed, static_cast<std::uint64_t>(placed) + 1));
            const synthesis::PlannedObject planned = synthesis::drawPlacement(cutouts, options, scales, random);
            const double common = scales[planned.cutout];
            PlacementTrace trace{planned.cutout,           {}, 0, planned.placement, common * options.scaleMin,
                                 common * options.scaleMax};
            const cv::Mat& cutout = cutouts[planned.cutout];
            if (placed > 0) {
                PlacementTrace scattered = trace;
                const SearchSeconds spent =
                    synthesis::searchPlacement(canvas, cutout, structure(true), score, random, trace);
                const auto before = std::chrono::steady_clock::now();
                Random other(deriveSeed(seed, kRandomStream + static_cast<std::uint64_t>(placed)));
                synthesis::searchPlacement(canvas, cutout, structure(false), score, other, scattered);
                aside += std::chrono::steady_clock::now() - before;
                tally.add(trace, scattered, spent);
            }
            canvas.placeBeneath(synthesis::drawObject(cutout, trace.chosen, canvas.size()));
            context.advance();
        }
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start - aside).count();
    }

    const PlacementBenchRequest request_;
};

} // namespace

std::unique_ptr<Job> makePlacementBenchJob(PlacementBenchRequest request)
{
    return std::make_unique<PlacementBenchJob>(std::move(request));
}

} // namespace clutch::jobs
