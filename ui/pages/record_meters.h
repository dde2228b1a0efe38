// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

/// What the camera page tells a person before the recording is made. Pure functions of one frame, a millisecond each.
namespace clutch::ui {

enum class MeterHint { Good, LowContrast, TooDark, TooBright, Blurred };

struct MeterReading {
    double level = 0; ///< 0 .. 1, what the bar shows
    MeterHint hint = MeterHint::Good;
    bool isGood() const { return hint == MeterHint::Good; }
};

struct RecordMeters {
    MeterReading contrast; ///< of the middle to the border, in colour
    MeterReading exposure;
    MeterReading sharpness;
};

inline constexpr double kGoodContrast = 0.4, kGoodExposure = 0.45,
                        kGoodSharpness = 0.45; ///< levels from which a bar is green

/// Share of the frame's sides that the framing guide and the meters call the middle.
inline constexpr double kGuideShare = 0.6;

/// CIE76 distance between the middle's colours and the border's, less what the border itself varies; 60 and more is
/// level 1.
MeterReading measureContrast(const cv::Mat& image);
/// Mean lightness and the clipped share of the middle.
MeterReading measureExposure(const cv::Mat& image);
/// One minus the blur effect (Crete, Dolmiere, Ladret, Nicolas, SPIE 2007): how much of the finest differences a blur
/// takes away.
MeterReading measureSharpness(const cv::Mat& image);

/// All three. Takes CV_8UC3 of any size; works on a copy at most 320 px wide, sharpness on pixels of the middle as they
/// are.
RecordMeters measureFrameForRecording(const cv::Mat& image);

} // namespace clutch::ui
