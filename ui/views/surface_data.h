// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/jobs/placement_watch.h"
#include "engine/synthesis/placement_surface.h"
#include "ui/views/score_scale.h"

#include <QImage>
#include <QVector3D>
#include <QVector>

#include <vector>

namespace clutch::ui {

/// What the model believes of an object's score over a picture, as a landscape above it. Its space: x to the right and
/// z towards the viewer are those of the picture in px, y is up.
struct SurfaceData {
    struct Sample {
        double x = 0, z = 0, score = 0;
        bool best = false;
    };

    synthesis::PlacementSurface surface;
    int width = 0, depth = 0;       ///< px of the picture
    QImage floor;                   ///< the picture; RGB888
    std::vector<Sample> samples;    ///< those tried, in the order tried
    ScoreScale scale;               ///< colours, those of the other views
    double lowest = 0, highest = 1; ///< log-odds, at the floor and at the ceiling

    bool isEmpty() const { return surface.mean.empty(); }
    float heightOf(double score) const; ///< units of the space
    QVector3D box() const;
};

SurfaceData surfaceData(const jobs::PlacementView& view, synthesis::PlacementSurface surface);

} // namespace clutch::ui
