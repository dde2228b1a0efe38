// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/options.h"

#include <opencv2/core/mat.hpp>

#include <filesystem>
#include <memory>

namespace clutch::media {

enum class VideoCodec {
    Mjpeg, ///< what cameras give; every frame a key frame
    Ffv1,  ///< lossless, with checksums
};

/// Writes a Matroska file whose clusters are flushed as they fill: after kill -9 all but the last fraction of a second
/// can be read. The first frame is at 0 ms; time stamps are kept in whole milliseconds, as Matroska does. The same
/// frames give the same bytes. Threads: one at a time. Throws Error{Io, DiskFull, ReadOnly} naming the file.
class VideoRecorder {
public:
    VideoRecorder(const std::filesystem::path& file, ImageSize size, VideoCodec codec = VideoCodec::Mjpeg,
                  int mjpegQuality = 92);
    ~VideoRecorder();
    VideoRecorder(const VideoRecorder&) = delete;
    VideoRecorder& operator=(const VideoRecorder&) = delete;

    /// CV_8UC3 of the recorder's size; time stamps must grow (a frame that does not is dropped and counted).
    void write(const cv::Mat& image, double timeMs);
    void finish(); ///< writes the trailer; the destructor does it too but swallows errors
    std::int64_t framesWritten() const;
    std::int64_t framesDropped() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace clutch::media
