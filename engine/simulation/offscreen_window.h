// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vtkSmartPointer.h>

class vtkGenericOpenGLRenderWindow;

namespace clutch::simulation {

/// What VTK takes for its window where there is none: it draws into framebuffers of its own in the context that is
/// current (see OffscreenGl), which the caller keeps alive and makes current before every use. Finalize() it before the
/// context goes. SupportsOpenGL() is always true: without OpenGL 3.2 there is no OffscreenGl to begin with.
vtkSmartPointer<vtkGenericOpenGLRenderWindow> makeOffscreenWindow();

} // namespace clutch::simulation
