// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/cropped_mask.h"

#include <algorithm>

namespace clutch::exporting {

cv::Mat croppedMask(const RunLengthMask& mask, const cv::Rect& box)
{
    cv::Mat columns = cv::Mat::zeros(box.width, box.height, CV_8UC1); // a row of it is a column of the mask
    const std::int64_t height = mask.height;
    std::int64_t start = 0;
    for (std::size_t i = 0; i < mask.counts.size(); start += mask.counts[i++]) {
        if (i % 2 == 0) continue;
        const std::int64_t end = start + mask.counts[i];
        for (std::int64_t at = start; at < end;) { // a run may go on in the next column
            const std::int64_t column = at / height, last = std::min(end, (column + 1) * height);
            std::uint8_t* row = columns.ptr<std::uint8_t>(static_cast<int>(column) - box.x);
            std::fill(row + (at - column * height - box.y), row + (last - column * height - box.y), std::uint8_t(255));
            at = last;
        }
    }
    return columns.t();
}

} // namespace clutch::exporting
