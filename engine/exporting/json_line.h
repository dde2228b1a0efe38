// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/exporting/format_writer.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace clutch::exporting {

using Json = nlohmann::ordered_json;

/// On one line; what is not UTF-8 is replaced.
std::string lineOf(const Json& value);

/// Provenance as JSON; an empty text is an empty object. Throws Error{Corrupt} naming the picture for anything else
/// that is not a JSON object.
Json provenanceOf(const std::string& text, const Picture& picture);

/// provenance.jsonl, for formats without a place for it: a line an image, with where it and each of its objects, in
/// their order in the format's own files, came from.
class ProvenanceFile {
public:
    static constexpr const char* kName = "provenance.jsonl";

    explicit ProvenanceFile(const ExportScope& scope) : scope_(scope) {}
    void begin() { file_.emplace(scope_.files.open(kName)); }
    void add(const Entry& entry, const std::string& pictureName);
    void end() { file_->close(); }

private:
    ExportScope scope_;
    std::optional<StagedFile> file_;
};

} // namespace clutch::exporting
