// SPDX-License-Identifier: Apache-2.0
#include "app/passive_waiting.h"

#include <cstdlib>
#include <unistd.h>

namespace clutch {

void waitPassively(char** argv)
{
    constexpr const char* kPolicy = "OMP_WAIT_POLICY";
    if (std::getenv(kPolicy) || ::setenv(kPolicy, "passive", 1) != 0) return;
    ::execv("/proc/self/exe", argv);
}

} // namespace clutch
