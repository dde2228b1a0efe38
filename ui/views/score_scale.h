// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthesis/structure_placement.h"

#include <QColor>
#include <QString>

#include <span>

class QPainter;
class QRectF;

namespace clutch::ui {

/// From low to high, 0 .. 1: viridis (Smith, van der Walt 2015), even to the eye and safe for the colour-blind, without
/// the end that the theme's ground would swallow.
QColor rampColour(double share);

/// Colours for scores: the lowest known dark, the highest bright.
struct ScoreScale {
    double low = 0, high = 1; ///< log-odds, low < high

    static ScoreScale of(std::span<const synthesis::ScoredPlacement> tried); ///< of nothing: 0 .. 1
    double share(double score) const;                                        ///< 0 .. 1
    QColor colour(double score) const { return rampColour(share(score)); }
    bool operator==(const ScoreScale&) const = default;
};

QString scoreText(double score); ///< "+1.23"

/// The ramp lying in `area`.
void paintRamp(QPainter& painter, const QRectF& area);

} // namespace clutch::ui
