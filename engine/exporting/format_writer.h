// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/exporting/dataset.h"
#include "engine/exporting/export.h"
#include "engine/exporting/split.h"
#include "engine/exporting/staged_export.h"

#include <memory>
#include <string>
#include <vector>

namespace clutch::exporting {

/// What is worth telling about an export, each sentence once.
class Notes {
public:
    void add(const char* text, std::int64_t count = 1); ///< a fixed sentence, context "Export"
    void addSentence(const std::string& text);          ///< without a count
    const std::vector<ExportNote>& all() const { return notes_; }

private:
    std::vector<ExportNote> notes_;
};

/// What the writers of all formats work with.
struct ExportScope {
    DatasetSource& source;
    const SplitPlan& plan;
    StagedExport& files;
    Notes& notes;

    std::vector<Part> parts() const;       ///< those that have a share
    std::string folderOf(Part part) const; ///< "train/", or nothing when the data set stays in one piece
};

std::string numberOf(std::size_t image); ///< "000001": place in the data set, from 1

/// One image on its way out; its labels fit it, and none is below 1 px.
struct Entry {
    std::size_t image = 0;
    std::string number;
    Part part = Part::Train;
    Picture picture;
    Labels labels;
};

/// Writes one format image by image. Names are those in the export's folder.
class FormatWriter {
public:
    virtual ~FormatWriter() = default;
    virtual std::vector<std::string> ownFiles() const = 0; ///< beside those of the images
    virtual std::vector<std::string> filesFor(const Entry& withoutLabels) const = 0;
    virtual std::string mainFile() const = 0; ///< to open first; empty: the folder
    virtual void begin() {}
    virtual void add(const Entry& entry) = 0;
    virtual void end() {}
};

std::unique_ptr<FormatWriter> makeCocoWriter(const ExportScope& scope, bool polygons);
std::unique_ptr<FormatWriter> makeYoloWriter(const ExportScope& scope);
std::unique_ptr<FormatWriter> makeVocWriter(const ExportScope& scope);
std::unique_ptr<FormatWriter> makeLabelmeWriter(const ExportScope& scope);
std::unique_ptr<FormatWriter> makeMasksWriter(const ExportScope& scope);

/// The error for labels that do not fit their image.
[[noreturn]] void throwDamaged(const Picture& picture);

} // namespace clutch::exporting
