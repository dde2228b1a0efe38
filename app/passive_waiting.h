// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace clutch {

/// Makes threads that have nothing to do sleep instead of spin: OpenCV's pool and LibTorch's take turns, and one that
/// spins takes the cores from the other (an image placed by structure then takes five times as long). OpenMP reads
/// OMP_WAIT_POLICY once, before main() begins, so the program starts itself anew with it set; where that cannot be done
/// it goes on, only slower. To be called first in main(). Does nothing when the variable is set, to whatever.
void waitPassively(char** argv);

} // namespace clutch
