// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "engine/jobs/jobs.h"

namespace clutch::cli {

void addExportCommand(CLI::App& program, int& exitCode)
{
    auto request = std::make_shared<jobs::ExportRequest>();
    CLI::App* command = addCommand(program, "export", "Write a data set that other tools open", exitCode, [request] {
        return jobs::makeLockedJob(request->project, jobs::makeExportJob(*request));
    });
    addPath(*command, "--project", request->project, "The project's folder")->required();
    CLI::Option* dataset = command->add_option(
        "--dataset", request->dataset, "Which data set; for --format rgba, the one whose object's cut-outs are meant");
    command->add_option("--object", request->object, "For --format rgba: whose cut-outs, in place of a data set")
        ->excludes(dataset);
    addPath(*command, "--out", request->folder, "Folder to write to")->required();
    addOptions(*command, request->options);
}

} // namespace clutch::cli
