// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace clutch {

/// A binary mask as COCO's run lengths: column by column, the first run counts zeros. Its text form is COCO's
/// compressed string (pycocotools, maskApi.c rleToString): 5 bits a character, every run from the third on as the
/// difference to the one two before.
struct RunLengthMask {
    int height = 0;
    int width = 0;
    std::vector<std::uint32_t> counts;
    bool operator==(const RunLengthMask&) const = default;
};

RunLengthMask encodeMask(const cv::Mat& mask);    ///< CV_8UC1, object where not 0
cv::Mat decodeMask(const RunLengthMask& mask);    ///< CV_8UC1, 0 or 255
std::int64_t maskArea(const RunLengthMask& mask); ///< px
cv::Rect maskBox(const RunLengthMask& mask);      ///< tight; empty for an empty mask

std::string compressedCounts(const RunLengthMask& mask);
/// Throws Error{Corrupt} when the runs do not fill height x width exactly or the text is malformed.
RunLengthMask maskFromCompressedCounts(const std::string& text, int height, int width);

} // namespace clutch
