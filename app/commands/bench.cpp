// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/bench.h"

#include "app/cli/command.h"
#include "app/demo_recording.h"

namespace clutch::cli {

namespace {

void addIlluminationBench(CLI::App& bench, int& exitCode)
{
    auto request = std::make_shared<jobs::IlluminationBenchRequest>();
    CLI::App* command = addCommand(bench, "illumination", "Time to put one image under a photo's light", exitCode,
                                   [request] { return jobs::makeIlluminationBenchJob(*request); });
    command->add_option("--width", request->size.width, "Of the image, px")
        ->check(CLI::Range(1, 20000))
        ->capture_default_str();
    command->add_option("--height", request->size.height, "Of the image, px")
        ->check(CLI::Range(1, 20000))
        ->capture_default_str();
    command->add_option("--repeats", request->repeats, "Runs whose median is taken")
        ->check(CLI::Range(1, 100000))
        ->capture_default_str();
}

void addRealismBench(CLI::App& bench, int& exitCode)
{
    auto request = std::make_shared<jobs::RealismBenchRequest>();
    CLI::App* command = addCommand(bench, "realism", "How objects lie in synthetic images against real photos",
                                   exitCode, [request] { return jobs::makeRealismBenchJob(*request); });
    addPath(*command, "--real", request->real, "COCO file of photos with masks")->required();
    addPaths(*command, "--synthetic", request->synthetic, "COCO file of synthetic images; may be given again")
        ->required();
    command->add_option("--permutations", request->permutations, "Exchanges of images each p is counted from")
        ->check(CLI::Range(1, 1000000))
        ->capture_default_str();
}

void addPlacementBench(CLI::App& bench, int& exitCode)
{
    auto request = std::make_shared<jobs::PlacementBenchRequest>();
    CLI::App* command = addCommand(bench, "placement", "Placing objects by the likelihood, against random search",
                                   exitCode, [request] { return jobs::makePlacementBenchJob(*request); });
    CLI::Option* project = addPath(*command, "--project", request->project, "Folder of the project");
    CLI::Option* object = command->add_option("--object", request->object, "Object that has learned a likelihood");
    CLI::Option* likelihood =
        addPath(*command, "--likelihood", request->likelihood, "Or: network that tells real clusters from random ones");
    CLI::Option* cutouts = addPath(*command, "--cutouts", request->cutouts, "Folder of cut-outs of the object");
    CLI::Option* photos = addPath(*command, "--photos", request->photos, "Folder of photos of real clusters");
    project->needs(object)->excludes(likelihood);
    object->needs(project);
    likelihood->needs(cutouts)->needs(photos);
    command->add_option("--images", request->images, "Images to place")
        ->check(CLI::Range(1, 100000))
        ->capture_default_str();
    command->add_option("--objects", request->objects, "Objects an image")
        ->check(CLI::Range(2, 500))
        ->capture_default_str();
    command->add_option("--evaluations", request->evaluations, "Places scored for each object")
        ->check(CLI::Range(2, 1000))
        ->capture_default_str();
}

} // namespace

void addBenchCommand(CLI::App& program, int& exitCode)
{
    CLI::App* bench = program.add_subcommand("bench", "A measured figure of this program on this machine");
    bench->require_subcommand(1);
    auto request = std::make_shared<jobs::MattingBenchRequest>();
    CLI::App* command = addCommand(*bench, "matting",
                                   "Frames a second of a recording, and error and time on alpha matting's test images",
                                   exitCode, [request] {
                                       if (request->recording.empty()) request->recording = demoRecording();
                                       return jobs::makeMattingBenchJob(*request);
                                   });
    addPath(*command, "--recording", request->recording, "Recording to time; default: the bundled one");
    addPath(*command, "--truth", request->truth, "Folder of true opacities of the recording, named by frame number");
    addPath(*command, "--data", request->images,
            "Folder with Images, Trimap1, Trimap2, GroundTruth and pymatting.json (alphamatting.com's training set)");
    command->add_option("--frames", request->frames, "Frames of the recording to time, spread over it")
        ->check(CLI::Range(2, 100000))
        ->capture_default_str();
    addOptions(*command, request->options);
    addIlluminationBench(*bench, exitCode);
    addRealismBench(*bench, exitCode);
    addPlacementBench(*bench, exitCode);
}

} // namespace clutch::cli
