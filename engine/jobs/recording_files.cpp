// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/recording_files.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/media/image_file.h"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <vector>

namespace clutch::jobs {

namespace fs = std::filesystem;

namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

[[noreturn]] void throwSystemError(const fs::path& file)
{
    try {
        throw fs::filesystem_error("copy", file, std::error_code(errno, std::generic_category()));
    } catch (const fs::filesystem_error&) {
        throw errorFromCurrentException("jobs");
    }
}

File openFile(const fs::path& file, const char* mode)
{
    File handle(std::fopen(file.c_str(), mode), &std::fclose);
    if (!handle) throwSystemError(file);
    return handle;
}

} // namespace

std::string hashRecording(const fs::path& recording, const JobContext& context)
{
    if (!fs::is_directory(recording)) return hashFile(recording);
    std::string hashes;
    for (const fs::path& file : sortedFiles(recording)) {
        if (!media::isImageFile(file)) continue;
        context.checkCancelled();
        hashes += hashFile(file);
    }
    return hashText(hashes);
}

void copyFile(const fs::path& source, const fs::path& target, const JobContext& context)
{
    writeFileAtomically(target, [&](const fs::path& temporary) {
        const File from = openFile(source, "rb");
        File to = openFile(temporary, "wb");
        std::vector<char> buffer(std::size_t(1) << 20);
        while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), from.get())) {
            context.checkCancelled();
            if (std::fwrite(buffer.data(), 1, count, to.get()) != count) throwSystemError(target);
        }
        if (std::ferror(from.get()) != 0) throwSystemError(source);
        if (std::fclose(to.release()) != 0) throwSystemError(target);
    });
}

} // namespace clutch::jobs
