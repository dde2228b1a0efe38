// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>

namespace clutch::jobs {

/// The SHA-512 of `bytes` as npm writes it: "sha512-" and base64. `onChunk(its bytes)` is called every few MiB and
/// may throw.
std::string integrityOf(std::span<const std::uint8_t> bytes, const std::function<void(std::size_t)>& onChunk = {});

struct UnpackLimits {
    std::int64_t bytes = std::int64_t(512) << 20; ///< of all files together, unpacked
    int entries = 1000;
};

/// Unpacks what `npm pack` makes, a gzipped tar archive, into `folder`: regular files with plain relative names below
/// package/, nothing else. `name` is for messages; `onBytes(of the archive read so far)` may throw.
/// Errors: Corrupt for a damaged archive, a name that leads elsewhere, a link or device, a name that occurs twice, more
/// than the limits; as writeFileAtomically().
void unpackPackage(std::span<const std::uint8_t> archive, const std::string& name, const std::filesystem::path& folder,
                   const UnpackLimits& limits = {}, const std::function<void(std::int64_t)>& onBytes = {});

} // namespace clutch::jobs
