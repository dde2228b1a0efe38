// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/recording.h"

#include "engine/core/image.h"
#include "engine/core/random.h"
#include "engine/simulation/surroundings.h"

#include <algorithm>
#include <cmath>

namespace clutch::simulation {

namespace {

enum Purpose : std::uint64_t { kPlace, kHand, kOptics, kNoise };

constexpr double kShareOfHeight = 0.38; // large enough for clean outlines, small enough to be moved about

} // namespace

Recording::Recording(Goods& goods, cv::Size size, double seconds, std::uint64_t seed)
    : item_(&goods.item(0)), seconds_(seconds), noiseSeed_(deriveSeed(seed, kNoise)),
      surroundings_(recordingSurroundings(deriveSeed(seed, kPlace), goods.colours())),
      motion_(*item_, size, seconds, kShareOfHeight, deriveSeed(seed, kHand)),
      lens_(randomLens(deriveSeed(seed, kOptics), true), size)
{
}

int Recording::frameCount(double seconds)
{
    return std::max(1, static_cast<int>(std::lround(seconds * kRecordingFramesPerSecond)));
}

Placed Recording::item(int frame) const
{
    return {item_, motion_.worldFromObject(timeMs(frame) / 1000)};
}

Camera Recording::camera(int frame) const
{
    return motion_.camera(timeMs(frame) / 1000);
}

RecordingFrame Recording::develop(int frame, const RenderedScene& scene, bool wantsAlpha) const
{
    RecordingFrame result;
    result.image = lens_.develop(scene.light, deriveSeed(noiseSeed_, static_cast<std::uint64_t>(frame)));
    if (wantsAlpha) result.alpha = alphaTo8Bit(lens_.coverage(scene.visible.at(0)));
    return result;
}

} // namespace clutch::simulation
