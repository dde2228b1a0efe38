// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/project.h"
#include "engine/synthesis/structure_placement.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace clutch::jobs {

/// How every object of an image came to lie where it does, in the order placed, as CBOR (RFC 8949): {format, version,
/// objects: [{tried: [[angle, scale, x, y, score], ...], best, chosen: [angle, scale, x, y], scales: [low, high]}]}.
/// Which cut-outs they are the image's instances say.
std::vector<std::uint8_t> encodeTraces(std::span<const synthesis::PlacementTrace> traces);

/// Writes them beside the image's file, under its name with another ending, which it gives back.
std::string writeTraces(const store::Project& project, const std::string& imageFile,
                        std::span<const synthesis::PlacementTrace> traces);

/// Throws Error{Corrupt} naming `file` for anything else than what encodeTraces() writes, and what reading throws.
std::vector<synthesis::PlacementTrace> readTraces(const std::filesystem::path& file);

} // namespace clutch::jobs
