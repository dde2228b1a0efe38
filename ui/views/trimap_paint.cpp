// SPDX-License-Identifier: Apache-2.0
#include "ui/views/trimap_paint.h"

#include "engine/core/image.h"

#include <algorithm>
#include <cmath>

namespace clutch::ui {

namespace {

constexpr QRgb kObjectColour = qRgb(0x4C, 0xB7, 0x82), kUnknownColour = qRgb(0xF2, 0xC2, 0x3A),
               kBackgroundColour = qRgb(0x18, 0x1C, 0x2A);

double squaredDistanceToSegment(QPointF point, QPointF from, QPointF to)
{
    const QPointF along = to - from, reach = point - from;
    const double length = QPointF::dotProduct(along, along);
    const double share = length > 0 ? std::clamp(QPointF::dotProduct(reach, along) / length, 0.0, 1.0) : 0;
    const QPointF gap = reach - share * along;
    return QPointF::dotProduct(gap, gap);
}

} // namespace

cv::Rect paintStroke(cv::Mat& trimap, QPointF from, QPointF to, double radius, std::uint8_t value)
{
    const int left = int(std::floor(std::min(from.x(), to.x()) - radius)),
              right = int(std::ceil(std::max(from.x(), to.x()) + radius));
    const int top = int(std::floor(std::min(from.y(), to.y()) - radius)),
              bottom = int(std::ceil(std::max(from.y(), to.y()) + radius));
    const cv::Rect box = cv::Rect(left, top, right - left, bottom - top) & cv::Rect(0, 0, trimap.cols, trimap.rows);
    for (int y = box.y; y < box.br().y; ++y) {
        auto* row = trimap.ptr<std::uint8_t>(y);
        for (int x = box.x; x < box.br().x; ++x) {
            if (squaredDistanceToSegment(QPointF(x + 0.5, y + 0.5), from, to) <= radius * radius) row[x] = value;
        }
    }
    return box;
}

QImage trimapOverlay(const cv::Mat& trimap)
{
    if (trimap.empty()) return {};
    QImage overlay(trimap.cols, trimap.rows, QImage::Format_RGB32);
    updateTrimapOverlay(overlay, trimap, cv::Rect(0, 0, trimap.cols, trimap.rows));
    return overlay;
}

void updateTrimapOverlay(QImage& overlay, const cv::Mat& trimap, const cv::Rect& box)
{
    for (int y = box.y; y < box.br().y; ++y) {
        const auto* values = trimap.ptr<std::uint8_t>(y);
        auto* line = reinterpret_cast<QRgb*>(overlay.scanLine(y));
        for (int x = box.x; x < box.br().x; ++x) {
            line[x] = values[x] == kTrimapObject    ? kObjectColour
                      : values[x] == kTrimapUnknown ? kUnknownColour
                                                    : kBackgroundColour;
        }
    }
}

} // namespace clutch::ui
