// SPDX-License-Identifier: Apache-2.0
#include "ui/views/score_scale.h"

#include "ui/shell/theme.h"

#include <QLinearGradient>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace clutch::ui {

namespace {

constexpr std::array<QRgb, 11> kViridis{0x440154, 0x482475, 0x414487, 0x355f8d, 0x2a788e, 0x21918c,
                                        0x22a884, 0x44bf70, 0x7ad151, 0xbddf26, 0xfde725};
constexpr double kCutOff = 0.12;     // of the ramp, at the end that is as dark or as bright as the ground
constexpr double kLeastRange = 1e-6; // between scores that differ
constexpr int kRampStops = 16;

} // namespace

QColor rampColour(double share)
{
    const bool dark = Theme::instance().kind() == ThemeKind::Dark;
    const double inside = std::clamp(share, 0.0, 1.0) * (1 - kCutOff) + (dark ? kCutOff : 0);
    const double at = inside * double(kViridis.size() - 1);
    const auto left = std::min(std::size_t(at), kViridis.size() - 2);
    const double part = at - double(left);
    const QColor a(kViridis[left]), b(kViridis[left + 1]);
    const auto mix = [part](int x, int y) { return int(std::lround(x + (y - x) * part)); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

ScoreScale ScoreScale::of(std::span<const synthesis::ScoredPlacement> tried)
{
    if (tried.empty()) return {};
    const auto [low, high] = std::ranges::minmax_element(tried, {}, &synthesis::ScoredPlacement::score);
    if (high->score - low->score < kLeastRange) return {low->score - 0.5, low->score + 0.5};
    return {low->score, high->score};
}

double ScoreScale::share(double score) const
{
    return std::clamp((score - low) / (high - low), 0.0, 1.0);
}

QString scoreText(double score)
{
    const QString figure = QLocale().toString(score, 'f', 2);
    return score > 0 ? QLatin1Char('+') + figure : figure;
}

void paintRamp(QPainter& painter, const QRectF& area)
{
    QLinearGradient ramp(area.topLeft(), area.topRight());
    for (int i = 0; i <= kRampStops; ++i)
        ramp.setColorAt(double(i) / kRampStops, rampColour(double(i) / kRampStops));
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(ramp);
    painter.drawRoundedRect(area, 2, 2);
    painter.restore();
}

} // namespace clutch::ui
