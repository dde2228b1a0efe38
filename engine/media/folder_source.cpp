// SPDX-License-Identifier: Apache-2.0
#include "engine/media/folder_source.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/media/image_file.h"
#include "engine/media/image_header.h"

#include <utility>

namespace clutch::media {

namespace {

double timeOf(std::size_t index)
{
    return static_cast<double>(index) * kFolderFrameMs;
}

std::optional<ImageHeader> headerOrNothing(const std::filesystem::path& file)
{
    try {
        return readImageHeader(file);
    } catch (const Error&) {
        return std::nullopt;
    }
}

} // namespace

FolderSource::FolderSource(const std::filesystem::path& folder, std::vector<std::filesystem::path> files)
    : files_(std::move(files))
{
    info_.path = folder;
    info_.frameCountHint = static_cast<std::int64_t>(files_.size());
    info_.durationMs = timeOf(files_.size());
    for (const std::filesystem::path& file : files_) {
        const std::optional<ImageHeader> header = headerOrNothing(file);
        if (!header || header->width <= 0 || header->height <= 0 || isTooLarge(*header)) continue; // next() notes it
        const cv::Size stored(static_cast<int>(header->width), static_cast<int>(header->height));
        const cv::Size upright = uprightSize(stored, header->orientation);
        const ImageSize size{upright.width, upright.height};
        if (info_.size == ImageSize()) {
            info_.size = size;
            info_.rotationDegrees = rotationDegrees(header->orientation);
            info_.codec = utf8(file.extension()).substr(1);
        }
        info_.mixedSizes = info_.mixedSizes || size != info_.size;
    }
}

std::optional<Frame> FolderSource::next()
{
    while (position_ < files_.size()) {
        const std::size_t index = position_++;
        try {
            Frame frame{static_cast<std::int64_t>(index), timeOf(index), readImage(files_[index])};
            decodedAny_ = true;
            return frame;
        } catch (const Error& error) {
            problems_.note("frame " + std::to_string(index) + " is left out: " + error.what());
        }
    }
    if (!decodedAny_)
        throw Error(ErrorKind::Corrupt, "media", CLUTCH_TEXT("Error", "not one picture of the folder can be decoded"),
                    utf8(info_.path),
                    CLUTCH_TEXT("Error", "copy them again from the camera, or choose another folder"));
    return std::nullopt;
}

Frame FolderSource::at(std::int64_t index)
{
    if (index < 0 || index >= static_cast<std::int64_t>(files_.size()))
        throw Error(ErrorKind::NotFound, "media", CLUTCH_TEXT("Error", "the recording has no such frame"),
                    utf8(info_.path) + ": " + std::to_string(index),
                    CLUTCH_TEXT("Error", "choose a frame between the first and the last"));
    const auto place = static_cast<std::size_t>(index);
    Frame frame{index, timeOf(place), readImage(files_[place])};
    decodedAny_ = true;
    position_ = place + 1;
    return frame;
}

} // namespace clutch::media
