// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/weights.h"

#include "engine/core/cache.h"

#include <initializer_list>

namespace clutch::jobs {

namespace fs = std::filesystem;

namespace {

std::optional<fs::path> firstOf(std::initializer_list<const char*> names)
{
    for (const char* name : names) {
        const fs::path file = weightsFolder() / name;
        std::error_code failure;
        if (fs::is_regular_file(file, failure)) return file;
    }
    return std::nullopt;
}

} // namespace

fs::path weightsFolder()
{
    return cacheFolder() / "weights";
}

std::optional<fs::path> imageNetWeights()
{
    return firstOf({kImageNetFile, "resnet50-0676ba61.pth"});
}

std::optional<fs::path> alexNetWeights()
{
    return firstOf({"alexnet-owt-7be5be79.pth"});
}

std::optional<fs::path> structuredEdgeModel()
{
    return firstOf({"model.yml.gz", "model.yml"});
}

} // namespace clutch::jobs
