// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/core/text.h"
#include "engine/synthesis/structured_forest.h"

#include <array>

/// What reading and checking a forest share.
namespace clutch::synthesis {

struct ForestOption {
    const char* name;
    int StructuredForest::Options::*value;
    int least, most;
};
inline constexpr std::array kForestOptions{
    ForestOption{"numberOfTrees", &StructuredForest::Options::numberOfTrees, 1, 64},
    ForestOption{"numberOfTreesToEvaluate", &StructuredForest::Options::numberOfTreesToEvaluate, 1, 64},
    ForestOption{"selfsimilarityGridSize", &StructuredForest::Options::selfsimilarityGridSize, 1, 16},
    ForestOption{"stride", &StructuredForest::Options::stride, 1, 32},
    ForestOption{"shrinkNumber", &StructuredForest::Options::shrinkNumber, 1, 8},
    ForestOption{"patchSize", &StructuredForest::Options::patchSize, 2, 128},
    ForestOption{"patchInnerSize", &StructuredForest::Options::patchInnerSize, 1, 128},
    ForestOption{"numberOfGradientOrientations", &StructuredForest::Options::numberOfGradientOrientations, 1, 16},
    ForestOption{"gradientSmoothingRadius", &StructuredForest::Options::gradientSmoothingRadius, 0, 32},
    ForestOption{"regFeatureSmoothingRadius", &StructuredForest::Options::regFeatureSmoothingRadius, 0, 32},
    ForestOption{"ssFeatureSmoothingRadius", &StructuredForest::Options::ssFeatureSmoothingRadius, 0, 32},
    ForestOption{"gradientNormalizationRadius", &StructuredForest::Options::gradientNormalizationRadius, 0, 32}};

inline Error damagedForest(const std::string& subject)
{
    return {ErrorKind::Corrupt, "proposals", CLUTCH_TEXT("Error", "the edge model is damaged"), subject,
            CLUTCH_TEXT("Error", "get it again, or go on without it")};
}

/// Errors: Corrupt naming the part that is wrong.
void checkForest(const StructuredForest& forest, const std::string& name);

} // namespace clutch::synthesis
