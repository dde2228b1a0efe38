// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <set>
#include <string>

/// The hidden list in an export's folder of the files that an export wrote there, as a JSON array of names. It may have
/// come from elsewhere with the folder and is believed only as far as it does no harm.
namespace clutch::exporting {

/// Inside the folder, and UTF-8 as JSON wants it.
bool canBeListed(const std::string& name);

/// Nothing for a list that is not there or is damaged: what it named counts as strangers, which are left alone. Throws
/// Error{Io, ReadOnly, BadInput (far too large)}.
std::set<std::string> filesListed(const std::filesystem::path& list);
void writeFileList(const std::filesystem::path& list, const std::set<std::string>& files);

/// Whether a list in this folder may name this file. What a link in the folder leads to is somebody else's: there, only
/// names as the formats number their images are.
bool mayBeOurs(const std::filesystem::path& folder, const std::string& name);

} // namespace clutch::exporting
