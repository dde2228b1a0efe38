// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/models/pouch.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace clutch::simulation {

Gathers::Gathers(Random& random, int folds, double heightMm)
{
    for (int k = 0; k < folds; ++k) {
        const double across = -0.95 + 1.9 * (k + random.uniform(0.1, 0.9)) / folds;
        folds_.push_back({across, -0.35 * across + 0.12 * random.normal(), random.uniform(0.045, 0.11),
                          random.uniform(0.25, 0.8), heightMm * random.uniform(0.3, 1) * (k % 2 == 0 ? 1 : -1)});
    }
}

double Gathers::at(double across, double away) const
{
    double sum = 0;
    for (const Fold& fold : folds_) {
        const double width = fold.width * (1 + 1.2 * away);
        const double off = (across - fold.across - fold.lean * away) / width;
        const double fade = std::max(0.0, 1 - away / fold.reach);
        sum += fold.height * std::exp(-off * off) * fade * fade * std::min(1.0, 0.35 + away * 9);
    }
    return sum;
}

cv::Mat1f creases(Random& random, cv::Size size, int count, double lengthPx)
{
    // Each crease tilts a stripe beside it: a saw tooth across, fading towards its ends.
    cv::Mat1f height = cv::Mat1f::zeros(size);
    for (int k = 0; k < count; ++k) {
        const cv::Point2d centre(random.uniform(0, size.width), random.uniform(0, size.height));
        const double angle = random.uniform(0, CV_PI), length = lengthPx * random.uniform(0.4, 1.3);
        const double width = length * random.uniform(0.12, 0.3), lift = random.normal();
        const cv::Point2d along(std::cos(angle), std::sin(angle));
        const int reach = static_cast<int>(length);
        const int top = std::max(0, static_cast<int>(centre.y) - reach);
        const int bottom = std::min(size.height - 1, static_cast<int>(centre.y) + reach);
        for (int y = top; y <= bottom; ++y)
            for (int x = static_cast<int>(centre.x) - reach; x <= static_cast<int>(centre.x) + reach; ++x) {
                const double dx = x - centre.x, dy = y - centre.y;
                const double s = (dx * along.x + dy * along.y) / length, t = (dy * along.x - dx * along.y) / width;
                if (std::abs(s) >= 1 || std::abs(t) >= 1) continue;
                const double fade = (1 - s * s) * (1 - std::abs(t));
                height(y, ((x % size.width) + size.width) % size.width) +=
                    static_cast<float>(lift * fade * (t > 0 ? 1 : 0.25));
            }
    }
    return height;
}

} // namespace clutch::simulation
