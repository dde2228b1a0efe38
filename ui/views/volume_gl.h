// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

namespace clutch::ui {

/// An OpenGL 3.2 core context without any window, by way of EGL: the display's own graphics where there is a display,
/// else whatever Mesa has. Nothing of it touches the GUI thread or Qt's connection to the display, so it works under X,
/// Wayland and without either. Threads: made, used and destroyed on one; current there as long as it lives.
class OffscreenGl {
public:
    /// Nothing when OpenGL cannot be had here.
    static std::unique_ptr<OffscreenGl> create();
    ~OffscreenGl();
    OffscreenGl(const OffscreenGl&) = delete;
    OffscreenGl& operator=(const OffscreenGl&) = delete;

private:
    OffscreenGl(void* display, void* context) : display_(display), context_(context) {}
    void* const display_; // an EGLDisplay; EGL's own header brings macros that Qt cannot live with
    void* const context_; // an EGLContext
};

} // namespace clutch::ui
