// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/options.h"

#include <opencv2/core/mat.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace clutch::media {

inline constexpr double kFolderFrameMs = 40; ///< 25 a second

/// One picture of a recording. `index` counts the pictures of the file from 0 in display order, also those that could
/// not be decoded, so it is the number any other player shows; `timeMs` is the file's own time stamp (variable frame
/// rates keep theirs), made to start at 0. Pictures of a folder, which have none, count kFolderFrameMs each.
struct Frame {
    std::int64_t index = 0;
    double timeMs = 0;
    cv::Mat image; ///< CV_8UC3 BGR, upright: rotation metadata and EXIF orientation are applied; 16-bit and grey
                   ///< sources are converted
};

struct SourceInfo {
    std::filesystem::path path;
    bool isVideo = false;            ///< else a folder of pictures
    ImageSize size;                  ///< upright size of the first frame; from the header until that was read
    bool mixedSizes = false;         ///< a folder whose pictures differ in size: not one recording
    std::int64_t frameCountHint = 0; ///< from the header, for progress; 0 when the file does not say
    double durationMs = 0;           ///< from the header; 0 when the file does not say
    int rotationDegrees = 0;         ///< clockwise, as applied
    std::string codec;
};

/// Frames of a video file or of a folder of pictures, one after another; memory does not grow with the length.
/// Threads: one at a time.
class FrameSource {
public:
    virtual ~FrameSource() = default;
    virtual const SourceInfo& info() const = 0;

    /// The next frame, nothing at the end. A damaged frame is left out, noted in problems() and counted in later
    /// indices. A video whose pictures change size is scaled to the first one's size and noted. Throws Error{Corrupt}
    /// when nothing at all can be decoded.
    virtual std::optional<Frame> next() = 0;

    /// The frame with this index, for a timeline; next() goes on behind it. Expensive when far from the last one read.
    /// Throws Error{NotFound} past the end and Error{Corrupt} for a damaged frame.
    virtual Frame at(std::int64_t index) = 0;

    /// One sentence for each thing left out or changed: "frame 17 cannot be decoded".
    virtual const std::vector<std::string>& problems() const = 0;
};

/// Opens a video file, a folder of pictures (png, jpg, jpeg, bmp, tif, tiff, webp; in natural order of their names) or
/// a single picture. Throws Error{NotFound, BadInput (zero length, no pictures, no video stream, index missing, absurd
/// size), Unsupported (codec)} naming the file. Files that name other files (playlists) are refused.
std::unique_ptr<FrameSource> openFrameSource(const std::filesystem::path& path);

} // namespace clutch::media
