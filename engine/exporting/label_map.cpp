// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/label_map.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/exporting/cropped_mask.h"
#include "engine/exporting/format_writer.h"

#include <opencv2/core.hpp>

namespace clutch::exporting {

cv::Mat labelMap(const Labels& labels, const Picture& picture, std::size_t most)
{
    if (labels.instances.size() > most)
        throw Error(ErrorKind::Unsupported, "exporting",
                    CLUTCH_TEXT("Error", "an image shows more objects than a mask image can number"),
                    utf8(picture.file), CLUTCH_TEXT("Error", "choose the COCO format"));
    cv::Mat map = cv::Mat::zeros(picture.height, picture.width, CV_16UC1);
    std::uint16_t number = 0;
    for (const Instance& instance : labels.instances) {
        const cv::Rect box = maskBox(instance.visible);
        const cv::Mat mask = croppedMask(instance.visible, box);
        cv::Mat place = map(box), taken;
        cv::bitwise_and(place != 0, mask, taken);
        if (cv::countNonZero(taken) > 0) throwDamaged(picture);
        place.setTo(++number, mask);
    }
    return map;
}

} // namespace clutch::exporting
