// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/scene_renderer.h"

#include <algorithm>
#include <vector>

namespace clutch::simulation {

/// Table and tray as meshes in world coordinates: the table first, then, if there is one, the tray's bottom and walls.
class SceneStage {
public:
    SceneStage() = default;
    explicit SceneStage(const Surroundings& surroundings);

    const std::vector<Part>& parts() const { return parts_; }
    /// The first so many parts are flat and lie on the ground; the rest throws shadows.
    size_t flatParts() const { return std::min<size_t>(parts_.size(), 2); }
    /// What things lie on.
    const Material& ground() const { return parts_[flatParts() - 1].material; }

private:
    std::vector<Part> parts_;
};

} // namespace clutch::simulation
