// SPDX-License-Identifier: Apache-2.0
#include "engine/media/video_recorder.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/media/libav.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

extern "C" {
#include <libavutil/dict.h>
}

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <optional>
#include <utility>

namespace clutch::media {

namespace fs = std::filesystem;

namespace {

constexpr AVRational kMilliseconds{1, 1000}; // all that Matroska keeps
constexpr const char* kClusterMs = "200";    // what a crash may cost at most

} // namespace

struct VideoRecorder::Impl {
    Impl(fs::path path, ImageSize imageSize, VideoCodec codec, int quality)
        : file(std::move(path)), size(imageSize.width, imageSize.height), jpegQuality(quality),
          packet(libav::require(av_packet_alloc()))
    {
        libav::silence();
        CV_Assert(size.width > 0 && size.height > 0);
        try {
            openOutput(codec);
        } catch (...) {
            close();
            throw;
        }
    }
    ~Impl() { close(); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void check(int status) const
    {
        if (status < 0) throw libav::fileError(status, file);
        if (output && output->pb && output->pb->error < 0) throw libav::fileError(output->pb->error, file);
    }

    void openOutput(VideoCodec codec)
    {
        std::error_code failure;
        if (file.has_parent_path()) fs::create_directories(file.parent_path(), failure);
        if (failure) throw libav::fileError(AVERROR(failure.value()), file.parent_path());
        check(avformat_alloc_output_context2(&output, nullptr, "matroska", nullptr));
        output->flags |= AVFMT_FLAG_BITEXACT | AVFMT_FLAG_FLUSH_PACKETS;
        stream = libav::require(avformat_new_stream(output, nullptr));
        stream->time_base = kMilliseconds;
        if (codec == VideoCodec::Ffv1)
            openEncoder();
        else
            describeMjpeg(*stream->codecpar);
        const std::string url = "file:" + utf8(fs::absolute(file));
        check(avio_open(&output->pb, url.c_str(), AVIO_FLAG_WRITE));
        AVDictionary* options = nullptr;
        av_dict_set(&options, "cluster_time_limit", kClusterMs, 0);
        const int status = avformat_write_header(output, &options);
        av_dict_free(&options);
        check(status);
        avio_flush(output->pb);
        check(0);
    }

    void describeMjpeg(AVCodecParameters& parameters) const
    {
        parameters.codec_type = AVMEDIA_TYPE_VIDEO;
        parameters.codec_id = AV_CODEC_ID_MJPEG;
        parameters.format = AV_PIX_FMT_YUVJ420P;
        parameters.width = size.width;
        parameters.height = size.height;
        parameters.color_range = AVCOL_RANGE_JPEG;
        parameters.color_space = AVCOL_SPC_BT470BG; // JFIF
    }

    void openEncoder()
    {
        const AVCodec* found = avcodec_find_encoder(AV_CODEC_ID_FFV1);
        if (!found) throw libav::fileError(AVERROR_ENCODER_NOT_FOUND, file);
        encoder.reset(libav::require(avcodec_alloc_context3(found)));
        encoder->width = size.width;
        encoder->height = size.height;
        encoder->pix_fmt = AV_PIX_FMT_0RGB32;
        encoder->time_base = kMilliseconds;
        encoder->gop_size = 1; // every frame stands alone
        encoder->level = 3;    // version 3: checksums
        encoder->flags |= AV_CODEC_FLAG_BITEXACT;
        check(avcodec_open2(encoder.get(), found, nullptr));
        check(avcodec_parameters_from_context(stream->codecpar, encoder.get()));
        frame.reset(libav::require(av_frame_alloc()));
        frame->format = encoder->pix_fmt;
        frame->width = size.width;
        frame->height = size.height;
        check(av_frame_get_buffer(frame.get(), 0));
    }

    void writeMjpeg(const cv::Mat& image, std::int64_t time)
    {
        cv::imencode(".jpg", image, jpeg, {cv::IMWRITE_JPEG_QUALITY, jpegQuality});
        check(av_new_packet(packet.get(), static_cast<int>(jpeg.size())));
        std::memcpy(packet->data, jpeg.data(), jpeg.size());
        packet->pts = packet->dts = time;
        packet->flags |= AV_PKT_FLAG_KEY;
        mux();
    }

    void encode(const cv::Mat& image, std::int64_t time)
    {
        check(av_frame_make_writable(frame.get()));
        cv::Mat target(size, CV_8UC4, frame->data[0], static_cast<std::size_t>(frame->linesize[0]));
        cv::cvtColor(image, target, cv::COLOR_BGR2BGRA);
        frame->pts = time;
        check(avcodec_send_frame(encoder.get(), frame.get()));
        drain();
    }

    void drain()
    {
        for (;;) {
            const int status = avcodec_receive_packet(encoder.get(), packet.get());
            if (status == AVERROR(EAGAIN) || status == AVERROR_EOF) return;
            check(status);
            mux();
        }
    }

    void mux()
    {
        packet->stream_index = stream->index;
        av_packet_rescale_ts(packet.get(), kMilliseconds, stream->time_base);
        const int status = av_write_frame(output, packet.get());
        av_packet_unref(packet.get());
        check(status);
        // The muxer keeps a cluster to itself until it is complete; now and then make it let go.
        if (lastTime - flushedTime >= std::atoi(kClusterMs)) flush();
    }

    void flush()
    {
        flushedTime = lastTime;
        check(av_write_frame(output, nullptr));
        avio_flush(output->pb);
        check(0);
    }

    void finish()
    {
        if (finished) return;
        finished = true;
        if (encoder) {
            check(avcodec_send_frame(encoder.get(), nullptr));
            drain();
        }
        check(av_write_trailer(output));
        avio_flush(output->pb);
        check(0);
        check(avio_closep(&output->pb));
    }

    void close()
    {
        if (!output) return;
        if (output->pb) avio_closep(&output->pb);
        avformat_free_context(output);
        output = nullptr;
    }

    fs::path file;
    cv::Size size;
    int jpegQuality;
    AVFormatContext* output = nullptr;
    AVStream* stream = nullptr;
    libav::Codec encoder; // none for MJPEG, which OpenCV writes
    libav::Frame frame;
    libav::Packet packet;
    std::vector<std::uint8_t> jpeg;
    std::optional<double> startMs;
    std::int64_t lastTime = -1, flushedTime = 0;
    std::int64_t written = 0, dropped = 0;
    bool finished = false;
};

VideoRecorder::VideoRecorder(const fs::path& file, ImageSize size, VideoCodec codec, int mjpegQuality)
    : impl_(std::make_unique<Impl>(file, size, codec, mjpegQuality))
{
}

VideoRecorder::~VideoRecorder()
{
    try {
        finish();
    } catch (const std::exception&) { // a destructor must not throw; who wants to know calls finish()
    }
}

void VideoRecorder::write(const cv::Mat& image, double timeMs)
{
    CV_Assert(!impl_->finished && image.type() == CV_8UC3 && image.size() == impl_->size);
    if (!impl_->startMs) impl_->startMs = timeMs;
    const std::int64_t time = std::llround(timeMs - *impl_->startMs);
    if (time <= impl_->lastTime) {
        ++impl_->dropped;
        return;
    }
    impl_->lastTime = time;
    if (impl_->encoder)
        impl_->encode(image, time);
    else
        impl_->writeMjpeg(image, time);
    ++impl_->written;
}

void VideoRecorder::finish()
{
    impl_->finish();
}

std::int64_t VideoRecorder::framesWritten() const
{
    return impl_->written;
}

std::int64_t VideoRecorder::framesDropped() const
{
    return impl_->dropped;
}

} // namespace clutch::media
