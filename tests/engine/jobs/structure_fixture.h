// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/random.h"
#include "tests/engine/jobs/synthesis_fixture.h"

namespace clutch::test {

/// `count` photos in which the fixture's drawn ellipses lie side by side in rows, on tables of several colours.
inline void addHeaps(const JobsFixture& fixture, const std::string& object, int count, int heldOut = 0)
{
    store::Project project(fixture.project());
    Random random(5);
    for (int i = 0; i < count; ++i) {
        cv::Mat picture(64, 96, CV_8UC3, cv::Scalar(random.uniform(90, 200), random.uniform(90, 200), 150));
        for (int k = 0; k < 6; ++k)
            cv::ellipse(picture, {24 + 24 * (k % 3), 22 + 20 * (k / 3)}, {11, 9}, k * 20.0, 0, 360,
                        cv::Scalar(40 * (k % 5), 255 - 30 * (k % 5), 90), cv::FILLED, cv::LINE_AA);
        JobsFixture::addPhoto(project, object, "heap", i, i < count - heldOut, picture);
    }
}

/// Quick to learn, from nothing: these tests are about the job, not about how good it gets.
inline jobs::LikelihoodRequest likelihoodFor(const JobsFixture& fixture)
{
    jobs::LikelihoodRequest request;
    request.project = fixture.project();
    request.object = "Ding é";
    request.synthesis = requestFor(fixture, 1).options;
    request.options.network = synthesis::LikelihoodNetwork::Small;
    request.options.syntheticImages = 6;
    request.options.cropsPerPhoto = 6;
    request.options.cropsPerSynthetic = 4;
    request.options.epochs = 1;
    return request;
}

/// Images placed by structure, few of everything.
inline jobs::SynthesisRequest structureFor(const JobsFixture& fixture, int count)
{
    jobs::SynthesisRequest request = requestFor(fixture, count);
    request.options.placement = synthesis::PlacementMode::Structure;
    request.options.instances = {3, 4};
    request.options.evaluations = 10;
    return request;
}

/// Cut-outs, photos of heaps and the likelihood they teach.
inline void prepareStructure(const JobsFixture& fixture)
{
    fixture.addDrawnCutouts("Ding é", 4);
    addHeaps(fixture, "Ding é", 5);
    if (!runToEnd(jobs::makeLikelihoodJob(likelihoodFor(fixture))).isDone()) qFatal("cannot learn");
}

} // namespace clutch::test
