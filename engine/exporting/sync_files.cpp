// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/sync_files.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace clutch::exporting {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kWaitTogether = 16; // they wait for the disk, not for processors

/// Closed at the end; below zero where it cannot be opened.
class Descriptor {
public:
    explicit Descriptor(const fs::path& path) : handle_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~Descriptor()
    {
        if (handle_ >= 0) ::close(handle_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int handle() const { return handle_; }

private:
    const int handle_;
};

void waitFor(const fs::path& path, const std::string& subject)
{
    const Descriptor opened(path);
    if (opened.handle() < 0) throwWriteError(errno, subject);
    while (::fsync(opened.handle()) != 0) {
        if (errno == EINTR) continue;
        if (errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP) return; // cannot say
        throwWriteError(errno, subject);
    }
}

/// Files whose turn it is are waited for by whoever is free; the first that fails ends it for all.
class Waiting {
public:
    Waiting(const std::vector<WrittenFile>& files, JobContext& context) : files_(files), context_(context) {}

    void run()
    {
        std::vector<std::jthread> helpers;
        try {
            while (helpers.size() + 1 < std::min(kWaitTogether, files_.size()))
                helpers.emplace_back([this] { help(); });
        } catch (const std::system_error&) { // fewer threads wait longer, nothing else
        }
        while (waitForNext())
            context_.advanceTo(static_cast<std::int64_t>(done_));
        helpers.clear();
        if (failure_) throw Error(*failure_);
        context_.checkCancelled();
        context_.advanceTo(static_cast<std::int64_t>(done_));
    }

private:
    void help()
    {
        while (waitForNext()) {
        }
    }
    bool waitForNext()
    {
        if (context_.isCancelled()) return false;
        const std::size_t at = next_++;
        if (at >= files_.size()) return false;
        try {
            waitFor(files_[at].file, files_[at].subject);
        } catch (const Error& error) {
            next_ = files_.size();
            const std::scoped_lock lock(mutex_);
            if (!failure_) failure_ = error;
            return false;
        }
        ++done_;
        return true;
    }

    const std::vector<WrittenFile>& files_;
    JobContext& context_;
    std::atomic<std::size_t> next_{0}, done_{0};
    std::mutex mutex_;
    std::optional<Error> failure_;
};

} // namespace

void throwWriteError(int code, const std::string& subject)
{
    if (code == ENOSPC || code == EDQUOT)
        throw Error(ErrorKind::DiskFull, "exporting", CLUTCH_TEXT("Error", "the disk is full"), subject,
                    CLUTCH_TEXT("Error", "free some space or choose another folder"));
    if (code == EACCES || code == EPERM || code == EROFS)
        throw Error(ErrorKind::ReadOnly, "exporting",
                    CLUTCH_TEXT("Error", "the file or folder may not be written or read"), subject,
                    CLUTCH_TEXT("Error", "choose another folder or change its permissions"));
    throw Error(ErrorKind::Io, "exporting", CLUTCH_TEXT("Error", "the export cannot be written"), subject,
                CLUTCH_TEXT("Error", "free some space or choose another folder"));
}

void waitForFolder(const fs::path& folder)
{
    waitFor(folder, utf8(folder));
}

void waitForFiles(const std::vector<WrittenFile>& files, JobContext& context)
{
    context.begin(CLUTCH_TEXT("Progress", "Writing to the disk"), static_cast<std::int64_t>(files.size()));
    for (const WrittenFile& file : files) { // a hint, so that the disk is busy with all before each is waited for
        context.checkCancelled();
        const Descriptor opened(file.file);
        if (opened.handle() >= 0) ::sync_file_range(opened.handle(), 0, 0, SYNC_FILE_RANGE_WRITE);
    }
    Waiting(files, context).run();
}

} // namespace clutch::exporting
