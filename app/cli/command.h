// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/options.h"
#include "engine/jobs/job.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>

namespace clutch::cli {

constexpr int kExitDone = 0;
constexpr int kExitFailed = 1;
constexpr int kExitUsage = 2;
constexpr int kExitInterrupted = 130;

/// What every command takes.
struct Common {
    std::string device = "auto";
    int threads = 0;
    std::uint64_t seed = 1;
    bool json = false;
    bool quiet = false;
};

/// Makes the job when the command line has been read; may throw Error.
using MakeJob = std::function<std::unique_ptr<jobs::Job>()>;

/// Adds `name` to the program with the common options. The job it makes is run, its progress goes to stderr and its
/// result to stdout; the exit code lands in `exitCode`.
CLI::App* addCommand(CLI::App& program, const std::string& name, const std::string& description, int& exitCode,
                     MakeJob makeJob);

/// One `--name` for each field of a stage's options, or for those of `only`, with range, default and help, written into
/// `options` when given.
template <class Options>
void addOptions(CLI::App& command, Options& options, const std::set<std::string>& only = {})
{
    for (const FieldValue& field : describe(options)) {
        if (!only.empty() && !only.contains(field.spec.name)) continue;
        const auto set = [&options, name = std::string(field.spec.name)](const std::string& text) {
            setField(options, name, text);
        };
        std::string help = field.spec.help;
        if (!field.spec.choices.empty()) {
            help += " (";
            for (const std::string& choice : field.spec.choices)
                help += (&choice == &field.spec.choices.front() ? "" : "|") + choice;
            help += ")";
        }
        command.add_option_function<std::string>("--" + std::string(field.spec.name), set, help)
            ->type_name(field.spec.unit[0] ? field.spec.unit : "")
            ->default_str(field.text);
    }
}

/// --project and --object, both required.
void addProjectAndObject(CLI::App& command, std::filesystem::path& project, std::string& object);

/// A path argument or option, read as UTF-8.
CLI::Option* addPath(CLI::App& command, const std::string& name, std::filesystem::path& path, const std::string& help);
CLI::Option* addPaths(CLI::App& command, const std::string& name, std::vector<std::filesystem::path>& paths,
                      const std::string& help);

/// "clutch: error: <sentence>" on stderr.
void printError(const std::string& sentence);

void addBenchCommand(CLI::App& program, int& exitCode);
void addCutoutCommand(CLI::App& program, int& exitCode);
void addDemoCommand(CLI::App& program, int& exitCode);
void addExportCommand(CLI::App& program, int& exitCode);
void addImportCommand(CLI::App& program, int& exitCode);
void addLikelihoodCommand(CLI::App& program, int& exitCode);
void addMatteCommand(CLI::App& program, int& exitCode);
void addMattesCommand(CLI::App& program, int& exitCode);
void addNewCommand(CLI::App& program, int& exitCode);
void addPhotosCommand(CLI::App& program, int& exitCode);
void addSimulateCommand(CLI::App& program, int& exitCode);
void addSynthesizeCommand(CLI::App& program, int& exitCode);
void addWeightsCommand(CLI::App& program, int& exitCode);

} // namespace clutch::cli
