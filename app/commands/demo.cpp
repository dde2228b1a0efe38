// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/demo.h"

#include "app/cli/command.h"
#include "app/demo_recording.h"

namespace clutch::cli {

void addDemoCommand(CLI::App& program, int& exitCode)
{
    auto request = std::make_shared<jobs::DemoRequest>();
    request->folder = "clutch-demo";
    CLI::App* command = addCommand(program, "demo", "The whole main job on the bundled recording", exitCode, [request] {
        request->recording = demoRecording();
        return jobs::makeDemoJob(*request);
    });
    addPath(*command, "--out", request->folder, "Folder to write to; a demo already there is completed")
        ->default_str("clutch-demo");
    command->add_option("--images", request->images, "Images of clusters to make")
        ->check(CLI::Range(1, 100000))
        ->capture_default_str();
}

} // namespace clutch::cli
