// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/exporting/export.h"
#include "engine/jobs/job.h"
#include "engine/jobs/placement_watch.h"
#include "engine/jobs/simulate_job.h"
#include "engine/jobs/weights.h"
#include "engine/matting/matte_recording.h"
#include "engine/media/sampling.h"
#include "engine/synthesis/scene_likelihood.h"
#include "engine/synthesis/synthesis.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// The jobs of the program. Each factory takes values only; JSON fields as in the command line's reference.
namespace clutch::jobs {

struct ImportRequest {
    std::filesystem::path project;
    std::string object;
    std::vector<std::filesystem::path> recordings; ///< video files and folders of pictures
    media::SamplingOptions sampling;
};
/// Copies each recording into the project, counts and samples its frames. {recordings: [{id, name, frames,
/// sourceFrames, dropped, problems}]}; of one imported now also {blurred, nearlyIdentical, passedOver}: why the other
/// frames were not taken. A recording whose hash the object already has is not imported twice (said in a
/// note). Emits "frame" (id).
std::unique_ptr<Job> makeImportJob(ImportRequest request);

struct MattesRequest {
    std::filesystem::path project;
    std::string object;
    std::int64_t recording = 0; ///< 0: all of the object
    matting::MattingOptions options;
    bool again = false; ///< true: all frames; false: those without a matte, made with other options, or corrected since
    std::vector<std::int64_t> frames{}; ///< rows to matte whatever their state, these alone; empty: see `again`
};
/// {frames, accepted, framesPerSecond}. Emits "matte" (frame id).
std::unique_ptr<Job> makeMattesJob(MattesRequest request);

struct SynthesisRequest {
    std::filesystem::path project;
    std::string object;
    std::string dataset; ///< made when there is none; goes on with the missing images otherwise
    int count = 100;
    synthesis::SynthesisOptions options;
    std::shared_ptr<PlacementWatch> watch{}; ///< of placing by structure; may be null
};
/// {dataset, images, instances, secondsPerImage}. Image k is seeded with deriveSeed(seed, k). Numbers of images that a
/// person took out are passed over. Refused when the cut-outs, backgrounds or photos that teach are others than the
/// data set was begun with: its images would not belong together. Refused too when an image would come out the same as
/// one of another data set of the object: same seed, same options. Emits "image" (id).
std::unique_ptr<Job> makeSynthesisJob(SynthesisRequest request);

struct LikelihoodRequest {
    std::filesystem::path project;
    std::string object;
    synthesis::SynthesisOptions synthesis; ///< of what it will place: sizes, scales and numbers of objects
    synthesis::LikelihoodOptions options;
};
/// Teaches the object's scene likelihood on its photos that teach, and puts it in the place of an earlier one.
/// {accuracy, seconds, area, network, photos}. Emits "likelihood" (id).
std::unique_ptr<Job> makeLikelihoodJob(LikelihoodRequest request);

struct RegenerateRequest {
    std::filesystem::path project;
    std::vector<std::int64_t> images; ///< rows; of any data sets
};
/// Makes images anew, one at a time, each with the options it was made with, in the light of the same photo as long as
/// that one teaches, and with a fresh seed derived from its own. So the same comes out whatever photos were added. The
/// new one takes the number of the old and a row of its own. Those that are gone, as after a cancelled run, are passed
/// over with a note. {images}. Emits "image" (the new id).
std::unique_ptr<Job> makeRegenerateJob(RegenerateRequest request);

struct ExportRequest {
    std::filesystem::path project;
    std::string dataset; ///< or, for RGBA cut-outs, empty with `object` given
    std::string object;
    exporting::ExportOptions options;
    std::filesystem::path folder;
};
/// {images, annotations, file, loses} and, where there is something to tell, split: {train, val, test, byRecording} and
/// notes: [{text, count}]. A split is seeded with the context's seed. Throws Error{Usage} at once for options that
/// cannot be followed.
std::unique_ptr<Job> makeExportJob(ExportRequest request);

enum class PhotoArrival { Added, AlreadyThere, Refused };
struct AddPhotosRequest {
    std::filesystem::path project;
    std::string object;
    std::string role;                         ///< "cluster" or "background"
    std::vector<std::filesystem::path> files; ///< and folders: all pictures in them and below
    std::string part = "auto"; ///< "teach" or "held-out" for all of them; "auto": of four clusters, one is held out
    /// Told on the job's thread what became of each file; may be empty.
    std::function<void(const std::filesystem::path& file, PhotoArrival arrival)> onFile{};
};
/// With "auto" a photo that is a background too, or lent its light to images before it was removed, always teaches
/// (said in a note). A photo whose hash the object already has in this role is not added twice (said in a note).
/// {photos: n, added, and of clusters teach, heldOut}. Emits "photo" (id).
std::unique_ptr<Job> makeAddPhotosJob(AddPhotosRequest request);

struct CutoutRequest { ///< without a project: recording -> folder of mattes
    std::filesystem::path recording, folder;
    media::SamplingOptions sampling;
    matting::MattingOptions options;
};
/// Writes alpha/ trimap/ cutout/ and cutouts.json. {frames, accepted, framesPerSecond, file}.
std::unique_ptr<Job> makeCutoutJob(CutoutRequest request);

struct MatteRequest {                           ///< one picture with its trimap, without a project
    std::filesystem::path image, trimap, alpha; ///< alpha: 8-bit grey PNG to write
    std::filesystem::path foreground;           ///< 8-bit colour PNG to write; empty: none
    matting::KnnOptions options;
};
/// {seconds, unknown, iterations}; seconds of matting alone, without files.
std::unique_ptr<Job> makeMatteJob(MatteRequest request);

/// An empty project. {project}.
std::unique_ptr<Job> makeNewProjectJob(std::filesystem::path folder);

/// `job` under the project's lock, for programs that do not hold it already. Fails with Error{ReadOnly} when the
/// project is open for writing elsewhere.
std::unique_ptr<Job> makeLockedJob(std::filesystem::path project, std::unique_ptr<Job> job);

} // namespace clutch::jobs
