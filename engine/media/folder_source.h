// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/media/frame_source.h"
#include "engine/media/problem_list.h"

namespace clutch::media {

/// Pictures of a folder in natural order of their names.
class FolderSource : public FrameSource {
public:
    /// `files` are the pictures, at least one.
    FolderSource(const std::filesystem::path& folder, std::vector<std::filesystem::path> files);

    const SourceInfo& info() const override { return info_; }
    std::optional<Frame> next() override;
    Frame at(std::int64_t index) override;
    const std::vector<std::string>& problems() const override { return problems_.sentences(); }

private:
    SourceInfo info_;
    ProblemList problems_;
    std::vector<std::filesystem::path> files_;
    std::size_t position_ = 0;
    bool decodedAny_ = false;
};

} // namespace clutch::media
