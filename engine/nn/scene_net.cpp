// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/shuffle.h"
#include "engine/core/text.h"
#include "engine/nn/scene_net_parts.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace clutch::nn {

namespace {

constexpr double kDropout = 0.3;

// Area under the curve by ranks (Mann and Whitney), equals counting half.
double areaUnderCurve(const std::vector<float>& scores, const std::vector<bool>& real)
{
    double wins = 0, pairs = 0;
    for (std::size_t i = 0; i < scores.size(); ++i)
        for (std::size_t j = 0; j < scores.size(); ++j) {
            if (!real[i] || real[j]) continue;
            wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
            pairs += 1;
        }
    return wins / pairs;
}

double balancedAccuracy(const std::vector<float>& scores, const std::vector<bool>& real)
{
    double right[2] = {0, 0}, all[2] = {0, 0};
    for (std::size_t i = 0; i < scores.size(); ++i) {
        all[real[i]] += 1;
        right[real[i]] += (scores[i] > 0) == real[i];
    }
    return 0.5 * (right[0] / all[0] + right[1] / all[1]);
}

torch::Tensor targetsOf(const std::vector<bool>& real)
{
    torch::Tensor targets = torch::empty({static_cast<std::int64_t>(real.size())});
    for (std::size_t i = 0; i < real.size(); ++i)
        targets[static_cast<std::int64_t>(i)] = real[i] ? 1.0F : 0.0F;
    return targets;
}

void requireBoth(const SceneCrops& crops, const char* which)
{
    if (std::ranges::count(crops.real, true) > 0 && std::ranges::count(crops.real, false) > 0 &&
        crops.real.size() == crops.images.size())
        return;
    throw Error(ErrorKind::BadInput, "likelihood",
                CLUTCH_TEXT("Error", "the likelihood needs real and synthetic pictures to learn from"), which,
                CLUTCH_TEXT("Error", "add more photos of the cluster"));
}

} // namespace

SceneNet::SceneNet(SceneBackbone backbone, const std::filesystem::path& weights, std::uint64_t seed)
    : impl_(std::make_unique<Impl>(backbone, seed))
{
    if (backbone == SceneBackbone::Small) return;
    const Weights source = readWeights(weights);
    if (backbone == SceneBackbone::AlexNet)
        impl_->alexnet = loadAlexNet(source, utf8(weights));
    else
        impl_->resnet = loadResNet50(source, utf8(weights), kStages);
    impl_->input = inputOf(source);
    if (source.metadata.contains("input")) impl_->inputName = source.metadata.at("input");
    if (source.metadata.contains("stride")) impl_->strideName = source.metadata.at("stride");
}

SceneNet::~SceneNet() = default;
SceneNet::SceneNet(SceneNet&&) noexcept = default;
SceneNet& SceneNet::operator=(SceneNet&&) noexcept = default;

SceneBackbone SceneNet::backbone() const
{
    return impl_->backbone;
}

namespace {

// The divisor of the logits with the lowest loss: Newton would do, but 60 values tell as much and cannot diverge.
std::pair<double, double> calibrated(const std::vector<float>& scores, const std::vector<bool>& real)
{
    std::pair<double, double> best{1, INFINITY};
    for (int i = 0; i <= 60; ++i) {
        const double temperature = std::pow(10.0, -1 + i * 0.05); // 0.1 to 100
        double loss = 0;
        for (std::size_t k = 0; k < scores.size(); ++k) {
            const double z = (real[k] ? 1 : -1) * static_cast<double>(scores[k]) / temperature;
            loss += z > 0 ? std::log1p(std::exp(-z)) : std::log1p(std::exp(z)) - z;
        }
        loss /= static_cast<double>(scores.size());
        if (loss < best.second) best = {temperature, loss};
    }
    return best;
}

std::vector<std::int64_t> shuffled(std::int64_t count, Random& random)
{
    std::vector<std::int64_t> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    shuffle(order, random);
    return order;
}

// 1 / (1 - kDropout) where a unit is kept, else 0.
torch::Tensor dropoutMask(std::int64_t rows, Random& random)
{
    torch::Tensor mask = torch::empty({rows, kHeadWidth * kGrid * kGrid});
    auto* values = mask.data_ptr<float>();
    for (std::int64_t i = 0; i < mask.numel(); ++i)
        values[i] = random.uniform() < kDropout ? 0.0F : static_cast<float>(1 / (1 - kDropout));
    return mask;
}

std::vector<torch::Tensor> copyOf(const std::vector<torch::Tensor>& tensors)
{
    std::vector<torch::Tensor> copies;
    for (const torch::Tensor& tensor : tensors)
        copies.push_back(tensor.detach().clone());
    return copies;
}

} // namespace

