// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engine/jobs/jobs_fixture.h"

namespace clutch::test {

inline jobs::SynthesisRequest requestFor(const JobsFixture& fixture, int count)
{
    jobs::SynthesisRequest request;
    request.project = fixture.project();
    request.object = "Ding é";
    request.dataset = "train";
    request.count = count;
    request.options.instances = {2, 5};
    request.options.size = {96, 64};
    request.options.objectShare = 0.4;
    return request;
}

inline JobResult synthesize(const JobsFixture& fixture, int count, std::uint64_t seed = 9,
                            const std::function<void(JobContext&, int)>& onEvent = {})
{
    return runToEnd(jobs::makeSynthesisJob(requestFor(fixture, count)), seed, onEvent);
}

/// All that is stored of a data set, as text: two runs are the same when this is.
inline std::string contentOf(const JobsFixture& fixture)
{
    const store::Project project(fixture.project(), store::Access::ReadOnly);
    std::string text;
    for (const store::ImageRow& image : project.images(project.findDataset("train")->id)) {
        text += std::to_string(image.number) + " " + image.file + " " + std::to_string(image.seed) + "\n";
        for (const store::InstanceRow& row : project.instances(image.id)) {
            text += std::to_string(row.frame) + " " + std::to_string(row.angleDegrees) + " " +
                    std::to_string(row.scale) + " " + std::to_string(row.x) + " " + std::to_string(row.y) + " " +
                    compressedCounts(row.visible) + " " + compressedCounts(row.amodal) + " " +
                    std::to_string(row.annotated) + "\n";
        }
    }
    return text;
}

} // namespace clutch::test
