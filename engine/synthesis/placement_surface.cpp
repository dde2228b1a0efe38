// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/placement_surface.h"

#include "engine/synthesis/gaussian_process.h"
#include "engine/synthesis/search_space.h"

#include <algorithm>
#include <cmath>

namespace clutch::synthesis {

namespace {
constexpr int kStarts = 2; // of the search for the kernel's parameters
}

PlacementSurface placementSurface(const PlacementTrace& trace, std::size_t evaluated, cv::Size image, int columns,
                                  int rows)
{
    PlacementSurface surface;
    evaluated = std::min(evaluated, trace.tried.size());
    if (evaluated < 2 || columns < 2 || rows < 2 || image.empty()) return surface;
    const SearchSpace space(placementVariables(trace.scaleLow, trace.scaleHigh, image));
    const auto features = [&](const std::vector<double>& point) { return space.features(space.unitFromPoint(point)); };
    const auto count = static_cast<Eigen::Index>(evaluated);
    Eigen::MatrixXd points(space.featureLow().size(), count);
    Eigen::VectorXd scores(count);
    for (std::size_t i = 0; i < evaluated; ++i) {
        const auto column = static_cast<Eigen::Index>(i);
        points.col(column) = features(pointFromPlacement(trace.tried[i].placement));
        scores[column] = trace.tried[i].score;
        if (scores[column] > scores[static_cast<Eigen::Index>(surface.best)]) surface.best = i;
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
