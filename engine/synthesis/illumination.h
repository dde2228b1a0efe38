// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

/// Illumination transformation: paper 000, section 3.2, equations 4 and 5. Pictures are CV_8UC3 or CV_32FC3 (0..1), B G
/// R; V is the largest of the three, as in HSV. Everything is computed in float: an 8-bit HSV round trip alone costs up
/// to 6 levels. The same arguments give the same bytes on any number of threads. Threads: any.
namespace clutch::synthesis {

enum class IlluminationMode {
    None,
    Match,  ///< the paper's: V' = V - mean(V) + blur(V_real)
    Replace ///< V' = V - blur(V) + blur(V_real): low frequencies are exchanged, not added
};

/// "none", "match", "replace": as on the command line and in the store.
const char* illuminationName(IlluminationMode mode);

inline constexpr double kBlurShare = 0.1; ///< standard deviation of blur(), of the picture's shorter side

/// How large the light of a picture is: an eighth of it, rounded, at least 1 x 1.
cv::Size lightSize(cv::Size image);

/// The general illumination of `picture`, blur(V): averages over the cells of a grid of lightSize(`size`), CV_32FC1,
/// 0..1, blurred by a Gaussian with reflected border, cut at four deviations. `size` is that of the images it will be
/// used on: the picture counts as stretched to it. `blurShare` > 0. Throws Error{BadInput} for what is no picture.
cv::Mat lightOf(const cv::Mat& picture, cv::Size size, double blurShare = kBlurShare);

inline constexpr double kMuchClipped = 0.05; ///< clipped share above which the light does not fit the picture

struct Relit {
    cv::Mat image;           ///< type and size of the picture given
    double clippedShare = 0; ///< of its pixels: V' left 0..1 by more than half an 8-bit level and was cut
};

/// `picture` under `light` (of lightSize(picture.size()), interpolated in between), its hues and saturations kept: only
/// V changes, so B G R are all scaled by V' / V; black, whose saturation is 0, becomes a grey of V'. For None a copy.
/// `blurShare` is that of Replace's blur(V). Throws Error{BadInput} for what is no picture.
Relit relight(const cv::Mat& picture, const cv::Mat& light, IlluminationMode mode, double blurShare = kBlurShare);

/// What is done to a real picture before a model trained on relit images sees it: equation 5, its own blur as the
/// light. For Replace that changes nothing, and a copy is returned.
Relit relightReal(const cv::Mat& picture, IlluminationMode mode, double blurShare = kBlurShare);

/// Which of `photos` (at least one; a number each that comes from its content) lends its light to the image made with
/// this seed. Their order does not matter, and one photo more or less changes no more images than it must: the highest
/// of deriveSeed(imageSeed, photo) wins. Source: D. Thaler, C. Ravishankar, *Using Name-Based Mappings to Increase Hit
/// Rates*, IEEE/ACM ToN 1998 (highest random weight).
std::size_t pickPhoto(std::uint64_t imageSeed, std::span<const std::uint64_t> photos);

} // namespace clutch::synthesis
