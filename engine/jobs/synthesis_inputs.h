// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/job_context.h"
#include "engine/store/project.h"
#include "engine/synthesis/synthesis.h"

#include <opencv2/core/mat.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace clutch::jobs {

struct SourcePhoto {
    store::PhotoRow row;
    std::filesystem::path file; ///< absolute
    std::uint64_t key = 0;      ///< from its content, for synthesis::pickPhoto()
    bool taught = false;        ///< the likelihood, so that it can never be held out
};

/// What cluster images are made of, in memory once; of photos the names alone, for few images need few of them.
struct SynthesisInputs {
    std::vector<cv::Mat> cutouts;     ///< CV_8UC4
    std::vector<store::Id> frames;    ///< of the cut-outs, in their order
    std::vector<std::int64_t> groups; ///< one number a cut-out: the recording, or the photo where photos are unrelated
    std::vector<cv::Mat> backgrounds; ///< CV_8UC3; none unless the options ask for pictures
    /// Those of the object that teach; none unless the options ask for their light, or for structure, which is scored
    /// on tables like theirs.
    std::vector<SourcePhoto> photos;
    std::optional<store::LikelihoodRow>
        likelihood;                         ///< what scores placements; none unless the options ask for structure
    std::string cutoutText, backgroundText; ///< what the cut-outs and backgrounds are, by content
};

/// The used cut-outs of an object, by recording and frame. Of more than fit into memory every n-th is taken, said in a
/// note, and so are background pictures. Throws Error{BadInput} when there are none, or no photo that teaches and the
/// options ask for its light, or no likelihood and they ask for structure.
SynthesisInputs loadSynthesisInputs(const store::Project& project, const store::ObjectRow& object,
                                    const synthesis::SynthesisOptions& options, JobContext& context);

/// `picture` at no more than twice an image's size: all that can be seen of it there.
cv::Mat shrunk(const cv::Mat& picture, const ImageSize& size);

/// Their parts alone: the used cut-outs; the photos that teach, of which there may be none; background pictures, at
/// most twice as large as images of `size`.
void loadCutouts(SynthesisInputs& inputs, const store::Project& project, const store::ObjectRow& object,
                 JobContext& context);
void findPhotos(SynthesisInputs& inputs, const store::Project& project, const store::ObjectRow& object);
void loadBackgrounds(SynthesisInputs& inputs, const store::Project& project, const store::ObjectRow& object,
                     const ImageSize& size, JobContext& context);

/// What the inputs are, as JSON that is the same for the same pictures: kept with a data set.
std::string describeInputs(const SynthesisInputs& inputs);

/// What such a description says of the background pictures alone; empty for one that cannot be read.
std::string backgroundsOf(const std::string& description);
/// The hash of the likelihood it names; empty where there is none.
std::string likelihoodOf(const std::string& description);

/// What differs between two such descriptions, in words; empty when nothing does.
std::string inputChanges(const std::string& before, const std::string& now);

/// `count` positions out of `total`, evenly spread, the first always among them.
std::vector<std::size_t> spreadPositions(std::size_t total, std::size_t count);

} // namespace clutch::jobs
