// SPDX-License-Identifier: Apache-2.0
#include "ui/views/image_canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace clutch::ui {

namespace {

double srgb(double linear)
{
    const double value = std::clamp(linear, 0.0, 1.0);
    return value <= 0.0031308 ? 12.92 * value : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
}

// OKLCH to sRGB (Bjorn Ottosson, "A perceptual color space for image processing", 2020).
QColor fromOklch(double lightness, double chroma, double hueDegrees)
{
    const double hue = hueDegrees * std::numbers::pi / 180;
    const double a = chroma * std::cos(hue), b = chroma * std::sin(hue);
    const double l = std::pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    const double m = std::pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    const double s = std::pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    return QColor::fromRgbF(float(srgb(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)),
                            float(srgb(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)),
                            float(srgb(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)));
}

} // namespace

QColor instanceColour(int index)
{
    static constexpr int kHues = 20;
    static const auto colours = [] {
        std::array<QColor, kHues> table;
        // Steps of 7 hues, coprime to 20: instances made one after another, which tend to touch, lie 126 degrees apart.
        // The chroma is the largest that sRGB holds at every hue of this lightness.
        for (int i = 0; i < kHues; ++i)
            table[std::size_t(i)] = fromOklch(0.76, 0.125, i * 7 % kHues * 360.0 / kHues);
        return table;
    }();
    return colours[std::size_t(((index % kHues) + kHues) % kHues)];
}

} // namespace clutch::ui
