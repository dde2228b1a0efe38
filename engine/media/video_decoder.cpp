// SPDX-License-Identifier: Apache-2.0
#include "engine/media/video_decoder.h"

#include "engine/core/files.h"
#include "engine/core/text.h"

extern "C" {
#include <libavutil/dict.h>
}

#include <algorithm>
#include <cmath>
#include <utility>

namespace clutch::media {

namespace {

constexpr int kThreads = 2; // the other cores matte
constexpr std::int64_t kMaximumPixels = 100'000'000;
constexpr int kMaximumErrorsInRow = 1000; // a decoder that fails this often without taking a packet never ends

// Containers of recordings only: playlists and scripts, which libav would also open, name other files and addresses.
constexpr const char* kContainers =
    "mov,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,mxf,h264,hevc,mjpeg,m4v,gif,apng,"
    "yuv4mpegpipe,nut,dv,ivf,obu,rm,wtv";

Error notAVideo(const std::filesystem::path& file)
{
    const std::vector<std::uint8_t> start = [&] {
        std::vector<std::uint8_t> bytes(12);
        if (std::FILE* stream = std::fopen(file.c_str(), "rb")) {
            bytes.resize(std::fread(bytes.data(), 1, bytes.size(), stream));
            std::fclose(stream);
        }
        return bytes;
    }();
    if (start.size() >= 8 && std::string(start.begin() + 4, start.begin() + 8) == "ftyp")
        return Error(
            ErrorKind::BadInput, "media",
            CLUTCH_TEXT("Error", "the video is incomplete: the index at its end is missing"), utf8(file),
            CLUTCH_TEXT("Error",
                        "copy it again from the camera; a recording that broke off cannot be played by any program"));
    return Error(ErrorKind::BadInput, "media", CLUTCH_TEXT("Error", "the file is not a video this program can read"),
                 utf8(file),
                 CLUTCH_TEXT("Error", "choose an MP4, MOV, MKV, AVI or WebM file, or a folder of pictures"));
}

} // namespace

VideoDecoder::VideoDecoder(std::filesystem::path file)
    : file_(std::move(file)), packet_(libav::require(av_packet_alloc())), frame_(libav::require(av_frame_alloc()))
{
    libav::silence();
    try {
        openInput();
        openCodec();
    } catch (...) {
        avformat_close_input(&input_);
        throw;
    }
}

VideoDecoder::~VideoDecoder()
{
    avformat_close_input(&input_);
}

void VideoDecoder::openInput()
{
    AVDictionary* options = nullptr;
    av_dict_set(&options, "format_whitelist", kContainers, 0);
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    const std::string url =
        "file:" + utf8(std::filesystem::absolute(file_)); // without it "a:b.mp4" would be a protocol
    const int status = avformat_open_input(&input_, url.c_str(), nullptr, &options);
    av_dict_free(&options);
    if (status == AVERROR(EACCES) || status == AVERROR(EPERM) || status == AVERROR(ENOENT) || status == AVERROR(EIO))
        throw libav::fileError(status, file_);
    if (status < 0 || avformat_find_stream_info(input_, nullptr) < 0) throw notAVideo(file_);
    const int best = av_find_best_stream(input_, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    const bool isCoverArt = best >= 0 && (input_->streams[best]->disposition & AV_DISPOSITION_ATTACHED_PIC) != 0;
    if (best < 0 || isCoverArt)
        throw Error(ErrorKind::BadInput, "media",
                    CLUTCH_TEXT("Error", "there is no picture in the file, at most sound"), utf8(file_),
                    CLUTCH_TEXT("Error", "choose another video"));
    stream_ = input_->streams[best];
    for (unsigned i = 0; i < input_->nb_streams; ++i)
        if (input_->streams[i] != stream_) input_->streams[i]->discard = AVDISCARD_ALL;
}

void VideoDecoder::openCodec()
{
    const AVCodecParameters& parameters = *stream_->codecpar;
    if (static_cast<std::int64_t>(parameters.width) * parameters.height > kMaximumPixels)
        throw Error(ErrorKind::BadInput, "media",
                    CLUTCH_TEXT("Error", "the video's pictures have more than 100 megapixels"),
                    utf8(file_) + ": " + std::to_string(parameters.width) + "x" + std::to_string(parameters.height),
                    CLUTCH_TEXT("Error", "choose another video"));
    const AVCodec* decoder = avcodec_find_decoder(parameters.codec_id);
    codec_.reset(decoder ? libav::require(avcodec_alloc_context3(decoder)) : nullptr);
    int status = AVERROR_DECODER_NOT_FOUND;
    if (codec_) {
        status = avcodec_parameters_to_context(codec_.get(), &parameters);
        codec_->thread_count = kThreads;
        codec_->pkt_timebase = stream_->time_base;
        codec_->max_pixels = kMaximumPixels;
        if (status >= 0) status = avcodec_open2(codec_.get(), decoder, nullptr);
    }
    if (status < 0)
        throw Error(ErrorKind::Unsupported, "media", CLUTCH_TEXT("Error", "the video's codec is not known here"),
                    utf8(file_) + ": " + codecName(),
                    CLUTCH_TEXT("Error", "convert the video to H.264 with another program"));
    tracks_ = parameters.codec_id != AV_CODEC_ID_VP8; // has packets that are never shown
}

std::optional<Picture> VideoDecoder::next()
{
    if (!frameReady_ && lost_ == 0 && !ended_) decode();
    if (lost_ > 0) {
        --lost_;
        return Picture{nextIndex_++, nullptr, 0};
    }
    if (!frameReady_) return std::nullopt;
    frameReady_ = false;
    lastStamp_ = stamp_;
    const double timeMs =
        static_cast<double>(stamp_ - startStamp_.value_or(stamp_)) * av_q2d(stream_->time_base) * 1000.0;
    return Picture{nextIndex_++, frameDamaged_ ? nullptr : frame_.get(), timeMs};
}

// Until a picture is there, some are known to be lost, or the end.
void VideoDecoder::decode()
{
    while (!frameReady_ && lost_ == 0 && !ended_) {
        const int status = avcodec_receive_frame(codec_.get(), frame_.get());
        if (status == 0) {
            errorsInRow_ = 0;
            accept();
        } else if (status == AVERROR(EAGAIN)) {
            feed();
        } else if (status == AVERROR_EOF || ++errorsInRow_ > kMaximumErrorsInRow) {
            flushPending();
        } else if (!tracks_) {
            ++lost_;
        }
    }
}

void VideoDecoder::flushPending()
{
    ended_ = true;
    if (tracks_) lost_ += static_cast<std::int64_t>(pending_.size());
    pending_.clear();
}

void VideoDecoder::feed()
{
    const int status = av_read_frame(input_, packet_.get());
    if (status < 0) {
        if (status == AVERROR(EAGAIN)) return;
        brokeOff_ = brokeOff_ || status != AVERROR_EOF || (input_->pb && input_->pb->error < 0);
        draining_ = true;
        avcodec_send_packet(codec_.get(), nullptr);
        return;
    }
    AVPacket& packet = *packet_;
    // An empty packet means "as before"; to the decoder it would mean the end.
    if (packet.stream_index == stream_->index && packet.size > 0) {
        ++packets_;
        joinTimestamps(packet);
        // A transport stream flags any gap in its counter, also where two whole recordings were joined; there the
        // decoder is to judge.
        const bool damaged = (packet.flags & AV_PKT_FLAG_CORRUPT) != 0 && !mayRestartTime();
        brokeOff_ = brokeOff_ || damaged;
        sawKeyPacket_ = sawKeyPacket_ || (packet.flags & AV_PKT_FLAG_KEY) != 0;
        // What comes before the first key frame is shown by no player, nor is what an edit list cuts off.
        if (sawKeyPacket_ && !(packet.flags & AV_PKT_FLAG_DISCARD) && packet.pts != AV_NOPTS_VALUE)
            pending_.emplace(packet.pts, damaged);
        const int sent = avcodec_send_packet(codec_.get(), &packet);
        if (sent < 0 && !tracks_) ++lost_;
    }
    av_packet_unref(&packet);
}

bool VideoDecoder::mayRestartTime() const
{
    return (input_->iformat->flags & AVFMT_TS_DISCONT) != 0;
}

// Recordings that were joined byte by byte (MPEG transport streams) start over in the middle; carry their time on.
void VideoDecoder::joinTimestamps(AVPacket& packet)
{
    if (packet.dts == AV_NOPTS_VALUE) return;
    if (mayRestartTime() && lastDecodeStamp_ != AV_NOPTS_VALUE && packet.dts + shift_ < lastDecodeStamp_)
        shift_ = lastDecodeStamp_ + std::max<std::int64_t>(1, std::llround(frameDuration())) - packet.dts;
    packet.dts += shift_;
    if (packet.pts != AV_NOPTS_VALUE) packet.pts += shift_;
    lastDecodeStamp_ = packet.dts;
}

double VideoDecoder::frameDuration() const
{
    const AVRational rate = stream_->avg_frame_rate.num > 0 ? stream_->avg_frame_rate : stream_->r_frame_rate;
    return rate.num > 0 ? av_q2d(av_inv_q(rate)) / av_q2d(stream_->time_base) : 0.04 / av_q2d(stream_->time_base);
}

void VideoDecoder::accept()
{
    if (libav::isInterlaced(*frame_)) { // its two fields may have come in packets of their own
        tracks_ = false;
        pending_.clear();
    }
    stamp_ = frame_->best_effort_timestamp;
    if (stamp_ == AV_NOPTS_VALUE)
        stamp_ = lastStamp_ == AV_NOPTS_VALUE ? 0 : lastStamp_ + std::llround(frameDuration());
    if (!startStamp_) startStamp_ = tracks_ && !pending_.empty() ? std::min(stamp_, pending_.begin()->first) : stamp_;
    frameDamaged_ = (frame_->flags & AV_FRAME_FLAG_CORRUPT) != 0 || frame_->decode_error_flags != 0;
    if (tracks_ && frame_->pts != AV_NOPTS_VALUE) {
        auto own = pending_.lower_bound(frame_->pts);
        lost_ += std::distance(pending_.begin(), own);
        if (own != pending_.end() && own->first == frame_->pts) frameDamaged_ = frameDamaged_ || (own++)->second;
        pending_.erase(pending_.begin(), own);
    }
    frameReady_ = true;
}

std::optional<VideoDecoder::Mark> VideoDecoder::mark() const
{
    if (shift_ != 0 || frameReady_ || nextIndex_ == 0 || !libav::isKeyFrame(*frame_) || frame_->pts == AV_NOPTS_VALUE)
        return std::nullopt;
    return Mark{nextIndex_ - 1, frame_->pts};
}

bool VideoDecoder::seek(const Mark& mark)
{
    searched_ = true;
    if (av_seek_frame(input_, stream_->index, mark.stamp, AVSEEK_FLAG_BACKWARD) < 0) return false;
    avcodec_flush_buffers(codec_.get());
    pending_.clear();
    lost_ = 0;
    draining_ = ended_ = frameReady_ = false;
    sawKeyPacket_ = false;
    lastDecodeStamp_ = AV_NOPTS_VALUE;
    while (!ended_) {
        decode();
        lost_ = 0;
        if (!frameReady_) continue;
        if (frame_->pts == mark.stamp) break;
        if (frame_->pts == AV_NOPTS_VALUE || frame_->pts > mark.stamp) return false;
        frameReady_ = false;
    }
    nextIndex_ = mark.index;
    return frameReady_;
}

bool VideoDecoder::isCutOff() const
{
    if (brokeOff_) return true;
    if (searched_) return false; // not everything was read
    if (stream_->nb_frames > 0) return packets_ < stream_->nb_frames;
    if (input_->nb_streams != 1 || durationMs() <= 0 || lastStamp_ == AV_NOPTS_VALUE) return false;
    const double frame = frameDuration();
    const double end = static_cast<double>(lastStamp_ - startStamp_.value_or(0)) + frame;
    return (end + 2 * frame) * av_q2d(stream_->time_base) * 1000.0 < durationMs();
}

std::int64_t VideoDecoder::frameCountHint() const
{
    if (stream_->nb_frames > 0) return stream_->nb_frames;
    if (stream_->avg_frame_rate.num <= 0) return 0;
    return std::llround(durationMs() / 1000.0 * av_q2d(stream_->avg_frame_rate));
}

double VideoDecoder::durationMs() const
{
    if (stream_->duration > 0) return static_cast<double>(stream_->duration) * av_q2d(stream_->time_base) * 1000.0;
    return input_->duration > 0 ? static_cast<double>(input_->duration) * 1000.0 / AV_TIME_BASE : 0;
}

Orientation VideoDecoder::orientation() const
{
    const std::int32_t* matrix = libav::displayMatrix(*stream_);
    return matrix ? orientationFromDisplayMatrix(matrix) : Orientation();
}

std::string VideoDecoder::codecName() const
{
    return avcodec_get_name(stream_->codecpar->codec_id);
}

} // namespace clutch::media
