// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clutch {

/// Any path as UTF-8, whatever the locale; and back.
std::string utf8(const std::filesystem::path& path);
std::filesystem::path pathFromUtf8(std::string_view text);

/// Writes through a temporary file in the same folder, synced and then renamed: a reader, a crash or a full disk never
/// meets half a file. Folders above it are made. Throws Error{DiskFull, ReadOnly or Io} naming the file; the old file
/// is then as it was.
void writeFileAtomically(const std::filesystem::path& file, std::span<const std::uint8_t> bytes);
void writeFileAtomically(const std::filesystem::path& file, std::string_view text);
/// The same for writers that need a path of their own (a muxer, an archive): `write` is given the temporary path.
void writeFileAtomically(const std::filesystem::path& file,
                         const std::function<void(const std::filesystem::path&)>& write);

/// The whole file. Throws Error{NotFound, Io, or BadInput when it is larger than `maximumBytes`}.
std::vector<std::uint8_t> readFile(const std::filesystem::path& file, std::uintmax_t maximumBytes = std::uintmax_t(1)
                                                                                                    << 30);

/// XXH3-128 of the contents as 32 hexadecimal digits; streamed, so any size. For provenance, not for security.
std::string hashFile(const std::filesystem::path& file);
std::string hashText(std::string_view text); ///< the same of a text

/// Throws Error{DiskFull} naming what is needed and what is free when the folder's disk has less than `bytes` left.
void requireFreeSpace(const std::filesystem::path& folder, std::uintmax_t bytes, const std::string& stage);

/// Files of a folder, sorted so that frame2 comes before frame10. Hidden files are left out.
std::vector<std::filesystem::path> sortedFiles(const std::filesystem::path& folder);

} // namespace clutch
