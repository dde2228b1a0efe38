// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace clutch::synthesis {

/// A random forest that tells where edges are (Dollar, Zitnick 2013), as OpenCV's model files hold it. Tree t has the
/// nodes from t * n to (t + 1) * n of children, features and thresholds.
struct StructuredForest {
    struct Options {
        int numberOfTrees = 0, numberOfTreesToEvaluate = 0, selfsimilarityGridSize = 0, stride = 0, shrinkNumber = 0,
            patchSize = 0, patchInnerSize = 0, numberOfGradientOrientations = 0, gradientSmoothingRadius = 0,
            regFeatureSmoothingRadius = 0, ssFeatureSmoothingRadius = 0, gradientNormalizationRadius = 0;
    } options;
    std::vector<int> childs;         ///< of a node: c, when the next is its tree's c - 1 or c; 0: it is a leaf
    std::vector<int> featureIds;     ///< what is compared with the threshold
    std::vector<float> thresholds;   ///< of a node
    std::vector<int> edgeBoundaries; ///< where in edgeBins a node's begin; its end is the next one's beginning
    std::vector<int> edgeBins;       ///< places inside the inner patch where a leaf sees an edge
};

/// Reads model.yml or model.yml.gz and checks everything that is followed when edges are looked for: indices, counts,
/// ranges, that no tree has a circle. Of YAML only what such files consist of is understood. Errors: NotFound; Corrupt
/// naming the part that is wrong.
StructuredForest readStructuredForest(const std::filesystem::path& file);
StructuredForest parseStructuredForest(std::string_view text, const std::string& name);

/// As model.yml; what parseStructuredForest() reads.
std::string formatStructuredForest(const StructuredForest& forest);

} // namespace clutch::synthesis
