// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/placement_surface.h"

#include "engine/synthesis/gaussian_process.h"
#include "engine/synthesis/search_space.h"

#include <algorithm>
#include <cmath>

namespace clutch::synthesis {

namespace {
constexpr int kStarts = 2;               // of the search for the kernel's parameters
constexpr std::size_t kMostFitted = 192; // what it costs grows with the cube

// The first `evaluated` placements, or, of many, the best and the newest.
std::vector<std::size_t> chosenPlacements(std::size_t evaluated, std::size_t best)
{
    std::vector<std::size_t> chosen;
    const std::size_t first = evaluated > kMostFitted ? evaluated - kMostFitted : 0;
    if (best < first) chosen.push_back(best);
    for (std::size_t i = first; i < evaluated; ++i)
        chosen.push_back(i);
    return chosen;
}

} // namespace

PlacementSurface placementSurface(const PlacementTrace& trace, std::size_t evaluated, cv::Size image, int columns,
                                  int rows)
{
    PlacementSurface surface;
    evaluated = std::min(evaluated, trace.tried.size());
    if (evaluated < 2 || columns < 2 || rows < 2 || image.empty()) return surface;
    const SearchSpace space(placementVariables(trace.scaleLow, trace.scaleHigh, image));
    const auto features = [&](const std::vector<double>& point) { return space.features(space.unitFromPoint(point)); };
    for (std::size_t i = 1; i < evaluated; ++i)
        if (trace.tried[i].score > trace.tried[surface.best].score) surface.best = i;
    const std::vector<std::size_t> chosen = chosenPlacements(evaluated, surface.best);
    Eigen::MatrixXd points(space.featureLow().size(), static_cast<Eigen::Index>(chosen.size()));
    Eigen::VectorXd scores(points.cols());
    for (Eigen::Index i = 0; i < points.cols(); ++i) {
        const ScoredPlacement& tried = trace.tried[chosen[static_cast<std::size_t>(i)]];
        points.col(i) = features(pointFromPlacement(tried.placement));
        scores[i] = tried.score;
    }
    GaussianProcess model(space.featureLow(), space.featureHigh());
    model.fit(points, scores, 0, kStarts);

    Eigen::MatrixXd grid(points.rows(), static_cast<Eigen::Index>(columns) * rows);
    WhitenedPoints whitened;
    std::vector<double> at = pointFromPlacement(trace.tried[surface.best].placement);
    for (Eigen::Index i = 0; i < grid.cols(); ++i) {
        at[2] = (image.width - 1.0) * static_cast<double>(i % columns) / (columns - 1);
        at[3] = (image.height - 1.0) * static_cast<double>(i / columns) / (rows - 1);
        grid.col(i) = features(at);
    }
    model.whiten(grid, whitened);
    const Eigen::VectorXd means = model.means(whitened), variances = model.variances(whitened);
    surface.columns = columns;
    surface.rows = rows;
    for (Eigen::Index i = 0; i < grid.cols(); ++i) {
        surface.mean.push_back(static_cast<float>(means[i]));
        surface.deviation.push_back(static_cast<float>(std::sqrt(std::max(0.0, variances[i]))));
    }
    return surface;
}

} // namespace clutch::synthesis
