// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <string>

/// What pictures look like everywhere in the engine:
///   image    CV_8UC3, B G R, sRGB            alpha   CV_32FC1, 0 (background) .. 1 (object)
///   trimap   CV_8UC1, values 0, 128, 255     mask    CV_8UC1, 0 or 255
///   cut-out  CV_8UC4, B G R A, straight (not premultiplied) colours: the object's own, estimated where it is
///   translucent
namespace clutch {

inline constexpr std::uint8_t kTrimapBackground = 0;
inline constexpr std::uint8_t kTrimapUnknown = 128;
inline constexpr std::uint8_t kTrimapObject = 255;

/// A trimap as others paint it to ours: <= 25 background, >= 230 object, all else unknown. Takes CV_8UC1.
cv::Mat normalizedTrimap(const cv::Mat& trimap);

cv::Mat alphaTo8Bit(const cv::Mat& alpha);   ///< CV_32FC1 -> CV_8UC1, rounded
cv::Mat alphaFrom8Bit(const cv::Mat& alpha); ///< CV_8UC1 -> CV_32FC1

/// The smallest box around what is greater than `threshold`; empty when nothing is. Takes CV_8UC1 or CV_32FC1.
cv::Rect boundingBox(const cv::Mat& values, double threshold = 0);

/// Throw Error{BadInput} unless the matrix is what the name says; `subject` names file or frame in the message.
void requireImage(const cv::Mat& image, const std::string& stage, const std::string& subject);
void requireSameSize(const cv::Mat& a, const cv::Mat& b, const std::string& stage, const std::string& subject);

} // namespace clutch
