// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"

#include "app/cli/console.h"
#include "app/cli/result_text.h"
#include "engine/core/files.h"
#include "engine/jobs/device.h"
#include "engine/jobs/runner.h"

#include <charconv>
#include <csignal>
#include <cstdio>

namespace clutch::cli {

namespace {

JobContext* interruptible = nullptr; // the context of the running job, for the signal handler

// The first Ctrl+C lets the item in work finish and be kept; the second one ends the program at once.
extern "C" void onInterrupt(int signal)
{
    if (interruptible) interruptible->cancel();
    std::signal(signal, SIG_DFL);
}

void printResult(const std::string& result, bool json)
{
    std::fputs(json ? (result + "\n").c_str() : resultText(result).c_str(), stdout);
    std::fflush(stdout);
}

// CLI11 wraps -1 around and cuts off what is too large.
std::string isSeed(const std::string& text)
{
    std::uint64_t seed = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), seed);
    const bool whole = status == std::errc() && end == text.data() + text.size();
    return whole ? "" : "Value " + text + " is not a whole number from 0 to 18446744073709551615";
}

int runCommand(jobs::Job& job, const Common& common)
{
    const jobs::DeviceSummary device = jobs::deviceSummary(common.device);
    JobContext context(common.seed, common.threads);
    jobs::JobOutcome outcome;
    {
        ProgressPrinter printer(context, common.quiet);
        context.onNote = [&printer](const std::string& text) { printer.note(text); };
        if (common.device != "auto" && device.name != "cpu")
            context.note("this command computes on the CPU; " + device.name + " is not used");
        interruptible = &context;
        std::signal(SIGINT, onInterrupt);
        std::signal(SIGTERM, onInterrupt);
        outcome = jobs::runJob(job, context);
        interruptible = nullptr;
    }
    if (outcome.state == jobs::JobState::Cancelled) {
        std::fprintf(stderr, "clutch: stopped; what was finished is kept\n");
        return kExitInterrupted;
    }
    if (outcome.error) {
        printError(outcome.error->what());
        return outcome.error->kind() == ErrorKind::Usage ? kExitUsage : kExitFailed;
    }
    printResult(outcome.result, common.json);
    return kExitDone;
}

} // namespace

void printError(const std::string& sentence)
{
    std::fprintf(stderr, "clutch: error: %s\n", sentence.c_str());
}

CLI::App* addCommand(CLI::App& program, const std::string& name, const std::string& description, int& exitCode,
                     MakeJob makeJob)
{
    CLI::App* command = program.add_subcommand(name, description);
    auto common = std::make_shared<Common>();
    command->add_option("--device", common->device, "Where to compute: auto, cpu, cuda or cuda:N")
        ->capture_default_str()
        ->group("Common");
    command->add_option("--threads", common->threads, "Processor threads; 0: as many as there are")
        ->check(CLI::Range(0, 1024))
        ->capture_default_str()
        ->group("Common");
    command->add_option("--seed", common->seed, "Same seed, options, inputs and threads: same bytes")
        ->check(isSeed)
        ->capture_default_str()
        ->group("Common");
    command->add_flag("--json", common->json, "Print the result as one JSON object")->group("Common");
    command->add_flag("--quiet", common->quiet, "No progress")->group("Common");
    command->callback(
        [common, &exitCode, makeJob = std::move(makeJob)] { exitCode = runCommand(*makeJob(), *common); });
    return command;
}

void addProjectAndObject(CLI::App& command, std::filesystem::path& project, std::string& object)
{
    addPath(command, "--project", project, "The project's folder")->required();
    command.add_option("--object", object, "Name of the kind of object")->required();
}

CLI::Option* addPath(CLI::App& command, const std::string& name, std::filesystem::path& path, const std::string& help)
{
    return command
        .add_option_function<std::string>(
            name, [&path](const std::string& text) { path = pathFromUtf8(text); }, help)
        ->type_name("PATH");
}

CLI::Option* addPaths(CLI::App& command, const std::string& name, std::vector<std::filesystem::path>& paths,
                      const std::string& help)
{
    const auto set = [&paths](const std::vector<std::string>& texts) {
        for (const std::string& text : texts)
            paths.push_back(pathFromUtf8(text));
    };
    return command.add_option_function<std::vector<std::string>>(name, set, help)->type_name("PATH");
}

} // namespace clutch::cli
