// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QPointF>
#include <opencv2/core.hpp>

#include <cstdint>

namespace clutch::ui {

/// Sets every pixel whose centre is within `radius` px of the line from `from` to `to` (image coordinates, pixel (x, y)
/// covers x .. x+1). Returns the box that may have changed; empty when the stroke lies outside. `trimap` CV_8UC1.
cv::Rect paintStroke(cv::Mat& trimap, QPointF from, QPointF to, double radius, std::uint8_t value);

/// The trimap as an overlay: object green, unknown yellow, background dark. Opaque; the canvas sets how strongly it
/// covers.
QImage trimapOverlay(const cv::Mat& trimap);
/// Paints `box` of the trimap anew.
void updateTrimapOverlay(QImage& overlay, const cv::Mat& trimap, const cv::Rect& box);

} // namespace clutch::ui
