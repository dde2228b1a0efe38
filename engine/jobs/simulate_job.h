// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/options.h"
#include "engine/core/text.h"
#include "engine/jobs/job.h"

#include <filesystem>
#include <memory>
#include <string>

namespace clutch::jobs {

struct SimulationOptions {
    int photos = 20;            // with truth: to measure on
    int unlabelled = 20;        // others of the same goods: to learn the scene from
    double seconds = 20;        // of the recording, as people are asked to record
    IntRange instances{10, 30}; // the paper's heaps
    ImageSize size{640, 480};   // a webcam's

    template <class V>
    void visitFields(V&& visit)
    {
        visit(photos, FieldSpec{.name = "photos",
                                .label = CLUTCH_TEXT("Option", "Photos"),
                                .help = CLUTCH_TEXT("Option", "Photos of heaps with their true masks, for each object"),
                                .minimum = 0,
                                .maximum = 100000});
        visit(unlabelled,
              FieldSpec{.name = "unlabelled",
                        .label = CLUTCH_TEXT("Option", "Unlabelled photos"),
                        .help = CLUTCH_TEXT("Option", "Other photos of heaps, without truth, for each object"),
                        .minimum = 0,
                        .maximum = 100000});
        visit(seconds, FieldSpec{.name = "seconds",
                                 .label = CLUTCH_TEXT("Option", "Recording"),
                                 .help = CLUTCH_TEXT("Option", "Length of each object's recording"),
                                 .unit = "s",
                                 .minimum = 0.1,
                                 .maximum = 3600});
        visit(instances,
              FieldSpec{.name = "instances",
                        .label = CLUTCH_TEXT("Option", "Objects a photo"),
                        .help = CLUTCH_TEXT("Option", "Each photo gets a number of objects drawn from this range"),
                        .minimum = 1,
                        .maximum = 40});
        visit(size, FieldSpec{.name = "size",
                              .label = CLUTCH_TEXT("Option", "Picture size"),
                              .help = CLUTCH_TEXT("Option", "Width and height of recordings and photos"),
                              .unit = "px",
                              .minimum = 64,
                              .maximum = 2048});
    }
};

struct SimulateRequest {
    std::string objects = "all"; ///< names of kinds, separated by commas; see simulation::kindsFromText()
    std::filesystem::path folder;
    SimulationOptions options;
};

/// Renders, for each kind of object, into `folder`/<kind>/: recording.mkv (30 frames a second, MJPEG),
/// recording_alpha/%06d.png (true opacity of every tenth frame, by frame number), photos/%06d.jpg with photos.json
/// (COCO, see simulate_truth.h), unlabelled/%06d.jpg. Files appear whole; run again with the same options and seed it
/// makes what is missing (a recording that was cut off from its start), with the same bytes as in one go. Emits "frame"
/// for every frame of a recording, "file" for every photo (its number) and whole recording (0). {folder, objects:
/// [{name, recording, photos, unlabelled, instances, ignored, seconds}]}: counts of what lies there, seconds of this
/// run. Throws Error{Usage} for an unknown kind or option, {BadInput} when a folder holds results of other options or
/// files of others, {Unsupported} without OpenGL.
std::unique_ptr<Job> makeSimulateJob(SimulateRequest request);

} // namespace clutch::jobs
