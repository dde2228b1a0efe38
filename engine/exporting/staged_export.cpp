// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/staged_export.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

namespace clutch::exporting {

namespace fs = std::filesystem;

namespace {

/// Only names that stay inside the folder are ever touched, whatever a list on disk says.
bool isSafeName(const std::string& name)
{
    const fs::path path = pathFromUtf8(name);
    return !name.empty() && path.is_relative() &&
           std::none_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".." || part == "."; });
}

std::set<std::string> filesListed(const fs::path& list)
{
    std::set<std::string> files;
    if (!fs::exists(list)) return files;
    const std::vector<std::uint8_t> bytes = readFile(list);
    const nlohmann::json read = nlohmann::json::parse(bytes, nullptr, false);
    if (!read.is_array()) return files; // damaged: what it named counts as strangers, which are left alone
    for (const nlohmann::json& name : read)
        if (name.is_string() && isSafeName(name)) files.insert(name);
    return files;
}

[[noreturn]] void throwWriteError(const std::string& subject)
{
    const bool full = errno == ENOSPC || errno == EDQUOT;
    throw Error(full ? ErrorKind::DiskFull : ErrorKind::Io, "exporting",
                full ? CLUTCH_TEXT("Error", "the disk is full") : CLUTCH_TEXT("Error", "the export cannot be written"),
                subject, CLUTCH_TEXT("Error", "free some space or choose another folder"));
}

} // namespace

StagedExport::StagedExport(fs::path folder, std::string kind, std::string indexFile)
    : folder_(std::move(folder)), kind_(std::move(kind)), indexFile_(std::move(indexFile))
{
    try {
        stage_ = folder_ / (".clutch-" + kind_ + ".part");
        fs::create_directories(folder_);
        fs::remove_all(stage_); // left by an export that was killed
        fs::create_directory(stage_);
        earlier_ = filesListed(listFile());
    } catch (...) {
        throw errorFromCurrentException("exporting");
    }
}

StagedExport::~StagedExport()
{
    std::error_code ignored; // what cannot be removed now is removed by the next export
    fs::remove_all(stage_, ignored);
}

fs::path StagedExport::listFile() const
{
    return folder_ / (".clutch-" + kind_ + ".json");
}

void StagedExport::rememberFiles(const std::set<std::string>& files) const
{
    writeFileAtomically(listFile(), nlohmann::json(files).dump(1));
}

void StagedExport::claim(const std::string& name) const
{
    const fs::path target = folder_ / pathFromUtf8(name);
    if (!isSafeName(name))
        throw Error(ErrorKind::Internal, "exporting",
                    CLUTCH_TEXT("Error", "a file name leads out of the export's folder"), name,
                    CLUTCH_TEXT("Error", "please report this with the log file"));
    if (earlier_.contains(name) || !fs::exists(fs::symlink_status(target))) return;
    throw Error(ErrorKind::BadInput, "exporting",
                CLUTCH_TEXT("Error", "the folder already holds a file that this program did not write"), utf8(target),
                CLUTCH_TEXT("Error", "choose an empty folder, or move the file away"));
}

void StagedExport::copy(const fs::path& source, const std::string& name)
{
    try {
        const fs::path target = stage_ / pathFromUtf8(name);
        fs::create_directories(target.parent_path());
        fs::copy_file(source, target);
        fs::permissions(target, fs::perms::owner_write,
                        fs::perm_options::add); // a read-only original may be replaced later
        files_.insert(name);
    } catch (...) {
        throw errorFromCurrentException("exporting");
    }
}

void StagedExport::write(const std::string& name, const std::function<void(std::ostream&)>& writer)
{
    writeFileAtomically(stage_ / pathFromUtf8(name), [&](const fs::path& temporary) {
        std::ofstream stream(temporary, std::ios::binary);
        if (stream) writer(stream);
        stream.close();
        if (!stream) throwWriteError(utf8(folder_ / pathFromUtf8(name)));
    });
    files_.insert(name);
}

void StagedExport::commit()
{
    try {
        std::set<std::string> known = earlier_;
        known.insert(files_.begin(), files_.end());
        rememberFiles(known); // first: whatever happens now, no file of ours becomes a stranger
        if (!indexFile_.empty()) fs::remove(folder_ / pathFromUtf8(indexFile_));
        for (const std::string& name : earlier_)
            if (!files_.contains(name)) fs::remove(folder_ / pathFromUtf8(name));
        const auto moveIn = [this](const std::string& name) {
            const fs::path target = folder_ / pathFromUtf8(name);
            fs::create_directories(target.parent_path());
            fs::rename(stage_ / pathFromUtf8(name), target);
        };
        for (const std::string& name : files_)
            if (name != indexFile_) moveIn(name);
        if (files_.contains(indexFile_)) moveIn(indexFile_);
        rememberFiles(files_);
    } catch (...) {
        throw errorFromCurrentException("exporting");
    }
}

} // namespace clutch::exporting
