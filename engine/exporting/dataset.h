// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/rle.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace clutch::exporting {

struct Instance {
    std::int64_t category = 1; ///< position in DatasetSource::categories() + 1
    RunLengthMask visible, amodal;
    double hiddenShare = 0;
    std::string provenance; ///< JSON object: recording, frame, placement, seed
};

/// What an image shows. Visible masks do not overlap.
struct Labels {
    std::vector<Instance> instances;       ///< annotated ones only; an image without any is exported too
    std::vector<RunLengthMask> unlabelled; ///< visible pixels of objects too hidden to be annotated
};

struct Picture {
    std::filesystem::path file; ///< absolute
    int width = 0, height = 0;
    std::string provenance; ///< JSON object: dataset, number, seed, options
};

/// A data set as the exporters see it: values and paths, no store. Asked image by image, so that its masks are never in
/// memory all at once. May throw Error. One thread.
class DatasetSource {
public:
    virtual ~DatasetSource() = default;
    virtual const std::string& name() const = 0;
    virtual const std::vector<std::string>& categories() const = 0;
    virtual std::size_t imageCount() const = 0;
    virtual std::int64_t instanceCount() const = 0; ///< about how many, for the room on the disk
    virtual Picture picture(std::size_t image) = 0;
    virtual Labels labels(std::size_t image) = 0;
    /// Numbers of the recordings whose cut-outs the image shows, labelled or not, in any order.
    virtual std::vector<std::int64_t> recordings(std::size_t image) = 0;
};

} // namespace clutch::exporting
