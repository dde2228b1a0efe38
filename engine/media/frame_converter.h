// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/media/libav.h"
#include "engine/media/orientation.h"

#include <opencv2/core.hpp>

namespace clutch::media {

/// Decoded pictures of any pixel format, depth, range and colour matrix to upright CV_8UC3 BGR.
/// A stream that does not name its matrix is read as BT.709 when it is high definition (over 576 lines or from 1280
/// across), else as BT.601.
class FrameConverter {
public:
    explicit FrameConverter(const Orientation& orientation) : orientation_(orientation) {}

    /// `size` is that of the result before it is turned upright. Throws Error{Unsupported} for a pixel format nothing
    /// can convert.
    cv::Mat convert(const AVFrame& frame, cv::Size size);

private:
    struct Format {
        int pixels = -1, matrix = 0, range = 0, chroma = 0;
        cv::Size from, to;
        bool operator==(const Format&) const = default;
    };
    void prepare(const Format& format);

    Orientation orientation_;
    Format format_;
    libav::Scaler scaler_;
    cv::Mat padded_; // rows end on 64 bytes: swscale's vector code writes past narrower ones
};

} // namespace clutch::media
