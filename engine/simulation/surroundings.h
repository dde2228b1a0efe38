// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/scene_renderer.h"

#include <cstdint>
#include <span>
#include <vector>

namespace clutch::simulation {

/// The colours (linear R G B albedo) that make up at least a tenth of the thing's surface each, largest first.
std::vector<cv::Vec3d> mainColours(const ObjectModel& model);

/// The place of one photo: a table out of wood, laminate, cloth, cutting mat, paper, stone; sometimes a tray; a key
/// lamp of its own direction, size and colour temperature (2700 to 7000 K, as a camera's white balance leaves it); a
/// room with a window, hence a gradient; exposure. A white table would come out at about 0.8 times `exposure`. Tables
/// too like `avoid` are not taken. Same arguments, same bytes.
Surroundings photoSurroundings(std::uint64_t seed, std::span<const cv::Vec3d> avoid);

/// The place of a recording: a plain sheet whose colour stands off from all of `objectColours`, under soft light.
Surroundings recordingSurroundings(std::uint64_t seed, std::span<const cv::Vec3d> objectColours);

} // namespace clutch::simulation
