// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clutch::exporting {

enum class Part { Train, Val, Test };
inline constexpr std::size_t kParts = 3;
const char* nameOf(Part part); ///< "train", "val", "test"

using Shares = std::array<double, kParts>; ///< 0..1, together 1; train is never 0

/// "0.8,0.1,0.1" or "0.8,0.2" (no test part). Nothing for an empty text. Throws Error{Usage} for anything that is not
/// two or three shares from 0 to 1 that add up to 1 (to a thousandth) with some left to train on.
std::optional<Shares> parseShares(std::string_view text);

/// Which image goes into which part.
struct SplitPlan {
    bool isSplit = false;     ///< false: everything is Part::Train and parts have no folders
    bool byRecording = false; ///< no recording is seen in two parts
    std::vector<Part> parts;  ///< one an image
    std::array<std::int64_t, kParts> counts{};
    std::array<bool, kParts> wanted{}; ///< parts with a share, even where there are too few images to fill them
    std::string note;                  ///< what a person must know about the split, a fixed sentence (context "Export")
};

SplitPlan unsplit(std::size_t images);

/// Deals whole groups of images out: images that share a recording, directly or over others, are one group (a connected
/// component), because a part that is tested on cut-outs it was trained on proves nothing. Large groups first, each to
/// the part that lacks most; every part gets a group. Images without any object follow one by one. When there are fewer
/// groups than parts (one recording, or every image mixes them all) images are dealt out one by one at random and the
/// note says so. `recordings` holds those of each image. The same arguments give the same plan.
SplitPlan planSplit(const std::vector<std::vector<std::int64_t>>& recordings, const Shares& shares, std::uint64_t seed);

} // namespace clutch::exporting
