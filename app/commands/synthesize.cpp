// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "engine/jobs/jobs.h"

namespace clutch::cli {

void addSynthesizeCommand(CLI::App& program, int& exitCode)
{
    auto request = std::make_shared<jobs::SynthesisRequest>();
    CLI::App* command = addCommand(program, "synthesize", "Labelled images of object clusters", exitCode, [request] {
        if (request->dataset.empty())
            request->dataset = request->object + "-" + synthesis::placementName(request->options.placement);
        return jobs::makeLockedJob(request->project, jobs::makeSynthesisJob(*request));
    });
    addProjectAndObject(*command, request->project, request->object);
    command->add_option("--count", request->count, "Images the data set is to have")
        ->required()
        ->check(CLI::Range(1, 10000000));
    command->add_option("--dataset", request->dataset,
                        "Name of the data set; default: OBJECT-PLACEMENT. One that exists is completed");
    addOptions(*command, request->options);
}

} // namespace clutch::cli
