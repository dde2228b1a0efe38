// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/goods.h"
#include "engine/simulation/lens.h"
#include "engine/simulation/motion.h"
#include "engine/simulation/scene_renderer.h"

#include <opencv2/core.hpp>

#include <cstdint>

namespace clutch::simulation {

inline constexpr int kRecordingFramesPerSecond = 30;
inline constexpr int kAlphaEvery = 10; ///< true alpha is kept of every tenth frame, from the first

struct RecordingFrame {
    cv::Mat image; ///< CV_8UC3
    cv::Mat alpha; ///< CV_8UC1, the share of each pixel that the item covers as the lens draws it; empty if not wanted
};

/// The recording of one item (the goods' item 0): which scene each frame shows, and how it comes out. Frames may be
/// made in any order. The goods must outlive it. Threads: any, at once.
class Recording {
public:
    Recording(Goods& goods, cv::Size size, double seconds, std::uint64_t seed);

    static int frameCount(double seconds); ///< 1 at least
    int frames() const { return frameCount(seconds_); }
    static double timeMs(int frame) { return frame * 1000.0 / kRecordingFramesPerSecond; }
    const Surroundings& surroundings() const { return surroundings_; }
    Placed item(int frame) const;
    Camera camera(int frame) const;
    RecordingFrame develop(int frame, const RenderedScene& scene, bool wantsAlpha) const;

private:
    const ObjectModel* item_;
    double seconds_;
    std::uint64_t noiseSeed_;
    Surroundings surroundings_;
    RecordingMotion motion_;
    LensModel lens_;
};

} // namespace clutch::simulation
