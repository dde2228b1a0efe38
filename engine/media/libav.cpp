// SPDX-License-Identifier: Apache-2.0
#include "engine/media/libav.h"

#include "engine/core/files.h"
#include "engine/core/text.h"

extern "C" {
#include <libavutil/error.h>
#include <libavutil/log.h>
}

#include <cerrno>
#include <mutex>
#include <new>

namespace clutch::media::libav {

void silence()
{
    static std::once_flag once;
    std::call_once(once, [] { av_log_set_level(AV_LOG_QUIET); });
}

bool isKeyFrame(const AVFrame& frame)
{
#ifdef AV_FRAME_FLAG_KEY
    return (frame.flags & AV_FRAME_FLAG_KEY) != 0;
#else
    return frame.key_frame != 0;
#endif
}

bool isInterlaced(const AVFrame& frame)
{
#ifdef AV_FRAME_FLAG_INTERLACED
    return (frame.flags & AV_FRAME_FLAG_INTERLACED) != 0;
#else
    return frame.interlaced_frame != 0;
#endif
}

const std::int32_t* displayMatrix(const AVStream& stream)
{
#if LIBAVFORMAT_VERSION_MAJOR >= 61
    const AVPacketSideData* data = av_packet_side_data_get(
        stream.codecpar->coded_side_data, stream.codecpar->nb_coded_side_data, AV_PKT_DATA_DISPLAYMATRIX);
    return data ? reinterpret_cast<const std::int32_t*>(data->data) : nullptr;
#else
    return reinterpret_cast<const std::int32_t*>(av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr));
#endif
}

Error fileError(int code, const std::filesystem::path& file)
{
    switch (AVUNERROR(code)) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return Error(ErrorKind::DiskFull, "media", CLUTCH_TEXT("Error", "the disk is full"), utf8(file),
                     CLUTCH_TEXT("Error", "free some space and record again; what was written can be played"));
    case EACCES:
    case EPERM:
    case EROFS:
        return Error(ErrorKind::ReadOnly, "media",
                     CLUTCH_TEXT("Error", "the file or folder may not be written or read"), utf8(file),
                     CLUTCH_TEXT("Error", "choose another folder or change its permissions"));
    case ENOENT:
    case ENOTDIR:
        return Error(ErrorKind::NotFound, "media", CLUTCH_TEXT("Error", "there is no such file or folder"), utf8(file),
                     CLUTCH_TEXT("Error", "check the path"));
    default:
        break;
    }
    char text[AV_ERROR_MAX_STRING_SIZE] = "";
    av_strerror(code, text, sizeof text);
    return Error(ErrorKind::Io, "media", CLUTCH_TEXT("Error", "the video file cannot be read or written"),
                 utf8(file) + ": " + text, CLUTCH_TEXT("Error", "check the disk and try again"));
}

void throwNoMemory()
{
    throw std::bad_alloc();
}

} // namespace clutch::media::libav
