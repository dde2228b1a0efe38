// SPDX-License-Identifier: Apache-2.0
#include "app/demo_recording.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"

namespace clutch {

namespace fs = std::filesystem;

fs::path demoRecording()
{
    std::error_code failure;
    const fs::path program = fs::read_symlink("/proc/self/exe", failure);
    fs::path installed = program.parent_path().parent_path() / "share" / "clutch" / "demo" / "recording.mkv";
    if (!failure && fs::exists(installed, failure)) return installed;
    fs::path built = CLUTCH_BUILD_DEMO;
    if (fs::exists(built, failure)) return built;
    throw Error(ErrorKind::NotFound, "app", CLUTCH_TEXT("Error", "the bundled recording is missing"), utf8(installed),
                CLUTCH_TEXT("Error", "install Clutch again"));
}

} // namespace clutch
