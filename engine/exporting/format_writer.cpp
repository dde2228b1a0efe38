// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/format_writer.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"

#include <algorithm>
#include <cstdio>

namespace clutch::exporting {

void Notes::add(const char* text, std::int64_t count)
{
    const auto known =
        std::find_if(notes_.begin(), notes_.end(), [&](const ExportNote& note) { return note.text == text; });
    if (known == notes_.end())
        notes_.push_back({text, count});
    else
        known->count += count;
}

void Notes::addSentence(const std::string& text)
{
    notes_.push_back({text, 0});
}

std::vector<Part> ExportScope::parts() const
{
    std::vector<Part> parts;
    for (const Part part : {Part::Train, Part::Val, Part::Test})
        if (plan.wanted.at(static_cast<std::size_t>(part))) parts.push_back(part);
    return parts;
}

std::string ExportScope::folderOf(Part part) const
{
    return plan.isSplit ? std::string(nameOf(part)) + "/" : std::string();
}

std::string numberOf(std::size_t image)
{
    char number[24];
    std::snprintf(number, sizeof number, "%06zu", image + 1);
    return number;
}

void throwDamaged(const Picture& picture)
{
    throw Error(ErrorKind::Corrupt, "exporting", CLUTCH_TEXT("Error", "the labels of an image are damaged"),
                utf8(picture.file), CLUTCH_TEXT("Error", "make the data set again"));
}

} // namespace clutch::exporting
