// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/jobs/placement_watch.h"
#include "engine/synthesis/placement_surface.h"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace clutch::jobs {

/// A finished picture's placement once more, from what was recorded while it was made.
/// Threads: one at a time.
class PlacementReplay {
public:
    /// Reads the trace of an image and its cut-outs. Errors: NotFound when the image or its trace is gone, or it was
    /// not placed by structure; Corrupt for a damaged trace; what reading pictures throws.
    PlacementReplay(const std::filesystem::path& project, std::int64_t image);
    ~PlacementReplay();
    PlacementReplay(PlacementReplay&&) noexcept;

    int objects() const;               ///< 1 or more
    int evaluations(int object) const; ///< object 1 .. objects(); 0 for the first
    /// The moment after `evaluated` (0 .. evaluations(object)) placements of `object`; `decided` shows it where it came
    /// to lie. The canvas is the picture on its own background, in its own colours, before the light of a photo.
    PlacementView at(int object, int evaluated, bool decided);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// synthesis::placementSurface() of what a view shows. About 10 ms: not for the thread that draws.
synthesis::PlacementSurface surfaceOf(const PlacementView& view, int columns, int rows);

} // namespace clutch::jobs
