// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "engine/jobs/jobs.h"

namespace clutch::cli {

void addPhotosCommand(CLI::App& program, int& exitCode)
{
    auto request = std::make_shared<jobs::AddPhotosRequest>();
    request->role = "cluster";
    CLI::App* command =
        addCommand(program, "photos", "Add real photos of clusters, or background pictures, to a project", exitCode,
                   [request] { return jobs::makeLockedJob(request->project, jobs::makeAddPhotosJob(*request)); });
    addProjectAndObject(*command, request->project, request->object);
    command->add_option("--role", request->role, "What the photos are for")
        ->check(CLI::IsMember({"cluster", "background"}))
        ->capture_default_str();
    command
        ->add_option("--part", request->part,
                     "Whether they may teach or are held out for judging; auto holds out one of four")
        ->check(CLI::IsMember({"auto", "teach", "held-out"}))
        ->capture_default_str();
    addPaths(*command, "IMAGE", request->files, "Photos")->required();
}

} // namespace clutch::cli
