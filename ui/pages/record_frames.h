// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QVideoFrame>
#include <opencv2/core/mat.hpp>

namespace clutch::ui {

/// A camera's frame as CV_8UC3 BGR, whatever the camera gives (YUYV, UYVY, NV12, NV21, YUV420P, YV12, RGB orders,
/// motion JPEG); empty when it cannot be mapped or its format is none of these. For a worker thread: nothing here
/// touches the graphics card.
cv::Mat bgrFromVideoFrame(QVideoFrame frame);

} // namespace clutch::ui
