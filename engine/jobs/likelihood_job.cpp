// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/random.h"
#include "engine/jobs/jobs.h"
#include "engine/jobs/json_text.h"
#include "engine/jobs/run_record.h"
#include "engine/jobs/synthesis_inputs.h"
#include "engine/jobs/weights.h"
#include "engine/media/image_file.h"
#include "engine/nn/device.h"
#include "engine/store/leftovers.h"
#include "engine/store/project.h"
#include "engine/synthesis/object_proposals.h"
#include "engine/synthesis/structured_edges.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace clutch::jobs {

namespace fs = std::filesystem;

namespace {

using synthesis::LikelihoodNetwork;

constexpr std::uint64_t kNetStream = std::uint64_t(1) << 35; // far from what the training derives

struct ChosenNetwork {
    nn::SceneBackbone backbone = nn::SceneBackbone::Small;
    fs::path weights; // empty: none needed
    std::string name; // as in the options
};

class LikelihoodJob : public Job {
public:
    explicit LikelihoodJob(LikelihoodRequest request) : request_(std::move(request)) {}

    std::string title() const override { return CLUTCH_TEXT("Progress", "Likelihood"); }
    std::string subject() const override { return request_.object; }
    std::string run(JobContext& context) override;

private:
    ChosenNetwork chooseNetwork(const JobContext& context) const;
    std::vector<cv::Mat> readPhotos(const SynthesisInputs& inputs, JobContext& context) const;
    store::LikelihoodRow learn(const store::Project& project, const SynthesisInputs& inputs, JobContext& context) const;

