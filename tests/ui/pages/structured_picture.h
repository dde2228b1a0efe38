// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/job_context.h"
#include "engine/jobs/placement_watch.h"
#include "engine/store/project.h"
#include "engine/synthesis/structure_placement.h"

#include <vector>

namespace clutch::ui {

class Session;

/// A picture placed by structure, with a score anybody can work out: 3 minus a fortieth of the width and height in px
/// of the box of all objects.
struct StructuredPicture {
    store::Id image = 0;
    std::vector<synthesis::PlacementTrace> traces;
};

/// Adds a data set "structured" with one such picture of three objects to what makeSampleProject() made.
StructuredPicture addStructuredPicture(Session& session, int evaluations = 24);

/// Places three objects in the same way and shows each round to `watch` as a job does, until all lie or `context` is
/// cancelled.
void placeWatched(jobs::PlacementWatch& watch, const JobContext& context, int evaluations = 24);

} // namespace clutch::ui
