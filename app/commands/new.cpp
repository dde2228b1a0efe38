// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "engine/jobs/jobs.h"

namespace clutch::cli {

void addNewCommand(CLI::App& program, int& exitCode)
{
    auto folder = std::make_shared<std::filesystem::path>();
    CLI::App* command = addCommand(program, "new", "Make an empty project", exitCode,
                                   [folder] { return jobs::makeNewProjectJob(*folder); });
    addPath(*command, "DIR", *folder, "Folder to make")->required();
}

} // namespace clutch::cli