    const LikelihoodRequest request_;
};

fs::path requireFile(const std::optional<fs::path>& file, const char* problem, const char* wanted, const char* advice)
{
    if (file) return *file;
    throw Error(ErrorKind::NotFound, "likelihood", problem, utf8(weightsFolder() / wanted), advice);
}

std::function<std::vector<cv::Rect>(const cv::Mat&)> proposer(synthesis::ProposalKind kind)
{
    if (kind == synthesis::ProposalKind::SelectiveSearch)
        return [](const cv::Mat& image) { return synthesis::selectiveSearch(image); };
    if (kind == synthesis::ProposalKind::Edges) return {};
    const fs::path file =
        requireFile(structuredEdgeModel(), CLUTCH_TEXT("Error", "the model of structured edges is not there"),
                    "model.yml.gz", CLUTCH_TEXT("Error", "put the file there, or choose plain edges"));
    return [detector = std::make_shared<synthesis::StructuredEdges>(file)](const cv::Mat& image) {
        return synthesis::edgeBoxes(detector->edges(image));
    };
}

ChosenNetwork LikelihoodJob::chooseNetwork(const JobContext& context) const
{
    const std::optional<fs::path> imageNet = imageNetWeights();
    const LikelihoodNetwork wanted = request_.options.network;
    if (wanted == LikelihoodNetwork::AlexNet)
        return {nn::SceneBackbone::AlexNet,
                requireFile(alexNetWeights(), CLUTCH_TEXT("Error", "the ImageNet weights of AlexNet are not there"),
                            "alexnet-owt-7be5be79.pth",
                            CLUTCH_TEXT("Error", "put torchvision's file there, or choose another network")),
                "alexnet"};
    if (wanted == LikelihoodNetwork::ResNet50)
        requireFile(imageNet, CLUTCH_TEXT("Error", "the ImageNet weights of ResNet-50 are not there"), kImageNetFile,
                    CLUTCH_TEXT("Error", "fetch them, or choose the small network, which needs none"));
    if (wanted != LikelihoodNetwork::Small && imageNet) return {nn::SceneBackbone::ResNet50, *imageNet, "resnet50"};
    if (wanted == LikelihoodNetwork::Auto)
        context.note("likelihood: a small network that learns from nothing, for the ImageNet weights are not there");
    return {nn::SceneBackbone::Small, {}, "small"};
}

nn::SceneNet makeNetwork(const ChosenNetwork& network, std::uint64_t seed)
{
    try {
        return {network.backbone, network.weights, seed};
    } catch (const Error& error) {
        if (network.weights.filename() != kImageNetFile) throw;
        throw Error(error.kind(), "likelihood", error.problem(), error.subject(),
                    CLUTCH_TEXT("Error", "fetch the weights anew: clutch weights --again"));
    }
}

std::vector<cv::Mat> LikelihoodJob::readPhotos(const SynthesisInputs& inputs, JobContext& context) const
{
    std::vector<cv::Mat> photos;
    context.begin(CLUTCH_TEXT("Progress", "Loading photos"), static_cast<std::int64_t>(inputs.photos.size()));
    for (const SourcePhoto& photo : inputs.photos) {
        context.checkCancelled();
        photos.push_back(shrunk(media::readImage(photo.file), request_.synthesis.size));
        context.advance();
    }
    return photos;
}

store::LikelihoodRow LikelihoodJob::learn(const store::Project& project, const SynthesisInputs& inputs,
                                          JobContext& context) const
{
    const auto start = std::chrono::steady_clock::now();
    const std::vector<cv::Mat> photos = readPhotos(inputs, context);
    const ChosenNetwork network = chooseNetwork(context);
    nn::setTorchThreads(context.threads());
    nn::SceneNet net = makeNetwork(network, deriveSeed(context.seed(), kNetStream));
    std::string current;
    const synthesis::LikelihoodInputs taught{inputs.cutouts, inputs.groups, photos,
                                             proposer(request_.options.proposals)};
    const nn::SceneFit fit =
        synthesis::trainLikelihood(net, taught, request_.synthesis, request_.options, context.seed(),
                                   [&](const std::string& activity, int done, int total) {
                                       context.checkCancelled();
                                       if (std::exchange(current, activity) != activity) context.begin(activity, total);
                                       context.advanceTo(done);
                                   });
    store::LikelihoodRow row;
    row.backbone = network.name;
    row.accuracy = fit.accuracy;
    row.area = fit.area;
    row.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const fs::path folder = project.folder() / "likelihoods";
    fs::create_directories(folder);
    store::removeLeftovers(folder);
    const fs::path fresh = folder / "new.safetensors";
    net.save(fresh, describeInputs(inputs));
    row.hash = hashFile(fresh);
    row.file = "likelihoods/" + row.hash + ".safetensors";
    fs::rename(fresh, project.absolute(row.file));
    return row;
}

// A file that no row names would stay for ever.
store::Id save(store::Project& project, const store::LikelihoodRow& row, const std::vector<std::string>& photos)
{
    const std::optional<store::LikelihoodRow> before = project.likelihood(row.object);
    try {
        return project.saveLikelihood(row, photos);
    } catch (...) {
        std::error_code cannot;
        if (!before || before->file != row.file) fs::remove(project.absolute(row.file), cannot);
        throw;
    }
}

std::string LikelihoodJob::run(JobContext& context)
{
    synthesis::requireValid(request_.synthesis);
    validate(request_.options);
    store::Project project(request_.project);
    const std::optional<store::ObjectRow> object = project.findObject(request_.object);
    if (!object)
        throw Error(ErrorKind::NotFound, "jobs", CLUTCH_TEXT("Error", "the project has no object of this name"),
                    request_.object, CLUTCH_TEXT("Error", "import a recording of it first"));
    SynthesisInputs inputs;
    context.begin(CLUTCH_TEXT("Progress", "Loading cut-outs"), 0);
    loadCutouts(inputs, project, *object, context);
    findPhotos(inputs, project, *object);
    const std::string options = jsonText({{"likelihood", nlohmann::json::parse(optionsToJson(request_.options))},
                                          {"synthesis", nlohmann::json::parse(optionsToJson(request_.synthesis))}});
    return recordRun(project, "likelihood", options, context, [&](store::Id run) {
        store::LikelihoodRow row = learn(project, inputs, context);
        row.object = object->id;
        row.run = run;
        std::vector<std::string> hashes;
        for (const SourcePhoto& photo : inputs.photos)
            hashes.push_back(photo.row.hash);
        context.emitEvent("likelihood", save(project, row, hashes));
        return jsonText({{"accuracy", row.accuracy},
                         {"seconds", row.seconds},
                         {"area", row.area},
                         {"network", row.backbone},
                         {"photos", inputs.photos.size()}});
    });
}

} // namespace

std::unique_ptr<Job> makeLikelihoodJob(LikelihoodRequest request)
{
    return std::make_unique<LikelihoodJob>(std::move(request));
}

} // namespace clutch::jobs
