// SPDX-License-Identifier: Apache-2.0
// VTK's headers come before Qt's: they bring an OpenGL loader that must see no other OpenGL header first.
// clang-format off
#include <vtk_glew.h>
#include <vtkCamera.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkOpenGLFramebufferObject.h>
#include <vtkRenderer.h>
// clang-format on

#include "ui/views/scene_picture.h"

#include <new>

namespace clutch::ui {

namespace {

void look(vtkRenderer& renderer, const VolumeCamera& from)
{
    vtkCamera* camera = renderer.GetActiveCamera();
    camera->SetPosition(from.position.x(), from.position.y(), from.position.z());
    camera->SetFocalPoint(from.target.x(), from.target.y(), from.target.z());
    camera->SetViewUp(from.up.x(), from.up.y(), from.up.z());
    camera->SetViewAngle(from.viewAngleDegrees);
    renderer.ResetCameraClippingRange();
}

QImage read(vtkGenericOpenGLRenderWindow& window, QSize pixels)
{
    QImage image(pixels, QImage::Format_RGBX8888); // VTK leaves its background transparent
    if (image.isNull()) throw std::bad_alloc();
    glBindFramebuffer(GL_READ_FRAMEBUFFER, window.GetDisplayFramebuffer()->GetFBOIndex());
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, pixels.width(), pixels.height(), GL_RGBA, GL_UNSIGNED_BYTE, image.bits());
    return image.mirrored().convertToFormat(QImage::Format_RGB32);
}

} // namespace

QImage renderPicture(vtkGenericOpenGLRenderWindow& window, vtkRenderer& renderer, const VolumeCamera& camera,
                     QSize pixels, const QColor& background)
{
    window.SetSize(pixels.width(), pixels.height());
    renderer.SetBackground(background.redF(), background.greenF(), background.blueF());
    look(renderer, camera);
    window.SetIsCurrent(true);
    window.Render();
    return read(window, pixels);
}

} // namespace clutch::ui
