// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/options.h"
#include "engine/core/text.h"
#include "engine/nn/scene_net.h"
#include "engine/synthesis/synthesis.h"

#include <opencv2/core/mat.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace clutch::synthesis {

/// What the likelihood sees with: see nn::SceneBackbone. Auto: ResNet-50 where its weights are at hand.
enum class LikelihoodNetwork { Auto, ResNet50, AlexNet, Small };

/// What cuts images into proposals: edgeBoxes() on gradientEdges() or on StructuredEdges, or selectiveSearch().
enum class ProposalKind { Edges, StructuredEdges, SelectiveSearch };

struct LikelihoodOptions {
    LikelihoodNetwork network = LikelihoodNetwork::Auto;
    ProposalKind proposals = ProposalKind::Edges; // 70 ms an image; selective search takes seconds
    int syntheticImages = 90;                     // random ones, the negative class: as many crops as of 15 photos
    int cropsPerPhoto = 60;
    int cropsPerSynthetic = 10;
    double heldOut = 0.25; // of the photos: the accuracy is measured on photos never learnt from
    int epochs = 6;

    template <class V>
    void visitFields(V&& visit)
    {
        visit(network, FieldSpec{.name = "network",
                                 .label = CLUTCH_TEXT("Option", "Network"),
                                 .help = CLUTCH_TEXT("Option",
                                                     "What the likelihood sees with; auto: ResNet-50 where its weights "
                                                     "are at hand, else a small network"),
                                 .choices = {"auto", "resnet50", "alexnet", "small"}});
        visit(proposals,
              FieldSpec{.name = "proposals",
                        .label = CLUTCH_TEXT("Option", "Proposals"),
                        .help = CLUTCH_TEXT("Option", "What cuts photos into crops: edge boxes on plain edges, on "
                                                      "structured edges (needs their model file), or selective search, "
                                                      "which is slow"),
                        .choices = {"edges", "structured-edges", "selective-search"},
                        .advanced = true});
        visit(syntheticImages,
              FieldSpec{.name = "synthetic-images",
                        .label = CLUTCH_TEXT("Option", "Random images"),
                        .help = CLUTCH_TEXT("Option", "Random clusters the likelihood learns to reject"),
                        .minimum = 4,
                        .maximum = 2000,
                        .advanced = true});
        visit(cropsPerPhoto, FieldSpec{.name = "crops-per-photo",
                                       .label = CLUTCH_TEXT("Option", "Crops of a photo"),
                                       .help = CLUTCH_TEXT("Option", "Object proposals taken from each of your photos"),
                                       .minimum = 4,
                                       .maximum = 1000,
                                       .advanced = true});
        visit(cropsPerSynthetic,
              FieldSpec{.name = "crops-per-synthetic",
                        .label = CLUTCH_TEXT("Option", "Crops of a random image"),
                        .help = CLUTCH_TEXT("Option", "Object proposals taken from each random image"),
                        .minimum = 2,
                        .maximum = 1000,
                        .advanced = true});
        visit(heldOut, FieldSpec{.name = "held-out",
                                 .label = CLUTCH_TEXT("Option", "Held out"),
                                 .help = CLUTCH_TEXT("Option", "Share of the photos used only to measure"),
                                 .minimum = 0.05,
                                 .maximum = 0.5,
                                 .advanced = true});
        visit(epochs, FieldSpec{.name = "epochs",
                                .label = CLUTCH_TEXT("Option", "Epochs"),
                                .help = CLUTCH_TEXT("Option", "Passes over all crops; the best one is kept"),
                                .minimum = 1,
                                .maximum = 100,
                                .advanced = true});
    }
};

/// What the likelihood learns from. Cut-outs and groups as in synthesizeImage(); `photos` CV_8UC3 of any size, real
/// clusters without annotation.
struct LikelihoodInputs {
    std::span<const cv::Mat> cutouts;
    std::span<const std::int64_t> groups;
    std::span<const cv::Mat> photos;
    /// What cuts an image (CV_8UC3) into boxes, the best first. Empty: edgeBoxes() on gradientEdges().
    std::function<std::vector<cv::Rect>(const cv::Mat& image)> propose{};
};

/// Teaches `net` to tell proposals of real photos from proposals of randomly synthesized images (paper 000, section
/// 3.2). Random images lie on plates in the photos' colours with soft contact shadows and, mostly, the photos'
/// illumination; both classes go through augmentedCrop(): background, light and compression tell nothing. Photos, not
/// crops, are held out.
/// `onStep(activity, done, total)` reports; it may throw to end it. The same inputs and seed give the same network.
/// Errors: BadInput with fewer than 4 photos or no cut-outs.
nn::SceneFit trainLikelihood(nn::SceneNet& net, const LikelihoodInputs& inputs, const SynthesisOptions& synthesis,
                             const LikelihoodOptions& options, std::uint64_t seed,
                             const std::function<void(const std::string& activity, int done, int total)>& onStep = {});

} // namespace clutch::synthesis
