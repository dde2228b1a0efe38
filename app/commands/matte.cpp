// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "engine/jobs/jobs.h"

namespace clutch::cli {

void addMatteCommand(CLI::App& program, int& exitCode)
{
    auto request = std::make_shared<jobs::MatteRequest>();
    CLI::App* command = addCommand(program, "matte", "Matte one picture with a trimap", exitCode,
                                   [request] { return jobs::makeMatteJob(*request); });
    addPath(*command, "IMAGE", request->image, "The picture")->required();
    addPath(*command, "TRIMAP", request->trimap,
            "Grey picture of the same size: <= 25 background, >= 230 object, else unknown")
        ->required();
    addPath(*command, "--out", request->alpha, "Opacity to write, 8-bit grey PNG")->required();
    addPath(*command, "--foreground", request->foreground, "The object's own colours to write, PNG");
    addOptions(*command, request->options);
}

} // namespace clutch::cli
