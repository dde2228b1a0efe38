// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

namespace clutch::simulation {

/// Makes sure that OpenGL has a display while it lives: takes $DISPLAY when one with GLX answers, otherwise starts an
/// Xvfb of its own (stopped again at the end, also when the program dies) and points $DISPLAY at it. Make it before
/// other threads run, on a thread that lives at least as long. Throws Error{Unsupported} when there is neither, naming
/// the package to install.
class OffscreenDisplay {
public:
    OffscreenDisplay();
    ~OffscreenDisplay();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Whether $DISPLAY names a display that answers and knows GLX.
bool displayAnswers();

} // namespace clutch::simulation
