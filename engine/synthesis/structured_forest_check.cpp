// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/structured_forest_parts.h"

#include <cmath>

namespace clutch::synthesis {

namespace {

// Cells of the self-similarity grid, where OpenCV puts them: all must lie in the patch.
bool gridFits(const StructuredForest::Options& options)
{
    const int cells = options.patchSize / options.shrinkNumber, grid = options.selfsimilarityGridSize;
    const int half = static_cast<int>(std::lrint(cells / (2.0 * grid))); // rounds as cvRound() does
    for (int i = 0; i < grid; ++i) {
        const int at = static_cast<int>((i + 1) * (cells + 2 * half - 1) / (grid + 1.0) - half + 0.5F);
        if (at < 0 || at >= cells) return false;
    }
    return true;
}

void checkOptions(const StructuredForest::Options& options, const std::string& name)
{
    for (const ForestOption& option : kForestOptions)
        if (options.*option.value < option.least || options.*option.value > option.most)
            throw damagedForest(name + ": " + option.name);
    if (options.numberOfTreesToEvaluate > options.numberOfTrees)
        throw damagedForest(name + ": numberOfTreesToEvaluate");
    if (options.patchSize % options.shrinkNumber != 0) throw damagedForest(name + ": patchSize");
    if (options.patchInnerSize > options.patchSize || (options.patchSize - options.patchInnerSize) % 2 != 0)
        throw damagedForest(name + ": patchInnerSize");
    if (!gridFits(options)) throw damagedForest(name + ": selfsimilarityGridSize");
}

bool allWithin(const std::vector<int>& values, int end)
{
    for (const int value : values)
        if (value < 0 || value >= end) return false;
    return true;
}

// A child comes after its parent: so every way down ends.
bool treesEnd(const std::vector<int>& childs, std::size_t nodes)
{
    for (std::size_t i = 0; i < childs.size(); ++i) {
        const auto own = static_cast<std::int64_t>(i % nodes);
        const std::int64_t child = childs[i];
        if (child != 0 && (child - 1 <= own || child >= static_cast<std::int64_t>(nodes))) return false;
    }
    return true;
}

bool boundariesFit(const std::vector<int>& boundaries, std::size_t nodes, std::size_t bins)
{
    if (boundaries.size() < nodes + 1) return false;
    int last = 0;
    for (const int boundary : boundaries) {
        if (boundary < last || static_cast<std::size_t>(boundary) > bins) return false;
        last = boundary;
    }
    return true;
}

} // namespace

void checkForest(const StructuredForest& forest, const std::string& name)
{
    const StructuredForest::Options& options = forest.options;
    checkOptions(options, name);
    const std::size_t nodes = forest.childs.size(), trees = static_cast<std::size_t>(options.numberOfTrees);
    if (nodes == 0 || nodes % trees != 0 || !treesEnd(forest.childs, nodes / trees))
        throw damagedForest(name + ": childs");
    const int channels = 2 * (options.numberOfGradientOrientations + 1) + 3;
    const int cells = options.patchSize / options.shrinkNumber;
    const int grid = options.selfsimilarityGridSize * options.selfsimilarityGridSize;
    const int features = channels * (cells * cells + grid * (grid - 1) / 2);
    if (forest.featureIds.size() != nodes || !allWithin(forest.featureIds, features))
        throw damagedForest(name + ": featureIds");
    if (forest.thresholds.size() != nodes) throw damagedForest(name + ": thresholds");
    if (!boundariesFit(forest.edgeBoundaries, nodes, forest.edgeBins.size()))
        throw damagedForest(name + ": edgeBoundaries");
    if (!allWithin(forest.edgeBins, options.patchInnerSize * options.patchInnerSize * channels))
        throw damagedForest(name + ": edgeBins");
}

} // namespace clutch::synthesis
