// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "engine/jobs/jobs.h"

namespace clutch::cli {

void addSimulateCommand(CLI::App& program, int& exitCode)
{
    auto request = std::make_shared<jobs::SimulateRequest>();
    CLI::App* command = addCommand(program, "simulate", "Rendered recordings and cluster photos with exact truth",
                                   exitCode, [request] { return jobs::makeSimulateJob(*request); });
    command
        ->add_option("--objects", request->objects,
                     "all, or some of badminton, battery, clothespin, grape, milk, hex-nut, orange, ping-pong, "
                     "tissue and wing-nut, separated by commas")
        ->type_name("A,B,...")
        ->capture_default_str();
    addPath(*command, "--out", request->folder, "Folder to write to, one folder an object; what is missing is made")
        ->required();
    addOptions(*command, request->options);
}

} // namespace clutch::cli
