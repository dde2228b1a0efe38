// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthesis/bayesian_optimizer.h"
#include "engine/synthesis/compositor.h"
#include "engine/synthesis/placement.h"

#include <opencv2/core/mat.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace clutch::synthesis {

struct StructureOptions {
    int evaluations = 48;       ///< scored placements an object
    int batch = 8;              ///< scored at once
    double leastVisible = 0.35; ///< share of a new object that must show and lie inside the image, at the least
    bool optimise = true;       ///< false: the same budget spent on random placements, as a yardstick
};

/// A placement that was scored.
struct ScoredPlacement {
    Placement placement;
    double score = 0; ///< log-odds of being real
};

/// How one object came to lie where it does: everything that was tried, in order.
struct PlacementTrace {
    std::size_t cutout = 0;
    std::vector<ScoredPlacement> tried; ///< empty for the first object: it lies anywhere
    std::size_t best = 0;               ///< index into tried
    Placement chosen;
    double scaleLow = 0, scaleHigh = 0; ///< the range of Placement::scale that was searched
};

/// The variables that are searched, (theta, log gamma, x, y), for an object and an image.
std::vector<SearchVariable> placementVariables(double scaleLow, double scaleHigh, cv::Size image);
std::vector<double> pointFromPlacement(const Placement& placement);
Placement placementFromPoint(const std::vector<double>& point);

/// Scores crops of canvases: log-odds of being real, one a crop (CV_8UC3, any size).
using CropScorer = std::function<std::vector<float>(std::span<const cv::Mat> crops)>;

/// Where the time of a search went.
struct SearchSeconds {
    double optimising = 0; ///< asking and telling, with what is feasible
    double drawing = 0, scoring = 0;
};

/// Where one more object, `trace.cutout` scaled within `trace.scaleLow` .. `scaleHigh`, lies best beneath those on
/// `canvas`, which stays as it is: fills in the rest of `trace`, its `tried` empty at first. `onBatch` after each
/// batch; may be empty, may throw to end it. Errors: NotFound when there is no room.
SearchSeconds searchPlacement(const Compositor& canvas, const cv::Mat& cutout, const StructureOptions& structure,
                              const CropScorer& score, Random& random, PlacementTrace& trace,
                              const std::function<void()>& onBatch = {});

/// A cluster whose every object lies where the cluster so far looks most real (paper 000, section 3.2, equations 1 to
/// 3): the first anywhere; each further one, beneath all before, at the (theta, gamma, x, y) that Bayesian optimisation
/// finds for the score of the tight box of ALL objects. Feasible (the paper's D) is what lies inside the image, within
/// the scale range around the object's true size, and shows enough of itself; objects placed earlier are never hidden
/// by it. Enough is drawn for each object, 1 - (1 - leastVisible) u^2 with u uniform: in real heaps half of the objects
/// show 80 % or more of themselves and one in twenty as little as a third. It is less where there is no room.
///
///   cutouts      CV_8UC4, tight; common scales one a cut-out, as commonScales()
///   plate        CV_8UC3 of options.size: what the canvas is scored on; the placements fit any background
///   onRound      after each batch, and after each object is placed: the canvas and the trace so far of that object;
///                may be empty, may throw to end it
///
/// Where there is no room for another object (but the first) fewer are placed. The same arguments give the same
/// placements. Errors: as synthesizeImage().
std::vector<PlacementTrace> placeByStructure(
    std::span<const cv::Mat> cutouts, std::span<const double> commonScales, const cv::Mat& plate,
    const SynthesisOptions& options, const StructureOptions& structure, const CropScorer& score, std::uint64_t seed,
    const std::function<void(const Compositor& canvas, const PlacementTrace& trace, int placed, int total)>& onRound =
        {});

} // namespace clutch::synthesis
