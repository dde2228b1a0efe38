// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/object_model.h"

#include <cstdint>

namespace clutch::simulation {

enum class TableKind { Wood, Laminate, White, DarkCloth, CuttingMat, Paper, Stone };
inline constexpr int kTableKinds = 7;

/// A table top: its material, its colour on the whole (linear R G B) and the length at which its textures repeat.
struct TableTop {
    Material material;
    cv::Vec3d meanAlbedo;
    double tileMm = 300;
};

/// Seeded: tone, grain and gloss vary within a kind. Textures repeat without a seam.
TableTop makeTableTop(TableKind kind, std::uint64_t seed);

/// A sheet of cardboard or felt in this colour, all but plain.
TableTop makePlainTop(const cv::Vec3d& albedo, std::uint64_t seed);

} // namespace clutch::simulation
