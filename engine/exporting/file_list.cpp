// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/file_list.h"

#include "engine/core/files.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>

namespace clutch::exporting {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kListBytes = std::uintmax_t(64) << 20; // two million files

/// Only names that stay inside the folder are ever touched, whatever a list on disk says.
bool isSafeName(const std::string& name)
{
    const fs::path path = pathFromUtf8(name);
    return !name.empty() && name.find('\0') == std::string::npos && path.is_relative() &&
           std::none_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".." || part == "."; });
}

bool isUtf8(const std::string& text)
{
    try {
        return !nlohmann::json(text).dump().empty();
    } catch (const nlohmann::json::exception&) {
        return false;
    }
}

/// "000017.png", "recording3_000017.png": as the formats call what they make for each image.
bool isNumbered(const fs::path& name)
{
    std::string stem = utf8(name.stem());
    constexpr std::string_view kCutout = "recording";
    const auto isDigit = [](char letter) { return letter >= '0' && letter <= '9'; };
    if (stem.starts_with(kCutout)) return stem.size() > kCutout.size() && isDigit(stem[kCutout.size()]);
    return stem.size() >= 6 && std::all_of(stem.begin(), stem.end(), isDigit);
}

} // namespace

bool canBeListed(const std::string& name)
{
    return isSafeName(name) && isUtf8(name);
}

std::set<std::string> filesListed(const fs::path& list)
{
    std::set<std::string> files;
    if (!fs::exists(list)) return files;
    const std::vector<std::uint8_t> bytes = readFile(list, kListBytes);
    const nlohmann::json read = nlohmann::json::parse(bytes, nullptr, false);
    if (!read.is_array()) return files;
    for (const nlohmann::json& name : read)
        if (name.is_string() && isSafeName(name)) files.insert(name);
    return files;
}

void writeFileList(const fs::path& list, const std::set<std::string>& files)
{
    writeFileAtomically(list, nlohmann::json(files).dump(1));
}

bool mayBeOurs(const fs::path& folder, const std::string& name)
{
    fs::path path = folder;
    const fs::path folders = pathFromUtf8(name).parent_path();
    for (const fs::path& part : folders) {
        std::error_code failure;
        path /= part;
        if (fs::is_symlink(fs::symlink_status(path, failure))) return isNumbered(pathFromUtf8(name).filename());
    }
    return true;
}

} // namespace clutch::exporting
