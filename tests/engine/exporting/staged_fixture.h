// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/files.h"
#include "engine/exporting/staged_export.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <memory>
#include <string>

namespace clutch::test {

namespace fs = std::filesystem;

inline std::string textOf(const fs::path& file)
{
    if (!fs::exists(file)) return {};
    const std::vector<std::uint8_t> bytes = readFile(file);
    return {bytes.begin(), bytes.end()};
}

/// Three files, of which index.json is the index.
inline void exportTo(const fs::path& folder, const std::string& text)
{
    exporting::StagedExport files(folder, "coco", {"index.json"});
    for (const char* name : {"index.json", "images/000001.txt", "images/deep/000002.txt"})
        files.claim(name);
    files.write("images/000001.txt", text);
    exporting::StagedFile index = files.open("index.json");
    index.stream() << text;
    index.close();
    files.write("images/deep/000002.txt", text);
    JobContext context;
    files.sync(context);
    files.commit();
}

/// Every file below, hidden ones and those behind links too, with what is in it.
inline std::map<std::string, std::string> contentsOf(const fs::path& folder)
{
    std::map<std::string, std::string> contents;
    constexpr auto kOptions = fs::directory_options::follow_directory_symlink;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder, kOptions))
        contents[utf8(entry.path().lexically_relative(folder))] = entry.is_directory() ? "" : textOf(entry.path());
    return contents;
}

/// A folder to export into that is not there yet, in one that goes at the end.
struct ExportFolder {
    QTemporaryDir temporary;
    fs::path folder = fs::canonical(pathFromUtf8(temporary.path().toStdString())) / "out";
    fs::path first() const { return folder / "images" / "000001.txt"; }
    fs::path second() const { return folder / "images" / "deep" / "000002.txt"; }
};

} // namespace clutch::test
