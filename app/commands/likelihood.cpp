// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "engine/jobs/jobs.h"

namespace clutch::cli {

void addLikelihoodCommand(CLI::App& program, int& exitCode)
{
    auto request = std::make_shared<jobs::LikelihoodRequest>();
    CLI::App* command =
        addCommand(program, "likelihood", "Learn from photos how clusters really lie", exitCode,
                   [request] { return jobs::makeLockedJob(request->project, jobs::makeLikelihoodJob(*request)); });
    addProjectAndObject(*command, request->project, request->object);
    addOptions(*command, request->options);
    // What is to be placed by it later: the random images it learns to reject have the same sizes and numbers.
    addOptions(*command, request->synthesis, {"instances", "size", "object-share", "scale-min", "scale-max"});
}

} // namespace clutch::cli
