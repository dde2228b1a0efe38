// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/matting/matte_recording.h"
#include "engine/matting/matte_recording_loader.h"
#include "engine/matting/propagation.h"

namespace clutch::matting {

/// A frame's matte and the propagator as it is after it: keep one, or the other, or neither.
struct MattedFrame {
    FrameMatte matte;
    Propagator after;
};

std::size_t bytesOf(const cv::Mat& image);
std::size_t bytesOf(const FrameMatte& matte);
/// The object on a dimmed table, when somebody watches.
void showPreview(const FrameMatte& matte, const cv::Mat& image, JobContext& context);

/// The steps of one frame, from its pixels to its cut-out. What goes wrong with a frame becomes its flag Failed; only
/// Cancelled, which load() may throw, passes through.
class FrameMatter {
public:
    explicit FrameMatter(const MattingOptions& options) : options_(options) {}

    /// From its own seeds, or from its corrected trimap when it has one.
    MattedFrame matteAlone(const LoadedFrame& frame) const;
    /// From the frame before. When that comes out poor, from seeds of its own that fit what is known of the object.
    MattedFrame matteNext(const LoadedFrame& frame, const Propagator& before) const;
    /// Lets a propagator see a frame of which nothing else is wanted: it finds the object by its colours and learns
    /// those it has there, if nothing speaks against it.
    void learn(const LoadedFrame& frame, Propagator& propagator) const;

private:
    FrameMatte finish(const LoadedFrame& frame, const TrimapStep& step, Propagator& propagator) const;

    MattingOptions options_;
};

} // namespace clutch::matting
