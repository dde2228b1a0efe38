// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/expected_improvement.h"

#include <cmath>
#include <numbers>

namespace clutch::synthesis {

namespace {

constexpr double kLogRootTwoPi = 0.91893853320467274178;

/// Where 1 + z R(z) starts to lose more digits to cancellation than the series leaves out.
constexpr double kSeriesBelow = -20;

/// R = Phi(z) / phi(z), the Mills ratio, and 1 + z R = h(z) / phi(z).
struct Mills {
    double ratio, rest;
};

Mills millsBelowZero(double z)
{
    if (z > kSeriesBelow) {
        const double ratio =
            std::sqrt(std::numbers::pi / 2) * std::exp(z * z / 2) * std::erfc(-z / std::numbers::sqrt2);
        return {ratio, 1 + z * ratio};
    }
    // R = 1/|z| (1 - 1/z^2 + 3/z^4 - 15/z^6 ...); the rest is what follows its leading 1, with the sign turned.
    const double inverse = 1 / (z * z);
    double term = inverse, rest = 0;
    for (int k = 1; k <= 8; ++k) {
        rest += term;
        term *= -(2 * k + 1) * inverse;
    }
    return {(1 - rest) / -z, rest};
}

} // namespace

LogExpectedImprovement logExpectedImprovement(double mean, double deviation, double best)
{
    const double z = (mean - best) / deviation;
    if (z > -1) {
        const double density = std::exp(-z * z / 2 - kLogRootTwoPi);
        const double cumulative = 0.5 * std::erfc(-z / std::numbers::sqrt2);
        const double h = density + z * cumulative;
        return {std::log(deviation) + std::log(h), cumulative / h / deviation, density / h / deviation};
    }
    const Mills mills = millsBelowZero(z);
    return {std::log(deviation) - z * z / 2 - kLogRootTwoPi + std::log(mills.rest),
            mills.ratio / mills.rest / deviation, 1 / mills.rest / deviation};
}

} // namespace clutch::synthesis
