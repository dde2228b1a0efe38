// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace clutch::nn {

/// What the scene likelihood sees with.
enum class SceneBackbone {
    ResNet50, ///< the first two stages of ImageNet's ResNet-50, fixed; only a small head is trained
    Small,    ///< a light network with GroupNorm, trained from scratch: needs no weights from elsewhere
    AlexNet   ///< the convolutions of ImageNet's AlexNet, fixed, under the same head. The paper classifies with AlexNet
              ///< and fine-tunes all of it: with the few photos there are, what is fixed cannot be overfitted
};

struct SceneTraining {
    int epochs = 6; ///< at most; the state with the lowest loss on what is held out is kept
    int batch = 64;
    double learningRate = 1e-3;
    double weightDecay = 0.05; ///< few photos: what is not needed is forgotten
    std::uint64_t seed = 1;
};

/// Crops with what they are.
struct SceneCrops {
    std::vector<cv::Mat> images; ///< CV_8UC3, any size
    std::vector<bool> real;
};

struct SceneFit {
    double accuracy = 0;    ///< on what was held out, 0..1, both classes weighing the same
    double area = 0;        ///< under the receiver operating characteristic there, 0..1
    double loss = 0;        ///< there, nats, after calibration
    double temperature = 1; ///< what the logits were divided by to be calibrated there (Guo et al. 2017)
    int epochs = 0;
};

/// Tells pictures of real clusters from randomly synthesized ones: the P(.) of paper 000, section 3.2, as a logit,
/// because the softmax saturates. Threads: logits() from one at a time.
class SceneNet {
public:
    static constexpr int kSide =
        96; ///< px of the square every crop is brought to, its proportions kept, its colours not

    /// `weights`: of ImageNet's ResNet-50 or of torchvision's AlexNet for those backbones, ignored for the other.
    /// Errors: as readWeights(), Corrupt.
    SceneNet(SceneBackbone backbone, const std::filesystem::path& weights, std::uint64_t seed);
    /// One that was saved. Errors: as readWeights(), Corrupt, Unsupported.
    explicit SceneNet(const std::filesystem::path& file);
    ~SceneNet();
    SceneNet(SceneNet&&) noexcept;
    SceneNet& operator=(SceneNet&&) noexcept;

    SceneBackbone backbone() const;

    /// Learns from `train`, watches `held`. `onStep(done, total)` after each batch; it may throw to end it.
    /// Errors: BadInput when a class is missing in either.
    SceneFit fit(const SceneCrops& train, const SceneCrops& held, const SceneTraining& training,
                 const std::function<void(int done, int total)>& onStep = {});

    /// Calibrated log-odds of being real, one a crop (CV_8UC3, any size; brought to kSide). One pass for all.
    std::vector<float> logits(std::span<const cv::Mat> crops) const;
    /// The same by the layers as they come, without kernels kept in the processor's layout: what that is worth is
    /// measured against this. Equal but for rounding.
    std::vector<float> plainLogits(std::span<const cv::Mat> crops) const;

    /// As safetensors with everything needed to load it, and `provenance` beside.
    void save(const std::filesystem::path& file, const std::string& provenance) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace clutch::nn
