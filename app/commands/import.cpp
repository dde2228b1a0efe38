// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "engine/jobs/jobs.h"

namespace clutch::cli {

void addImportCommand(CLI::App& program, int& exitCode)
{
    auto request = std::make_shared<jobs::ImportRequest>();
    CLI::App* command = addCommand(program, "import", "Add recordings of one object to a project", exitCode, [request] {
        return jobs::makeLockedJob(request->project, jobs::makeImportJob(*request));
    });
    addProjectAndObject(*command, request->project, request->object);
    addPaths(*command, "RECORDING", request->recordings, "Video files, or folders of pictures")->required();
    addOptions(*command, request->sampling);
}

} // namespace clutch::cli
