// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/matting/colour_model.h"
#include "engine/matting/seeds.h"

#include <opencv2/core.hpp>
#include <opencv2/video/tracking.hpp>

#include <deque>

namespace clutch::matting {

/// The matte of the frame before, carried to this frame by optical flow. All at working size.
struct WarpedMatte {
    cv::Mat alpha;          ///< CV_32FC1
    cv::Mat failed;         ///< CV_8UC1, 255 where forward and backward flow contradict each other
    double reliability = 0; ///< share of the object's pixels where they agree
    double motionPx = 0;    ///< median length of the object's flow, working pixels
};

/// Dense inverse search (Kroeger, Timofte, Dai, Van Gool, ECCV 2016), medium preset, in both directions.
class FlowWarp {
public:
    FlowWarp();
    WarpedMatte warp(const cv::Mat& previousGray, const cv::Mat& previousAlpha, const cv::Mat& gray) const;

private:
    cv::Ptr<cv::DISOpticalFlow> flow_;
};

/// What is known of one frame before matting.
struct TrimapStep {
    WorkFrame frame;
    Segmentation found;
    cv::Mat trimap;          ///< CV_8UC1 at the frame's size; empty when there is no object
    cv::Mat prior;           ///< CV_32FC1 at the frame's size or empty, see knnMatte
    cv::Mat warmStart;       ///< CV_32FC1 at the frame's size or empty
    double expectedArea = 0; ///< working pixels, from the accepted frames before; 0 when there are none
    bool hasHoles = false;   ///< the object, in an accepted frame before: one may be closed by mistake now
};

/// Carries trimaps from frame to frame, in the direction in which it is handed the frames. Flow says only where to
/// look: a pixel becomes known when the colours and the cut agree, and what flow and colours dispute is found anew from
/// the colours. So errors do not add up. Not for use from several threads; two of them do not disturb each other.
class Propagator {
public:
    explicit Propagator(int bandPx) : bandPx_(bandPx) {}

    bool started() const { return !model_.empty(); }
    /// The next frame is from elsewhere in the recording: the object may be anywhere in it ...
    void forgetPlace();
    void forgetPlaceAndSize(); ///< ... and of any size
    /// What the colours learnt so far say of the step's frame, in place of what others said.
    void recolour(TrimapStep& step) const;
    /// The first frame: from colour and location priors.
    TrimapStep seed(const cv::Mat& image);
    /// A frame whose trimap a person painted: the colours are learnt from it.
    TrimapStep anchor(const cv::Mat& image, const cv::Mat& trimap);
    /// A frame that follows, or precedes, the one adopted last.
    TrimapStep next(const cv::Mat& image);
    /// Takes the finished matte of a step as the ground for the next. Colours and size are learnt only when it is
    /// `trusted`.
    void adopt(const TrimapStep& step, const cv::Mat& alpha, bool trusted);

private:
    void cut(const WorkFrame& frame, const cv::Mat& evidence, const cv::Mat& fixed, Segmentation& found) const;
    Segmentation follow(const WorkFrame& frame, const WarpedMatte& warped) const;
    Segmentation searchByColour(const WorkFrame& frame) const;
    bool plausible(const Segmentation& found) const;
    Segmentation foundIn(const WorkFrame& frame, WarpedMatte& warped) const;
    double expectedArea() const;

    int bandPx_;
    FlowWarp flow_;
    ColourModel model_;
    cv::Mat previousGray_, previousAlpha_;
    bool previousTrusted_ = false;
    bool hasHoles_ = false, hasGaps_ = false;
    std::deque<double> areas_; // of the last accepted frames, working pixels
};

} // namespace clutch::matting
