// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/store/project.h"

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <optional>

namespace clutch::test {

template <class Call>
std::optional<Error> errorOf(Call&& call)
{
    try {
        call();
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

/// An empty project in a folder whose name is not ASCII, gone with the object.
class ProjectFixture {
public:
    ProjectFixture() { store::Project::create(folder()); }

    std::filesystem::path root() const { return pathFromUtf8(directory_.path().toStdString()); }
    std::filesystem::path folder() const { return root() / pathFromUtf8("é 日本"); }
    std::filesystem::path database() const { return folder() / store::Project::kDatabaseName; }

private:
    QTemporaryDir directory_;
};

/// A recording of `count` frames with source indices 0, 10, 20, ...
inline store::Id addRecording(store::Project& project, store::Id object, int count,
                              const std::string& name = "take.mkv")
{
    store::RecordingRow row;
    row.object = object;
    row.name = name;
    row.hash = "hash of " + name;
    row.size = {640, 480};
    row.sourceFrames = count * 10;
    row.durationMs = 1000.5;
    row.id = project.addRecording(row);
    for (int i = 0; i < count; ++i) {
        store::FrameRow frame;
        frame.recording = row.id;
        frame.sourceIndex = i * 10;
        frame.timeMs = i * 333.25;
        frame.file = "frames/" + std::to_string(row.id) + "/" + std::to_string(i) + ".png";
        frame.sharpness = 0.5 + i;
        project.addFrame(frame);
    }
    return row.id;
}

inline store::MatteRow matteOf(store::Id frame, bool accepted = true)
{
    store::MatteRow row;
    row.frame = frame;
    row.trimapFile = "trimaps/a.png";
    row.alphaFile = "alphas/a.png";
    row.cutoutFile = "cutouts/a.png";
    row.boxX = 3, row.boxY = 4, row.boxWidth = 50, row.boxHeight = 60;
    row.quality = 0.875;
    row.accepted = accepted;
    row.reasons = "[\"because\"]";
    return row;
}

inline void touch(const std::filesystem::path& file)
{
    writeFileAtomically(file, std::string_view("pixels"));
}

} // namespace clutch::test
