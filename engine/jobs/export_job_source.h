// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/exporting/export.h"
#include "engine/store/project.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace clutch::jobs {

/// Where frames come from; rows are read once.
class FrameOrigins {
public:
    explicit FrameOrigins(const store::Project& project) : project_(project) {}
    const store::FrameRow& frame(store::Id id);
    const store::RecordingRow& recording(store::Id id);

private:
    const store::Project& project_;
    std::map<store::Id, store::FrameRow> frames_;
    std::map<store::Id, store::RecordingRow> recordings_;
};

/// A data set of the store as the exporters see it, every object with where it came from. Masks are read image by
/// image.
class StoredDataset : public exporting::DatasetSource {
public:
    /// Throws Error{NotFound} when the project has no data set of this name.
    StoredDataset(const store::Project& project, const std::string& name);

    const std::string& name() const override { return row_.name; }
    const std::vector<std::string>& categories() const override { return categories_; }
    std::size_t imageCount() const override { return images_.size(); }
    std::int64_t instanceCount() const override { return row_.instances; }
    exporting::Picture picture(std::size_t image) override;
    exporting::Labels labels(std::size_t image) override;
    std::vector<std::int64_t> recordings(std::size_t image) override;

private:
    std::string provenanceOf(const store::InstanceRow& instance, const store::ImageRow& image);
    const nlohmann::ordered_json& optionsOf(store::Id run);

    const store::Project& project_;
    store::DatasetRow row_;
    std::vector<std::string> categories_;
    std::vector<store::ImageRow> images_;
    std::map<store::Id, nlohmann::ordered_json> options_; // by run
    FrameOrigins origins_;
};

/// The cut-outs of an object that may be used. Throws Error{NotFound} when there is no such object, Error{BadInput}
/// when it has none.
std::vector<exporting::Cutout> storedCutouts(const store::Project& project, const std::string& object);

} // namespace clutch::jobs
