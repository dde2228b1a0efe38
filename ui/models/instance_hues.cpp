// SPDX-License-Identifier: Apache-2.0
#include "ui/models/instance_hues.h"

#include <bitset>

namespace clutch::ui {

namespace {
constexpr int kHues = 20;
constexpr int kStride = 7; // coprime to 20: consecutive objects get hues far apart
} // namespace

QVector<int> assignHues(const QVector<QRect>& boxes, int gapPx)
{
    QVector<int> hues(boxes.size(), 0);
    for (qsizetype i = 0; i < boxes.size(); ++i) {
        std::bitset<kHues> taken;
        const QRect reach = boxes[i].adjusted(-gapPx, -gapPx, gapPx, gapPx);
        for (qsizetype j = 0; j < i; ++j)
            if (reach.intersects(boxes[j])) taken.set(std::size_t(hues[j]));
        int hue = int(i * kStride % kHues);
        for (int tries = 0; tries < kHues && taken.test(std::size_t(hue)); ++tries)
            hue = (hue + kStride) % kHues;
        hues[i] = hue;
    }
    return hues;
}

} // namespace clutch::ui
