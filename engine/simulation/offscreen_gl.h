// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

namespace clutch::simulation {

/// An OpenGL 3.2 core context without any window, by way of EGL: the display's own graphics where there is a display,
/// else whatever Mesa has. It starts no other program, changes nothing that belongs to the whole process and needs
/// neither X nor Wayland. Threads: made, used and destroyed on one, which may have several.
class OffscreenGl {
public:
    /// Current on this thread. Nothing when OpenGL cannot be had here.
    static std::unique_ptr<OffscreenGl> create();
    ~OffscreenGl();
    OffscreenGl(const OffscreenGl&) = delete;
    OffscreenGl& operator=(const OffscreenGl&) = delete;

    void makeCurrent() const;             ///< throws Error{Unsupported} when the driver refuses
    bool tryMakeCurrent() const noexcept; ///< false: refused, the log says why, and nothing is current

private:
    OffscreenGl(void* display, void* context) : display_(display), context_(context) {}
    void* const display_; // an EGLDisplay; EGL's own header brings macros that Qt cannot live with
    void* const context_; // an EGLContext
};

} // namespace clutch::simulation
