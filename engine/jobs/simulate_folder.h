// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/jobs/simulate_job.h"
#include "engine/simulation/object_model.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace clutch::jobs {

/// Where the files of one simulated object lie, and which of them are missing. A hidden file tells with which options
/// and seed the others were made. Numbers of photos count from 1, of frames from 0.
class SimulateFolder {
public:
    SimulateFolder(const SimulateRequest& request, simulation::Kind kind, std::uint64_t seed);

    /// Changes nothing. Throws Error{BadInput} when results of other options or strangers' files are in the way.
    void requireOurs() const;
    /// Makes the folders and the hidden file; removes temporary files that a killed run left.
    void prepare() const;

    std::filesystem::path recording() const { return folder_ / "recording.mkv"; }
    std::filesystem::path alpha(int frame) const;
    std::filesystem::path photo(int number) const;
    std::filesystem::path unlabelled(int number) const;
    std::filesystem::path coco() const { return folder_ / "photos.json"; }
    std::filesystem::path truthPart(int number) const; ///< of photos.json, until that is written
    std::vector<std::filesystem::path> truthParts() const;
    void removeTruthParts() const;

    bool needsRecording(int frames) const;
    std::vector<int> missingPhotos() const;
    std::vector<int> missingUnlabelled() const;

private:
    std::string manifest() const;
    std::filesystem::path manifestFile() const { return folder_ / ".clutch-simulate.json"; }

    std::filesystem::path folder_;
    SimulationOptions options_;
    std::string kind_;
    std::uint64_t seed_;
};

} // namespace clutch::jobs
