// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/job_context.h"
#include "engine/jobs/placement_watch.h"
#include "engine/jobs/structure_maker.h"
#include "engine/jobs/synthesis_inputs.h"
#include "engine/store/project.h"
#include "engine/synthesis/synthesis.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace clutch::jobs {

struct MadeImage {
    int number = 0;
    std::uint64_t seed = 0;
    synthesis::SyntheticImage made;
    std::optional<std::size_t> photo; ///< whose light it has: position in SynthesisInputs::photos
    double clippedShare = 0;
    std::vector<synthesis::PlacementTrace> traces; ///< of its objects, where structure placed them
};

/// Makes images from inputs and options that stay the same: objects, then light. The same seed gives the same pixels.
/// Threads: one.
class ImageMaker {
public:
    /// `project`: its folder, for the likelihood's file. `watch` may be null. Errors: as StructureMaker.
    ImageMaker(SynthesisInputs inputs, synthesis::SynthesisOptions options, const std::filesystem::path& project,
               int threads, std::shared_ptr<PlacementWatch> watch = {});
    ImageMaker(const ImageMaker&) = delete; // what places by structure refers to the inputs in here
    ImageMaker& operator=(const ImageMaker&) = delete;

    /// Shows the objects as they land, in their light, and stops between two when cancelled. Throws Error for a photo
    /// that cannot be read. `photoHash`: of the photo whose light is wanted; another is picked where that one does not
    /// teach any more.
    MadeImage make(int number, std::uint64_t seed, JobContext& context, const std::string& photoHash = {});

    /// What the store keeps of an image. Threads: any, beside make().
    store::ImageRow rowOf(const MadeImage& image) const; ///< without id, data set, run and file
    std::vector<store::InstanceRow> instancesOf(const MadeImage& image) const;

private:
    synthesis::SyntheticImage placedByStructure(MadeImage& image, std::size_t photo, JobContext& context);
    std::size_t tableFor(std::uint64_t seed) const;
    const cv::Mat& lightOf(std::size_t photo);
    std::size_t photoFor(std::uint64_t seed, const std::string& wantedHash) const;

    const SynthesisInputs inputs_;
    const synthesis::SynthesisOptions options_;
    const std::shared_ptr<PlacementWatch> watch_;
    std::unique_ptr<StructureMaker> structure_;     // where the options ask for it
    std::map<std::size_t, cv::Mat> lights_;         // by photo; each is read once, when first needed
    std::chrono::steady_clock::time_point shownAt_; // the last lit preview
};

} // namespace clutch::jobs
