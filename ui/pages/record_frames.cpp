// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/record_frames.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <cstring>

namespace clutch::ui {

namespace {

cv::Mat packed(QVideoFrame& frame, int type, int conversion)
{
    const cv::Mat view(frame.height(), frame.width(), type, frame.bits(0), std::size_t(frame.bytesPerLine(0)));
    cv::Mat bgr;
    cv::cvtColor(view, bgr, conversion);
    return bgr;
}

// Planes may be padded and apart; OpenCV wants them tight and in one piece.
cv::Mat planar(QVideoFrame& frame, int conversion)
{
    const int width = frame.width() & ~1, height = frame.height() & ~1;
    cv::Mat tight(height * 3 / 2, width, CV_8UC1);
    uchar* out = tight.data;
    for (int plane = 0; plane < frame.planeCount(); ++plane) {
        const bool interleaved = frame.planeCount() == 2;
        const int rows = plane == 0 ? height : height / 2;
        const int bytes = plane == 0 || interleaved ? width : width / 2;
        for (int y = 0; y < rows; ++y, out += bytes) {
            std::memcpy(out, frame.bits(plane) + std::ptrdiff_t(y) * frame.bytesPerLine(plane), std::size_t(bytes));
        }
    }
    cv::Mat bgr;
    cv::cvtColor(tight, bgr, conversion);
    return bgr;
}

cv::Mat convertMapped(QVideoFrame& frame)
{
    switch (frame.pixelFormat()) {
    case QVideoFrameFormat::Format_YUYV:
        return packed(frame, CV_8UC2, cv::COLOR_YUV2BGR_YUYV);
    case QVideoFrameFormat::Format_UYVY:
        return packed(frame, CV_8UC2, cv::COLOR_YUV2BGR_UYVY);
    case QVideoFrameFormat::Format_BGRA8888:
    case QVideoFrameFormat::Format_BGRA8888_Premultiplied:
    case QVideoFrameFormat::Format_BGRX8888:
        return packed(frame, CV_8UC4, cv::COLOR_BGRA2BGR);
    case QVideoFrameFormat::Format_RGBA8888:
    case QVideoFrameFormat::Format_RGBX8888:
        return packed(frame, CV_8UC4, cv::COLOR_RGBA2BGR);
    case QVideoFrameFormat::Format_Y8:
        return packed(frame, CV_8UC1, cv::COLOR_GRAY2BGR);
    case QVideoFrameFormat::Format_NV12:
        return planar(frame, cv::COLOR_YUV2BGR_NV12);
    case QVideoFrameFormat::Format_NV21:
        return planar(frame, cv::COLOR_YUV2BGR_NV21);
    case QVideoFrameFormat::Format_YUV420P:
        return planar(frame, cv::COLOR_YUV2BGR_I420);
    case QVideoFrameFormat::Format_YV12:
        return planar(frame, cv::COLOR_YUV2BGR_YV12);
    case QVideoFrameFormat::Format_Jpeg:
        return cv::imdecode(cv::Mat(1, frame.mappedBytes(0), CV_8UC1, frame.bits(0)), cv::IMREAD_COLOR);
    default:
        return {};
    }
}

} // namespace

cv::Mat bgrFromVideoFrame(QVideoFrame frame)
{
    if (!frame.isValid() || !frame.map(QVideoFrame::ReadOnly)) return {};
    cv::Mat bgr = convertMapped(frame);
    frame.unmap();
    return bgr;
}

} // namespace clutch::ui
