// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "app/passive_waiting.h"
#include "engine/core/error.h"
#include "engine/core/log.h"
#include "engine/core/version.h"

#include <algorithm>
#include <cstdio>

namespace {

using namespace clutch;

// `clutch help [COMMAND...]`.
void addHelpCommand(CLI::App& program, int& exitCode)
{
    auto topic = std::make_shared<std::vector<std::string>>();
    CLI::App* command = program.add_subcommand("help", "Explain a command");
    command->add_option("COMMAND", *topic, "Which one");
    command->callback([&program, &exitCode, topic] {
        try {
            const CLI::App* subject = &program;
            std::string path = program.get_name();
            for (const std::string& name : *topic) {
                subject = subject->get_subcommand(name);
                path += " " + name;
            }
            // Not help(): the program's own would explain the command in use, which is this one.
            const auto mode = CLI::AppFormatMode::Normal;
            std::fputs(subject->get_formatter()->make_help(subject, path, mode).c_str(), stdout);
        } catch (const CLI::OptionNotFound&) {
            cli::printError("there is no such command (" + CLI::detail::join(*topic, " ") + "): see clutch help");
            exitCode = cli::kExitUsage;
        }
    });
}

bool isCommand(const CLI::App& program, const std::string& name)
{
    const auto commands = program.get_subcommands([](const CLI::App*) { return true; });
    return std::any_of(commands.begin(), commands.end(),
                       [&name](const CLI::App* command) { return command->get_name() == name; });
}

int parseAndRun(CLI::App& program, int argc, char** argv, const int& exitCode)
{
    if (argc > 1 && argv[1][0] != '-' && !isCommand(program, argv[1])) {
        cli::printError("there is no such command (" + std::string(argv[1]) + "): see clutch help");
        return cli::kExitUsage;
    }
    try {
        program.parse(argc, argv);
        return exitCode;
    } catch (const CLI::Success& request) { // --help, --version
        return program.exit(request);
    } catch (const CLI::ExtrasError& error) {
        const std::vector<std::string> extras = program.remaining(true);
        const auto option =
            std::find_if(extras.begin(), extras.end(), [](const std::string& word) { return word.starts_with('-'); });
        if (option != extras.end())
            cli::printError("there is no such option (" + *option + "): see clutch help");
        else
            cli::printError(std::string(error.what()) + ": see clutch help");
        return cli::kExitUsage;
    } catch (const CLI::ParseError& error) {
        cli::printError(std::string(error.what()) + ": see clutch help");
        return cli::kExitUsage;
    } catch (const Error& error) {
        cli::printError(error.what());
        return error.kind() == ErrorKind::Usage ? cli::kExitUsage : cli::kExitFailed;
    } catch (...) {
        cli::printError(errorFromCurrentException("app").what());
        return cli::kExitFailed;
    }
}

} // namespace

int main(int argc, char** argv)
{
    waitPassively(argv);
    openLog(defaultLogFile());
    int exitCode = cli::kExitDone;
    CLI::App program("One recording of one object hatches a whole clutch of labelled images.", "clutch");
    program.set_version_flag("--version", std::string("clutch ") + kVersion);
    program.require_subcommand(1);
    cli::addDemoCommand(program, exitCode);
    cli::addCutoutCommand(program, exitCode);
    cli::addMatteCommand(program, exitCode);
    cli::addNewCommand(program, exitCode);
    cli::addImportCommand(program, exitCode);
    cli::addPhotosCommand(program, exitCode);
    cli::addMattesCommand(program, exitCode);
    cli::addLikelihoodCommand(program, exitCode);
    cli::addSynthesizeCommand(program, exitCode);
    cli::addExportCommand(program, exitCode);
    cli::addSimulateCommand(program, exitCode);
    cli::addWeightsCommand(program, exitCode);
    cli::addBenchCommand(program, exitCode);
    addHelpCommand(program, exitCode);
    return parseAndRun(program, argc, argv, exitCode);
}
