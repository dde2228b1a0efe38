// SPDX-License-Identifier: Apache-2.0
#include "ui/views/surface_data.h"

#include "ui/views/image_canvas.h"

#include <algorithm>
#include <utility>

namespace clutch::ui {

namespace {
constexpr float kTall = 0.5f;      // of the picture's longer side
constexpr double kHeadroom = 0.04; // of the range of scores, above and below
} // namespace

float SurfaceData::heightOf(double score) const
{
    return box().y() * float((score - lowest) / (highest - lowest));
}

QVector3D SurfaceData::box() const
{
    return {float(width - 1), kTall * float(std::max(width, depth)), float(depth - 1)};
}

SurfaceData surfaceData(const jobs::PlacementView& view, synthesis::PlacementSurface surface)
{
    SurfaceData data;
    if (surface.mean.empty()) return data;
    data.width = view.canvas.cols;
    data.depth = view.canvas.rows;
    data.floor = toQImage(view.canvas);
    data.scale = ScoreScale::of(view.trace.tried);
    for (std::size_t i = 0; i < view.trace.tried.size(); ++i) {
        const synthesis::ScoredPlacement& one = view.trace.tried[i];
        data.samples.push_back({one.placement.x, one.placement.y, one.score, i == view.trace.best});
    }
    double low = data.scale.low, high = data.scale.high;
    for (std::size_t i = 0; i < surface.mean.size(); ++i) {
        low = std::min<double>(low, surface.mean[i]);
        high = std::max<double>(high, surface.mean[i] + surface.deviation[i]);
    }
    data.lowest = low - (high - low) * kHeadroom;
    data.highest = high + (high - low) * kHeadroom;
    data.surface = std::move(surface);
    return data;
}

} // namespace clutch::ui
