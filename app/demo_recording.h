// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace clutch {

/// The bundled recording: beside the installed program (../share/clutch/demo), else in the source tree it was built
/// from. Throws Error{NotFound} when it is in neither place.
std::filesystem::path demoRecording();

} // namespace clutch
