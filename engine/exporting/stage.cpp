// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/stage.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/exporting/sync_files.h"

#include <cerrno>
#include <fstream>
#include <utility>

namespace clutch::exporting {

namespace fs = std::filesystem;

namespace {

constexpr const char* kIncoming = "new";
constexpr const char* kOutgoing = "old";

FolderLock lockOf(const fs::path& folder)
{
    if (std::optional<FolderLock> lock = FolderLock::tryAcquire(folder)) return std::move(*lock);
    throw Error(ErrorKind::Io, "exporting", CLUTCH_TEXT("Error", "another export is being written into this folder"),
                utf8(folder), CLUTCH_TEXT("Error", "wait until it has ended, or choose another folder"));
}

} // namespace

Stage::Stage(const fs::path& exportFolder, fs::path within, const std::string& name)
    : within_(std::move(within)), folder_(exportFolder / within_ / (name + ".part")), probe_(name + ".probe"),
      lock_(lockOf(exportFolder / within_))
{
    std::error_code failure;
    fs::remove_all(folder_, failure);
    for (const char* part : {kIncoming, kOutgoing})
        if (!failure) fs::create_directories(folder_ / part, failure);
    if (failure) throwWriteError(failure.value(), utf8(folder_.parent_path()));
}

Stage::~Stage()
{
    std::error_code ignored; // what cannot be removed now is removed by the next export
    if (!kept_) fs::remove_all(folder_, ignored);
}

fs::path Stage::keep() noexcept
{
    kept_ = true;
    std::error_code failure;
    for (int number = 1; number < 1000; ++number) {
        const fs::path saved = folder_.parent_path() / (folder_.stem() += ".saved-" + std::to_string(number));
        if (fs::exists(fs::symlink_status(saved, failure))) continue;
        fs::rename(folder_, saved, failure);
        if (!failure) folder_ = saved;
        break;
    }
    return folder_;
}

fs::path Stage::incoming(const fs::path& name) const
{
    return folder_ / kIncoming / (within_.empty() ? name : name.lexically_relative(within_));
}

fs::path Stage::outgoing(const fs::path& name) const
{
    return folder_ / kOutgoing / (within_.empty() ? name : name.lexically_relative(within_));
}

bool Stage::reaches(const fs::path& folder) const
{
    const fs::path here = folder_ / probe_, there = folder / probe_;
    if (!std::ofstream(here)) throwWriteError(errno, utf8(folder_.parent_path()));
    std::error_code failure, ignored;
    fs::rename(here, there, failure);
    fs::remove(failure ? here : there, ignored);
    if (failure && failure.value() != EXDEV) throwWriteError(failure.value(), utf8(folder));
    return !failure;
}

Stages::Stages(fs::path exportFolder, std::string name) : folder_(std::move(exportFolder)), name_(std::move(name))
{
    stages_.push_back(std::make_unique<Stage>(folder_, fs::path(), name_));
}

const Stage& Stages::stageFor(const fs::path& name)
{
    const Stage* stage = stages_.front().get();
    fs::path within;
    const fs::path folders = name.parent_path();
    for (const fs::path& part : folders) {
        within /= part;
        std::error_code failure;
        if (!byFolder_.contains(within)) {
            if (!fs::is_directory(folder_ / within, failure)) break; // will be made where the stage is
            if (!stage->reaches(folder_ / within))
                stage = stages_.emplace_back(std::make_unique<Stage>(folder_, within, name_)).get();
            byFolder_.emplace(within, stage);
        }
        stage = byFolder_.at(within);
    }
    return *stage;
}

std::vector<fs::path> Stages::keepAll() noexcept
{
    std::vector<fs::path> places;
    for (const std::unique_ptr<Stage>& stage : stages_)
        places.push_back(stage->keep());
    return places;
}

} // namespace clutch::exporting
