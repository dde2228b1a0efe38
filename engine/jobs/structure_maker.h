// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/job_context.h"
#include "engine/jobs/placement_watch.h"
#include "engine/jobs/synthesis_inputs.h"
#include "engine/synthesis/synthesis.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace clutch::jobs {

/// Places the objects of one image after another by the likelihood an object of the project has learned, and shows it
/// as it happens. `inputs` and `options` outlive it. Threads: one.
class StructureMaker {
public:
    /// `likelihood`: the network's file. Errors: as nn::SceneNet.
    StructureMaker(const SynthesisInputs& inputs, const synthesis::SynthesisOptions& options,
                   const std::filesystem::path& likelihood, int threads);
    ~StructureMaker();

    /// The placements of image `number`, made with `seed`, scored on a table like that of photo `photo` (position in
    /// SynthesisInputs::photos). Stops between two rounds when cancelled. `watch` may be null.
    std::vector<synthesis::PlacementTrace> place(int number, std::uint64_t seed, std::size_t photo, JobContext& context,
                                                 PlacementWatch* watch);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace clutch::jobs
