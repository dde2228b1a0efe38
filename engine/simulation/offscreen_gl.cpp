// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/offscreen_gl.h"

#include "engine/core/error.h"
#include "engine/core/log.h"
#include "engine/core/text.h"

#define EGL_NO_X11
#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <cstring>
#include <sstream>
#include <string>

namespace clutch::simulation {

namespace {

bool hasExtension(const char* extensions, const char* name)
{
    return extensions && std::strstr(extensions, name);
}

// The context, current on this thread; EGL_NO_CONTEXT when this display has none to give.
EGLContext currentContext(EGLDisplay display)
{
    if (display == EGL_NO_DISPLAY || !eglInitialize(display, nullptr, nullptr) || !eglBindAPI(EGL_OPENGL_API) ||
        !hasExtension(eglQueryString(display, EGL_EXTENSIONS), "EGL_KHR_surfaceless_context"))
        return EGL_NO_CONTEXT;
    static constexpr EGLint kWanted[] = {EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT,
                                         EGL_NONE};
    EGLConfig config = nullptr;
    EGLint found = 0;
    if (!eglChooseConfig(display, kWanted, &config, 1, &found) || found == 0) return EGL_NO_CONTEXT;
    static constexpr EGLint kCore32[] = {
        EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 2, EGL_CONTEXT_OPENGL_PROFILE_MASK,
        EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    const EGLContext context = eglCreateContext(display, config, EGL_NO_CONTEXT, kCore32);
    if (context == EGL_NO_CONTEXT || eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context)) return context;
    eglDestroyContext(display, context);
    return EGL_NO_CONTEXT;
}

} // namespace

std::unique_ptr<OffscreenGl> OffscreenGl::create()
{
    const EGLDisplay own = eglGetDisplay(EGL_DEFAULT_DISPLAY);
    if (const EGLContext context = currentContext(own); context != EGL_NO_CONTEXT)
        return std::unique_ptr<OffscreenGl>(new OffscreenGl(own, context));
    if (!hasExtension(eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS), "EGL_MESA_platform_surfaceless")) return nullptr;
    const EGLDisplay surfaceless = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    if (const EGLContext context = currentContext(surfaceless); context != EGL_NO_CONTEXT)
        return std::unique_ptr<OffscreenGl>(new OffscreenGl(surfaceless, context));
    return nullptr;
}

namespace {

// What the last call on this thread failed with, as EGL counts: "EGL error 0x3002".
std::string lastError()
{
    std::ostringstream text;
    text << "EGL error 0x" << std::hex << eglGetError();
    return text.str();
}

bool bind(EGLDisplay display, EGLContext context)
{
    eglBindAPI(EGL_OPENGL_API); // of this thread, and what "current" is asked of; the end of another context resets it
    return eglGetCurrentContext() == context || eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context);
}

} // namespace

void OffscreenGl::makeCurrent() const
{
    if (bind(display_, context_)) return;
    throw Error(ErrorKind::Unsupported, "simulation", CLUTCH_TEXT("Error", "OpenGL can no longer be used"), lastError(),
                CLUTCH_TEXT("Error", "start the program again; if it comes back, look for a newer graphics driver"));
}

// What is drawn or freed next must not reach the context of somebody else.
bool OffscreenGl::tryMakeCurrent() const noexcept
{
    if (bind(display_, context_)) return true;
    logError("OpenGL can no longer be used (" + lastError() + ")");
    if (eglGetCurrentContext() != EGL_NO_CONTEXT)
        eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    return false;
}

// The displays stay initialized: they belong to the whole process, and others in it may use the same.
OffscreenGl::~OffscreenGl()
{
    eglBindAPI(EGL_OPENGL_API);
    if (eglGetCurrentContext() == context_) {
        if (!eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT))
            logError("OpenGL cannot be let go of (" + lastError() + ")");
        eglReleaseThread();
    }
    eglDestroyContext(display_, context_);
}

} // namespace clutch::simulation
