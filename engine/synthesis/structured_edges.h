// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthesis/object_proposals.h"

#include <filesystem>
#include <memory>

namespace clutch::synthesis {

/// Edges as people draw them: structured forests (Dollar, Zitnick 2013), for those who have a model file of them. What
/// gradientEdges() is without one; edgeBoxes() takes either.
class StructuredEdges {
public:
    /// `model`: OpenCV's model.yml or model.yml.gz. Errors: as readStructuredForest(); Io when no temporary file can be
    /// written.
    explicit StructuredEdges(const std::filesystem::path& model);
    ~StructuredEdges();
    StructuredEdges(StructuredEdges&&) noexcept;
    StructuredEdges& operator=(StructuredEdges&&) noexcept;

    /// `image` CV_8UC3. Threads: any number at once.
    EdgeMap edges(const cv::Mat& image) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace clutch::synthesis
