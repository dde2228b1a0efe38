// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

#include <cstdint>
#include <memory>

namespace clutch::support {

enum class ObjectKind {
    Ball, ///< an orange: dimpled, with stem and navel, ray cast so that it truly rolls and turns
    Nut,  ///< a hexagon nut of steel with a threaded hole one can see the table through
    Pill, ///< a glossy capsule, half red, half ivory
};

/// A recording as the user of the program would make it: one object turned and moved about on a contrasting table,
/// standing still at times. The first frame shows it in the middle.
struct RecordingSpec {
    ObjectKind kind = ObjectKind::Ball;
    std::uint64_t seed = 1; ///< path, textures and noise
    cv::Size size{640, 480};
    double framesPerSecond = 30;
    double radiusPx = 84; ///< about half of the object's longer side, at any size of image
    double travel =
        1; ///< 0 stays in the middle; 1 keeps well inside a 4:3 frame; from 3 on it touches the border or leaves
    double noise = 2.2;       ///< standard deviation of the sensor noise at mid grey, grey levels
    double blurSigmaPx = 0.6; ///< the lens
    int objects = 1;          ///< 0: the table alone; 2: a second one beside the first
};

struct RenderedFrame {
    cv::Mat image; ///< CV_8UC3
    cv::Mat alpha; ///< CV_32FC1, exact up to sampling (36 rays a pixel at the edge): image = alpha * object + (1 -
                   ///< alpha) * table, in sRGB values
};

/// Renders the frames of one recording in any order; the same spec and number give the same bytes, on any number of
/// threads. Threads: frame() may be called from several at once.
class RecordingRenderer {
public:
    explicit RecordingRenderer(const RecordingSpec& spec);
    ~RecordingRenderer();
    RenderedFrame frame(int number) const;

private:
    struct Impl;
    std::unique_ptr<const Impl> impl_;
};

/// The same in one call. The renderer of the last spec is kept, so a loop over frames makes table and textures once.
RenderedFrame renderFrame(const RecordingSpec& spec, int frameNumber);

} // namespace clutch::support
