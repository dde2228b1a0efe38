// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "engine/jobs/jobs.h"

namespace clutch::cli {

void addMattesCommand(CLI::App& program, int& exitCode)
{
    auto request = std::make_shared<jobs::MattesRequest>();
    CLI::App* command =
        addCommand(program, "mattes", "Mattes and cut-outs of an object's recordings", exitCode,
                   [request] { return jobs::makeLockedJob(request->project, jobs::makeMattesJob(*request)); });
    addProjectAndObject(*command, request->project, request->object);
    command->add_flag("--again", request->again, "Matte all frames, also those that are done");
    addOptions(*command, request->options);
}

} // namespace clutch::cli
