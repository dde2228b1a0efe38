// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

namespace clutch::matting {

/// A frame at the size at which seeds, flow and cuts are computed: at most 400 px on the longer side, which settles an
/// outline to well within the unknown band and costs a few milliseconds.
struct WorkFrame {
    cv::Mat bgr;       ///< CV_8UC3, averaged over scale x scale pixels
    cv::Mat gray;      ///< CV_8UC1
    cv::Mat lab;       ///< CV_8UC3, OpenCV's 8-bit L a b
    cv::Mat bins;      ///< CV_16UC1, the colour's bin in ColourHistogram
    double scale = 1;  ///< frame pixels a working pixel
    cv::Size fullSize; ///< of the frame
};

WorkFrame makeWorkFrame(const cv::Mat& image); ///< takes CV_8UC3 of any size

/// Length of the gradient after a Gaussian blur of `blur` working pixels. CV_32FC1, levels of L a b a working pixel.
cv::Mat steepness(const WorkFrame& frame, double blur);

/// Frequencies of colours in 32 x 32 x 32 bins of L a b, smoothed by one bin: any number of colours, no fitting, cheap
/// to update.
class ColourHistogram {
public:
    static constexpr int kBins = 32 * 32 * 32;

    static ColourHistogram flat(); ///< every colour that pictures are likely to hold alike
    /// Frequencies of the pixels where `weight` (CV_8UC1) is not 0, in proportion to it. Sums to 1; all zero when there
    /// are none.
    static ColourHistogram of(const cv::Mat& bins, const cv::Mat& weight);

    bool empty() const { return frequency_.empty(); }
    /// this = (1 - share) * this + share * other
    void blend(const ColourHistogram& other, double share);
    float operator[](int bin) const { return frequency_.at<float>(bin); }
    const float* data() const { return frequency_.ptr<float>(); }

private:
    cv::Mat frequency_; // CV_32FC1, 1 x kBins
};

/// What a table looks like from place to place: mean and spread of its colours in a coarse grid, carried on smoothly to
/// where it was not seen, so that shading and borders between two grounds are followed.
class BackgroundField {
public:
    /// `mask` CV_8UC1: where the background is seen.
    static BackgroundField of(const WorkFrame& frame, const cv::Mat& mask);

    bool empty() const { return mean_.empty(); }
    void blend(const BackgroundField& other, double share);
    cv::Mat mean(cv::Size size) const;     ///< CV_32FC3, L a b
    cv::Mat variance(cv::Size size) const; ///< CV_32FC3
    cv::Mat lampTint(cv::Size size) const; ///< CV_32FC2, see lampTintOf()

private:
    cv::Mat mean_, variance_; // CV_32FC3, one pixel a cell
};

/// Colours of object and background of one recording, and what they say about a pixel.
class ColourModel {
public:
    static constexpr float kStrongest = 5.0F; ///< logRatio is clipped to +-this

    bool empty() const { return object_.empty() || background_.empty(); }
    /// Learns anew. `object` and `background` are CV_8UC1 weights, zero where a pixel belongs to neither.
    void fit(const WorkFrame& frame, const cv::Mat& object, const cv::Mat& background);
    void fitBackground(const WorkFrame& frame, const cv::Mat& background);
    /// Chance of every pixel, 0 .. 1 (CV_32FC1), to be of something else than the background and its shadows, whatever
    /// that may look like.
    cv::Mat unexplained(const WorkFrame& frame) const;
    /// Learns from one more frame: the object's new sides are added to what it has shown before, the background follows
    /// its changes.
    void update(const WorkFrame& frame, const cv::Mat& object, const cv::Mat& background);

    /// What logRatio says of a clear shadow of the table, nats: the less the object has of its colours, the more.
    float shadowNats() const { return strongestShadow_; }
    /// CV_32FC1: log p(colour | object) - log p(colour | background here). A darker shade of the local background, its
    /// shadow, counts as background.
    cv::Mat logRatio(const WorkFrame& frame) const;

private:
    cv::Mat logRatio(const WorkFrame& frame, const ColourHistogram& object) const;
    float learnShadow(const WorkFrame& frame, const cv::Mat& object, float share);
    ColourHistogram weighted(const WorkFrame& frame, const cv::Mat& object, double least) const;

    ColourHistogram object_, everSeen_, background_;
    int learnt_ = 0; // frames
    BackgroundField field_;
    cv::Vec2f tint_{0, 0};          // of light thrown back by the object
    cv::Vec2f shaded_{0, 0};        // of light that reaches shadows
    float strongestShadow_ = -0.7F; // nats
};

} // namespace clutch::matting
