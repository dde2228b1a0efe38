// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

#include <array>
#include <cstdint>
#include <vector>

namespace clutch::exporting {

using Colour = std::array<std::uint8_t, 3>; ///< R, G, B
using Palette = std::array<Colour, 256>;

/// Grey, of the matrix' own depth: CV_8UC1 or CV_16UC1.
std::vector<std::uint8_t> greyPng(const cv::Mat& values);

/// Indexed colours (PNG colour type 3, 8 bits): CV_8UC1, every value a place in the palette.
std::vector<std::uint8_t> palettePng(const cv::Mat& indices, const Palette& palette);

/// The colours of Pascal VOC's masks: 0 black, 1 dark red, ..., 255 a pale grey (VOC development kit,
/// VOClabelcolormap).
const Palette& vocPalette();

} // namespace clutch::exporting
