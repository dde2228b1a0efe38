// SPDX-License-Identifier: Apache-2.0
// VTK's loader of OpenGL comes before anything that might bring another OpenGL header.
// clang-format off
#include <vtk_glew.h>
#include <vtkAutoInit.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkObjectFactory.h>
// clang-format on

#include "engine/simulation/offscreen_window.h"

VTK_MODULE_INIT(vtkRenderingOpenGL2)

namespace clutch::simulation {

namespace {

class OffscreenWindow : public vtkGenericOpenGLRenderWindow {
public:
    static OffscreenWindow* New();

    // The loader reports a missing GLX display under EGL, with all functions loaded; VTK would give up.
    void OpenGLInitContext() override
    {
        if (Initialized) return;
        ContextCreationTime.Modified();
        glewExperimental = GL_TRUE;
        const GLenum result = glewInit();
        GlewInitValid = result == GLEW_OK || result == GLEW_ERROR_NO_GLX_DISPLAY;
        Initialized = GlewInitValid;
    }

protected:
    OffscreenWindow()
    {
        SetOwnContext(0);
        SetSupportsOpenGL(1);
        SetIsDirect(1);
        SetMapped(1);
        SetMultiSamples(0);
        SetFrameBlitModeToNoBlit();
        SetReadyForRendering(true);
        SetIsCurrent(true);
    }
};
vtkStandardNewMacro(OffscreenWindow);

} // namespace

vtkSmartPointer<vtkGenericOpenGLRenderWindow> makeOffscreenWindow()
{
    return vtkSmartPointer<OffscreenWindow>::New();
}

} // namespace clutch::simulation
