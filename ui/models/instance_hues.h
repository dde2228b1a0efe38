// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRect>
#include <QVector>

namespace clutch::ui {

/// A number 0 to 19 for each box such that boxes that touch or overlap (within `gapPx`) never get the same, as long as
/// no box has 20 such neighbours. For instanceColour().
QVector<int> assignHues(const QVector<QRect>& boxes, int gapPx = 4);

} // namespace clutch::ui
