// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace clutch::store {

/// Removes the temporary files (see writeFileAtomically) that a program left in this folder, not below, when it was
/// killed in the middle of writing. Those of a program that still runs stay. A folder that is not there is fine.
void removeLeftovers(const std::filesystem::path& folder);

} // namespace clutch::store
