// SPDX-License-Identifier: Apache-2.0
#include "engine/media/frame_converter.h"

#include "engine/core/text.h"

extern "C" {
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
}

namespace clutch::media {

namespace {

constexpr int kRowMultiple = 64;
constexpr int kChromaMiddle = 128; // swscale counts chroma positions in 1/256 of a luma pixel

// Exact and the same on every processor; full chroma so that colours do not stair-step at the object's edge.
constexpr int kFlags = SWS_BICUBIC | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP | SWS_ACCURATE_RND | SWS_BITEXACT;

bool isHighDefinition(const AVFrame& frame)
{
    return frame.width >= 1280 || frame.height > 576;
}

int matrixOf(const AVFrame& frame)
{
    if (frame.colorspace == AVCOL_SPC_UNSPECIFIED || frame.colorspace == AVCOL_SPC_RGB)
        return isHighDefinition(frame) ? SWS_CS_ITU709 : SWS_CS_ITU601;
    return frame.colorspace;
}

bool isFullRange(const AVFrame& frame)
{
    if (frame.color_range != AVCOL_RANGE_UNSPECIFIED) return frame.color_range == AVCOL_RANGE_JPEG;
    switch (frame.format) {
    case AV_PIX_FMT_YUVJ411P:
    case AV_PIX_FMT_YUVJ420P:
    case AV_PIX_FMT_YUVJ422P:
    case AV_PIX_FMT_YUVJ440P:
    case AV_PIX_FMT_YUVJ444P:
        return true;
    default:
        break;
    }
    const AVPixFmtDescriptor* format = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame.format));
    return format && (format->nb_components < 3 ||
                      (format->flags & AV_PIX_FMT_FLAG_RGB)); // grey and RGB are full unless they say otherwise
}

} // namespace

void FrameConverter::prepare(const Format& format)
{
    const auto pixels = static_cast<AVPixelFormat>(format.pixels);
    if (!sws_isSupportedInput(pixels)) {
        const char* name = av_get_pix_fmt_name(pixels);
        throw Error(ErrorKind::Unsupported, "media", CLUTCH_TEXT("Error", "the video's pixel format is not known"),
                    name ? name : "?", CLUTCH_TEXT("Error", "convert the video to H.264 with another program"));
    }
    scaler_.reset(libav::require(sws_alloc_context()));
    SwsContext* scaler = scaler_.get();
    const auto set = [scaler](const char* name, std::int64_t value) { av_opt_set_int(scaler, name, value, 0); };
    set("sws_flags", kFlags);
    set("src_format", format.pixels);
    set("srcw", format.from.width);
    set("srch", format.from.height);
    set("src_range", format.range);
    set("dst_format", AV_PIX_FMT_BGR24);
    set("dstw", format.to.width);
    set("dsth", format.to.height);
    if (format.chroma == AVCHROMA_LOC_CENTER) {
        set("src_h_chr_pos", kChromaMiddle);
        set("src_v_chr_pos", kChromaMiddle);
    }
    const int status = sws_init_context(scaler, nullptr, nullptr);
    constexpr int kOne = 1 << 16;
    sws_setColorspaceDetails(scaler, sws_getCoefficients(format.matrix), format.range,
                             sws_getCoefficients(SWS_CS_DEFAULT), 1, 0, kOne, kOne);
    if (status < 0) throw libav::fileError(status, {});
    const int width = (format.to.width + kRowMultiple - 1) / kRowMultiple * kRowMultiple;
    padded_.create(format.to.height, width, CV_8UC3);
    format_ = format;
}

cv::Mat FrameConverter::convert(const AVFrame& frame, cv::Size size)
{
    const Format format{
        frame.format, matrixOf(frame), isFullRange(frame), frame.chroma_location, {frame.width, frame.height}, size};
    if (format != format_) prepare(format);
    std::uint8_t* const target[4] = {padded_.data, nullptr, nullptr, nullptr};
    const int stride[4] = {static_cast<int>(padded_.step), 0, 0, 0};
    const int rows = sws_scale(scaler_.get(), frame.data, frame.linesize, 0, frame.height, target, stride);
    if (rows != size.height) throw libav::fileError(rows < 0 ? rows : AVERROR_BUG, {});
    const cv::Mat stored = padded_(cv::Rect(cv::Point(), size));
    return orientation_ == Orientation() ? stored.clone() : uprightImage(stored, orientation_).clone();
}

} // namespace clutch::media
