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
}

} // namespace clutch::cli