SceneFit SceneNet::fit(const SceneCrops& train, const SceneCrops& held, const SceneTraining& training,
                       const std::function<void(int done, int total)>& onStep)
{
    requireBoth(train, "train");
    requireBoth(held, "held out");
    Impl& net = *impl_;
    Random random(training.seed);
    const auto batches = static_cast<int>((train.images.size() + training.batch - 1) / training.batch);
    const auto chunks =
        static_cast<int>((train.images.size() + kChunk - 1) / kChunk + (held.images.size() + kChunk - 1) / kChunk);
    const int total = chunks + training.epochs * batches;
    int done = 0;
    const auto step = [&] {
        if (onStep) onStep(++done, total);
    };
    const torch::Tensor parts = net.fixedPart(train.images, step), heldParts = net.fixedPart(held.images, step);
    const torch::Tensor targets = targetsOf(train.real);
    if (!net.bodyLearns()) {
        const torch::NoGradGuard fixed;
        net.head->shift.copy_(parts.mean({0, 2, 3}, true));
        net.head->scale.copy_(1 / (parts.std({0, 2, 3}, true, true) + 1e-3));
    }
    const std::vector<torch::Tensor> learned = net.learned();
    torch::optim::AdamW optimizer(learned,
                                  torch::optim::AdamWOptions(training.learningRate).weight_decay(training.weightDecay));
    SceneFit fit;
    std::vector<torch::Tensor> best = copyOf(learned);
    double lowest = INFINITY;
    for (int epoch = 0; epoch < training.epochs; ++epoch) {
        const auto order = shuffled(parts.size(0), random);
        for (int batch = 0; batch < batches; ++batch) {
            const auto begin = order.begin() + static_cast<std::ptrdiff_t>(batch) * training.batch;
            const std::vector<std::int64_t> some(begin, std::min(begin + training.batch, order.end()));
            const torch::Tensor index = torch::tensor(some);
            const torch::Tensor scores = net.scored(parts.index_select(0, index), dropoutMask(index.size(0), random));
            const torch::Tensor loss = torch::binary_cross_entropy_with_logits(scores, targets.index_select(0, index));
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            step();
        }
        const auto [temperature, loss] = calibrated(net.scoresOf(heldParts), held.real);
        if (loss >= lowest) continue;
        lowest = loss;
        best = copyOf(learned);
        fit.epochs = epoch + 1;
        fit.temperature = temperature;
    }
    const torch::NoGradGuard fixed;
    for (std::size_t i = 0; i < learned.size(); ++i)
        learned[i].copy_(best[i]); // NOLINT: a tensor is a handle
    const auto scores = net.scoresOf(heldParts);
    fit.accuracy = balancedAccuracy(scores, held.real);
    fit.area = areaUnderCurve(scores, held.real);
    fit.loss = lowest;
    net.temperature = fit.temperature;
    return fit;
}

std::vector<float> SceneNet::logits(std::span<const cv::Mat> crops) const
{
    if (crops.empty()) return {};
    std::vector<float> scores = impl_->scoresOf(impl_->fixedPart(crops, [] {}));
    for (float& score : scores)
        score /= static_cast<float>(impl_->temperature);
    return scores;
}

std::vector<float> SceneNet::plainLogits(std::span<const cv::Mat> crops) const
{
    struct Restore {
        bool& packs;
        ~Restore() { packs = true; }
    } restore{impl_->packs};
    impl_->packs = false;
    return logits(crops);
}

} // namespace clutch::nn
