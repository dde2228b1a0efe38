// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/rle.h"
#include "engine/synthesis/synthesis.h"

#include <opencv2/core/mat.hpp>

namespace clutch::synthesis {

/// A cut-out as it lands in an image. Resampled premultiplied, so that what is transparent has no say in the colour of
/// an edge.
struct DrawnObject {
    cv::Rect box;   ///< px, inside the image; empty when the object misses it
    cv::Rect tight; ///< around alpha > 0.5, inside `box`; empty when nothing is that opaque
    cv::Mat pixels; ///< CV_32FC4 of `box`'s size: B G R A, premultiplied, 0..1
};

/// Turns and scales `cutout` (CV_8UC4, straight) about its middle and moves its middle to (x, y). Shrinking averages
/// over the area of each new pixel; the rest is Catmull-Rom interpolation. Angle 0, scale 1 and a whole number of
/// pixels give the cut-out's own pixels.
DrawnObject drawObject(const cv::Mat& cutout, const Placement& placement, cv::Size imageSize);

struct PlacedMasks {
    RunLengthMask visible;  ///< alpha > 0.5 where no object before has alpha > 0.5
    RunLengthMask amodal;   ///< alpha > 0.5
    double hiddenShare = 1; ///< 1 - visible / amodal; 1 when amodal is empty
};

/// An image that grows downwards: each object lies beneath all before it and above the background (equation 1 of paper
/// 000 as its authors composite). Kept as premultiplied floats, so that a heap of soft edges does not gather rounding
/// errors. Threads: const members from several at once.
class Compositor {
public:
    explicit Compositor(const cv::Mat& background); ///< CV_8UC3

    PlacedMasks placeBeneath(const DrawnObject& object);

    cv::Size size() const { return shown_.size(); }
    cv::Rect tightBox() const { return tight_; }    ///< of all objects so far
    const cv::Mat& taken() const { return taken_; } ///< CV_8UC1, 255 where one of them has alpha > 0.5
    cv::Rect tightBoxWith(const DrawnObject& object) const { return tight_ | object.tight; }
    const cv::Mat& image() const { return shown_; } ///< CV_8UC3; changes with the next object
    /// What image() would show in `box` with this object placed; nothing is changed. Costs a copy of the box and one
    /// blend.
    cv::Mat preview(const DrawnObject& object, const cv::Rect& box) const;

private:
    void blendBeneath(const DrawnObject& object, const cv::Rect& part, cv::Mat& shown,
                      const cv::Point& shownOrigin) const;

    cv::Mat background_; // CV_8UC3
    cv::Mat front_;      // CV_32FC4, all objects so far
    cv::Mat taken_;      // CV_8UC1, 255 where one of them has alpha > 0.5
    cv::Mat shown_;      // CV_8UC3
    cv::Rect tight_;
};

/// encodeMask() of a picture that is empty but for `mask` (CV_8UC1) at `box`; looks at the box alone.
RunLengthMask encodeMaskAt(const cv::Mat& mask, const cv::Rect& box, cv::Size imageSize);

} // namespace clutch::synthesis
