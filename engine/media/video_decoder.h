// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/media/libav.h"
#include "engine/media/orientation.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace clutch::media {

/// One picture of a video stream in display order.
struct Picture {
    std::int64_t index = 0;
    const AVFrame* frame = nullptr; ///< nullptr when it could not be decoded; otherwise good until the next call
    double timeMs = 0;              ///< of a decoded picture
};

/// Demuxer and decoder of a file's best video stream. Lost pictures are found by their time stamps: a packet whose
/// picture has not come out when a later one does is lost, so that indices stay exact whatever the decoder drops.
/// Memory: the packets under way, no more.
class VideoDecoder {
public:
    /// Throws as openFrameSource() does.
    explicit VideoDecoder(std::filesystem::path file);
    ~VideoDecoder();
    VideoDecoder(const VideoDecoder&) = delete;
    VideoDecoder& operator=(const VideoDecoder&) = delete;

    /// The next picture; nothing at the end.
    std::optional<Picture> next();
    std::int64_t position() const { return nextIndex_; } ///< the index next() will give

    /// A place that seek() can go back to: the key frame given last. Nothing when it was none or the file cannot be
    /// searched.
    struct Mark {
        std::int64_t index = 0;
        std::int64_t stamp = 0;
    };
    std::optional<Mark> mark() const;
    /// False when the file does not lead there; then the decoder is useless and a new one starts from the beginning.
    bool seek(const Mark& mark);

    bool isCutOff() const; ///< known at the end: the file held less than its header says, or broke off
    const AVStream& stream() const { return *stream_; }
    std::int64_t frameCountHint() const;
    double durationMs() const;
    Orientation orientation() const;
    std::string codecName() const;

private:
    void openInput();
    void openCodec();
    void decode();
    void feed();
    void accept();
    void flushPending();
    void joinTimestamps(AVPacket& packet);
    bool mayRestartTime() const;
    double frameDuration() const; // in the stream's time base

    std::filesystem::path file_;
    AVFormatContext* input_ = nullptr;
    AVStream* stream_ = nullptr;
    libav::Codec codec_;
    libav::Packet packet_;
    libav::Frame frame_;

    std::map<std::int64_t, bool>
        pending_;        // presentation time of each picture in the decoder; true: its packet is damaged
    bool tracks_ = true; // one packet is one shown picture, so pending_ can be believed
    bool sawKeyPacket_ = false;
    bool draining_ = false, ended_ = false;
    bool frameReady_ = false;
    bool frameDamaged_ = false;
    std::int64_t lost_ = 0; // pictures to be reported lost before frame_
    std::int64_t nextIndex_ = 0;
    std::optional<std::int64_t> startStamp_;
    std::int64_t stamp_ = AV_NOPTS_VALUE, lastStamp_ = AV_NOPTS_VALUE;
    std::int64_t shift_ = 0, lastDecodeStamp_ = AV_NOPTS_VALUE;
    std::int64_t packets_ = 0;
    int errorsInRow_ = 0;
    bool brokeOff_ = false, searched_ = false;
};

} // namespace clutch::media
