// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/media/frame_converter.h"
#include "engine/media/frame_source.h"
#include "engine/media/problem_list.h"
#include "engine/media/video_decoder.h"

#include <map>
#include <memory>

namespace clutch::media {

class VideoSource : public FrameSource {
public:
    explicit VideoSource(const std::filesystem::path& file);

    const SourceInfo& info() const override { return info_; }
    std::optional<Frame> next() override;
    Frame at(std::int64_t index) override;
    const std::vector<std::string>& problems() const override { return problems_.sentences(); }

private:
    std::optional<Picture> nextPicture();
    void settleSize(const Picture& picture);
    void noteSize(const Picture& picture);
    void noteEnd();
    Frame convert(const Picture& picture);
    void moveTowards(std::int64_t index);

    SourceInfo info_;
    ProblemList problems_;
    std::unique_ptr<VideoDecoder> decoder_;
    FrameConverter converter_;
    cv::Size storedSize_;                              // of the first picture; empty until it is known
    cv::Size lastSize_;                                // of the last picture, to note changes
    std::map<std::int64_t, VideoDecoder::Mark> marks_; // key frames seen, some way apart
    bool decodedAny_ = false;
};

} // namespace clutch::media
