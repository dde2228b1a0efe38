// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/job_context.h"
#include "engine/jobs/synthesis_inputs.h"
#include "engine/store/project.h"
#include "engine/synthesis/synthesis.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace clutch::jobs {

struct MadeImage {
    int number = 0;
    std::uint64_t seed = 0;
    synthesis::SyntheticImage made;
    std::optional<std::size_t> photo; ///< whose light it has: position in SynthesisInputs::photos
    double clippedShare = 0;
};

/// Makes images from inputs and options that stay the same: objects, then light. The same seed gives the same pixels.
/// Threads: one.
class ImageMaker {
public:
    ImageMaker(SynthesisInputs inputs, synthesis::SynthesisOptions options);

    /// Shows the objects as they land, in their light, and stops between two when cancelled. Throws Error for a photo
    /// that cannot be read. `photoHash`: of the photo whose light is wanted; another is picked where that one does not
    /// teach any more.
    MadeImage make(int number, std::uint64_t seed, JobContext& context, const std::string& photoHash = {});

    /// What the store keeps of an image. Threads: any, beside make().
    store::ImageRow rowOf(const MadeImage& image) const; ///< without id, data set, run and file
    std::vector<store::InstanceRow> instancesOf(const MadeImage& image) const;

private:
    const cv::Mat& lightOf(std::size_t photo);
    std::size_t photoFor(std::uint64_t seed, const std::string& wantedHash) const;

    const SynthesisInputs inputs_;
    const synthesis::SynthesisOptions options_;
    std::map<std::size_t, cv::Mat> lights_;         // by photo; each is read once, when first needed
    std::chrono::steady_clock::time_point shownAt_; // the last lit preview
};

} // namespace clutch::jobs
