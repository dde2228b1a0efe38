// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/media/orientation.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

namespace clutch::media {

enum class ImageFormat { Png, Jpeg, Bmp, Tiff, Webp };

/// What a picture's first bytes say, before anything is decoded.
struct ImageHeader {
    ImageFormat format = ImageFormat::Png;
    std::int64_t width = 0; ///< as stored; not yet turned upright
    std::int64_t height = 0;
    Orientation orientation;
    std::size_t tiffOrientationAt = 0; ///< where a TIFF has the low byte of its orientation; 0 when there is none
};

/// Above 100 megapixels: 400 MB as BGRA is what a machine of 4 GiB can still hold.
bool isTooLarge(const ImageHeader& header);

/// Nothing when it is none of the formats or the size lies beyond these bytes.
std::optional<ImageHeader> parseImageHeader(std::span<const std::uint8_t> bytes);

/// The same from a file, reading no more of it than needed. Throws Error{NotFound, Io, ReadOnly} when it cannot be
/// read.
std::optional<ImageHeader> readImageHeader(const std::filesystem::path& file);

/// True for a JPEG whose end-of-image marker is missing: decoders fill the rest with grey and say nothing.
bool isJpegCutOff(std::span<const std::uint8_t> bytes);

} // namespace clutch::media
