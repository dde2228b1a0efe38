// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/frame.h>
#include <libswscale/swscale.h>
}

/// Owners for libav's objects; for .cpp files of media only.
namespace clutch::media::libav {

struct Free {
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
    void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
    void operator()(SwsContext* scaler) const { sws_freeContext(scaler); }
};

using Packet = std::unique_ptr<AVPacket, Free>;
using Frame = std::unique_ptr<AVFrame, Free>;
using Codec = std::unique_ptr<AVCodecContext, Free>;
using Scaler = std::unique_ptr<SwsContext, Free>;

/// libav talks on stderr by itself; what matters comes back as error codes.
void silence();

bool isKeyFrame(const AVFrame& frame);
bool isInterlaced(const AVFrame& frame);

/// How the stream wants to be turned, nine numbers by rows; nullptr when it does not say.
const std::int32_t* displayMatrix(const AVStream& stream);

/// An Error for a failed file operation of libav: DiskFull, ReadOnly, NotFound or Io.
Error fileError(int code, const std::filesystem::path& file);

[[noreturn]] void throwNoMemory();

template <class T>
T* require(T* allocated)
{
    if (!allocated) throwNoMemory();
    return allocated;
}

} // namespace clutch::media::libav
