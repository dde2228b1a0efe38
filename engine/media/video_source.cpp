// SPDX-License-Identifier: Apache-2.0
#include "engine/media/video_source.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"

#include <utility>

namespace clutch::media {

namespace {

constexpr std::int64_t kMarkDistance = 25; // keeps the marks of an hour of all-key-frame video under a megabyte

std::string sizeText(cv::Size size)
{
    return detail::toText(ImageSize{size.width, size.height});
}

bool isHighDynamicRange(const AVFrame& frame)
{
    return frame.color_trc == AVCOL_TRC_SMPTE2084 || frame.color_trc == AVCOL_TRC_ARIB_STD_B67;
}

[[noreturn]] void throwNothingDecoded(const std::filesystem::path& file)
{
    throw Error(ErrorKind::Corrupt, "media", CLUTCH_TEXT("Error", "not one picture of the video can be decoded"),
                utf8(file), CLUTCH_TEXT("Error", "copy it again from the camera, or choose another video"));
}

} // namespace

VideoSource::VideoSource(const std::filesystem::path& file)
    : decoder_(std::make_unique<VideoDecoder>(file)), converter_(decoder_->orientation())
{
    const AVCodecParameters& parameters = *decoder_->stream().codecpar;
    const Orientation orientation = decoder_->orientation();
    const cv::Size upright = uprightSize({parameters.width, parameters.height}, orientation);
    info_.path = file;
    info_.isVideo = true;
    info_.size = {upright.width, upright.height};
    info_.frameCountHint = decoder_->frameCountHint();
    info_.durationMs = decoder_->durationMs();
    info_.rotationDegrees = rotationDegrees(orientation);
    info_.codec = decoder_->codecName();
}

std::optional<Picture> VideoSource::nextPicture()
{
    std::optional<Picture> picture = decoder_->next();
    if (!picture) {
        noteEnd();
        return std::nullopt;
    }
    if (!picture->frame) {
        problems_.lostFrame(picture->index);
        return picture;
    }
    settleSize(*picture);
    noteSize(*picture);
    const auto mark = decoder_->mark();
    if (mark && (marks_.empty() || mark->index >= marks_.rbegin()->first + kMarkDistance))
        marks_.emplace(mark->index, *mark);
    return picture;
}

void VideoSource::settleSize(const Picture& picture)
{
    if (decodedAny_) return;
    decodedAny_ = true;
    storedSize_ = lastSize_ = {picture.frame->width, picture.frame->height};
    const cv::Size upright = uprightSize(storedSize_, decoder_->orientation());
    info_.size = {upright.width, upright.height};
    if (isHighDynamicRange(*picture.frame))
        problems_.note("the video has a high dynamic range; its colours are paler here");
}

void VideoSource::noteSize(const Picture& picture)
{
    const cv::Size size(picture.frame->width, picture.frame->height);
    if (size == lastSize_) return;
    lastSize_ = size;
    if (size == storedSize_) return;
    problems_.note("from frame " + std::to_string(picture.index) + " on the pictures are " + sizeText(size) +
                   "; they are scaled to " + sizeText(storedSize_));
}

void VideoSource::noteEnd()
{
    if (!decodedAny_) throwNothingDecoded(info_.path);
    if (decoder_->isCutOff())
        problems_.note("the file is cut off after frame " + std::to_string(decoder_->position() - 1));
}

Frame VideoSource::convert(const Picture& picture)
{
    return {picture.index, picture.timeMs, converter_.convert(*picture.frame, storedSize_)};
}

std::optional<Frame> VideoSource::next()
{
    while (const std::optional<Picture> picture = nextPicture()) {
        if (!picture->frame) continue;
        return convert(*picture);
    }
    return std::nullopt;
}

// To the nearest place from which decoding forward reaches `index`.
void VideoSource::moveTowards(std::int64_t index)
{
    const std::int64_t position = decoder_->position();
    auto mark = marks_.upper_bound(index);
    const bool marked = mark != marks_.begin();
    if (marked) --mark;
    if (index >= position && (!marked || mark->first <= position)) return;
    if (marked && mark->first > 0 && decoder_->seek(mark->second)) return;
    decoder_ = std::make_unique<VideoDecoder>(info_.path);
}

Frame VideoSource::at(std::int64_t index)
{
    if (index >= 0) moveTowards(index);
    while (index >= 0) {
        const std::optional<Picture> picture = nextPicture();
        if (!picture || picture->index > index) break;
        if (picture->index < index) continue;
        if (!picture->frame)
            throw Error(ErrorKind::Corrupt, "media", CLUTCH_TEXT("Error", "the frame is damaged"),
                        utf8(info_.path) + ": " + std::to_string(index),
                        CLUTCH_TEXT("Error", "choose the frame before or after it"));
        return convert(*picture);
    }
    throw Error(ErrorKind::NotFound, "media", CLUTCH_TEXT("Error", "the recording has no such frame"),
                utf8(info_.path) + ": " + std::to_string(index),
                CLUTCH_TEXT("Error", "choose a frame between the first and the last"));
}

} // namespace clutch::media
