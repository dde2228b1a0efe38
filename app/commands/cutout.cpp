// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "engine/jobs/jobs.h"

namespace clutch::cli {

void addCutoutCommand(CLI::App& program, int& exitCode)
{
    auto request = std::make_shared<jobs::CutoutRequest>();
    CLI::App* command = addCommand(program, "cutout", "A recording to mattes and cut-outs, without a project", exitCode,
                                   [request] { return jobs::makeCutoutJob(*request); });
    addPath(*command, "RECORDING", request->recording, "A video file, or a folder of pictures")->required();
    addPath(*command, "--out", request->folder, "Folder to write to")->required();
    addOptions(*command, request->sampling);
    addOptions(*command, request->options);
}

} // namespace clutch::cli
