// SPDX-License-Identifier: Apache-2.0
// clang-format off
#include "ui/views/volume_scene.h"
#include <vtkAutoInit.h>
#include <vtkCamera.h>
#include <vtkOpenGLFramebufferObject.h>
#include <vtkOpenGLState.h>
#include <vtkProperty.h>
// clang-format on

#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLExtraFunctions>
#include <QWheelEvent>

VTK_MODULE_INIT(vtkRenderingOpenGL2)
VTK_MODULE_INIT(vtkRenderingVolumeOpenGL2)
VTK_MODULE_INIT(vtkInteractionStyle)

namespace clutch::ui {

namespace {

constexpr int kRestMs = 200;

void setColour(double (&rgb)[3], const QColor& colour)
{
    rgb[0] = colour.redF();
    rgb[1] = colour.greenF();
    rgb[2] = colour.blueF();
}

} // namespace

VolumeView::VolumeView(QWidget* parent) : QOpenGLWidget(parent), scene_(std::make_unique<Scene>())
{
    QSurfaceFormat format;
    format.setVersion(3, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
    format.setDepthBufferSize(24);
    setFormat(format);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Recording as a volume of width, height and time"));
    scene_->build();
    scene_->setCoarse(false);
    rest_.setSingleShot(true);
    rest_.setInterval(kRestMs);
    connect(&rest_, &QTimer::timeout, this, [this] {
        scene_->setCoarse(false);
        update();
    });
    scene_->renderRequest->SetClientData(this);
    scene_->renderRequest->SetCallback(
        [](vtkObject*, unsigned long, void* self, void*) { static_cast<VolumeView*>(self)->update(); });
    // The interactor asks for pictures through the window; Qt decides when they are drawn.
    scene_->interactor->EnableRenderOff();
    scene_->interactor->AddObserver(vtkCommand::RenderEvent, scene_->renderRequest);
    connect(&Theme::instance(), &Theme::changed, this, &VolumeView::applyTheme);
    applyTheme();
}

// Something moves: draw at once, coarsely, and again when it has come to rest.
void VolumeView::moved()
{
    scene_->setCoarse(true);
    rest_.start();
    update();
}

VolumeView::~VolumeView()
{
    releaseGl();
}

bool VolumeView::isSupported()
{
    static const bool supported = [] {
        QSurfaceFormat format;
        format.setVersion(3, 2);
        format.setProfile(QSurfaceFormat::CoreProfile);
        QOpenGLContext context;
        context.setFormat(format);
        if (!context.create()) return false;
        QOffscreenSurface surface;
        surface.setFormat(context.format());
        surface.create();
        if (!context.makeCurrent(&surface)) return false;
        const auto version = context.format().version();
        context.doneCurrent();
        return version >= std::pair(3, 2);
    }();
    return supported;
}

void VolumeView::setVolume(std::shared_ptr<const VolumeData> volume)
{
    Scene& scene = *scene_;
    const bool first = !scene.volume;
    scene.volume = std::move(volume);
    scene.renderer->RemoveAllViewProps();
    scene.slice = -1;
    if (!scene.volume || scene.volume->isEmpty()) return update();
    const VolumeData& block = *scene.volume;
    scene.spacingZ = block.depth > 1 ? kDepthOfWidth * block.width / (block.depth - 1) : 1;
    auto voxels = imageData(block.width, block.height, block.depth, 4, block.rgba.data());
    voxels->SetSpacing(1, 1, scene.spacingZ);
    scene.mapper->SetInputData(voxels);
    scene.boxSource->SetBounds(0, block.width - 1, 0, block.height - 1, 0, (block.depth - 1) * scene.spacingZ);
    for (vtkActor* actor : {scene.boxActor.Get(), scene.planeActor.Get(), scene.planeEdge.Get()})
        scene.renderer->AddActor(actor);
    if (block.depth > 1) scene.renderer->AddVolume(scene.volumeActor);
    scene.showSlice(0);
    if (first) resetCamera();
    update();
}

void VolumeView::setFrame(int frame)
{
    if (!scene_->volume || scene_->volume->isEmpty()) return;
    const int slice = scene_->volume->sliceOfFrame(frame);
    if (slice == scene_->slice) return;
    scene_->showSlice(slice);
    moved();
}

int VolumeView::shownSlice() const
{
    return scene_->slice;
}

void VolumeView::resetCamera()
{
    vtkCamera* camera = scene_->renderer->GetActiveCamera();
    camera->SetViewUp(0, 1, 0);
    camera->SetFocalPoint(0, 0, 0);
    camera->SetPosition(0, 0, -1); // time runs away from the viewer, and x to the right as in the picture
    camera->SetViewAngle(24);
    camera->Azimuth(-38);
    camera->Elevation(22);
    scene_->renderer->ResetCamera();
    camera->Zoom(1.15);
    update();
}

void VolumeView::applyTheme()
{
    const Tokens& tokens = Theme::instance().tokens();
    double rgb[3];
    setColour(rgb, tokens.window);
    scene_->renderer->SetBackground(rgb);
    setColour(rgb, tokens.muted);
    scene_->boxActor->GetProperty()->SetColor(rgb);
    setColour(rgb, tokens.accent);
    scene_->planeEdge->GetProperty()->SetColor(rgb);
    update();
}

void VolumeView::initializeGL()
{
    // A widget moved to another window gets a new context: what VTK made in the old one goes first.
    connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &VolumeView::releaseGl, Qt::UniqueConnection);
    scene_->window->SetReadyForRendering(true);
    scene_->window->SetIsCurrent(true);
    scene_->window->OpenGLInitContext();
    scene_->alive = true;
}

void VolumeView::releaseGl()
{
    if (!scene_->alive) return;
    scene_->alive = false;
    makeCurrent();
    scene_->window->SetIsCurrent(true);
    scene_->window->Finalize();
    scene_->window->SetReadyForRendering(false);
    doneCurrent();
}

void VolumeView::resizeGL(int, int)
{
    const QSize pixels = size() * devicePixelRatioF();
    scene_->window->SetSize(pixels.width(), pixels.height());
    scene_->interactor->UpdateSize(pixels.width(), pixels.height());
}

void VolumeView::paintGL()
{
    Scene& scene = *scene_;
    if (!scene.alive) return;
    vtkOpenGLState* state = scene.window->GetState();
    state->Reset();
    state->Push();
    scene.window->SetIsCurrent(true);
    scene.window->Render();
    state->Pop();
    auto* functions = context()->extraFunctions();
    const QSize pixels = size() * devicePixelRatioF();
    functions->glBindFramebuffer(GL_READ_FRAMEBUFFER, scene.window->GetDisplayFramebuffer()->GetFBOIndex());
    functions->glBindFramebuffer(GL_DRAW_FRAMEBUFFER, defaultFramebufferObject());
    functions->glDisable(GL_SCISSOR_TEST);
    functions->glBlitFramebuffer(0, 0, pixels.width(), pixels.height(), 0, 0, pixels.width(), pixels.height(),
                                 GL_COLOR_BUFFER_BIT, GL_NEAREST);
    functions->glBindFramebuffer(GL_FRAMEBUFFER, defaultFramebufferObject());
    // VTK leaves its background transparent; Qt would add what lies behind the widget to it.
    functions->glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_TRUE);
    functions->glClearColor(0, 0, 0, 1);
    functions->glClear(GL_COLOR_BUFFER_BIT);
    functions->glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
}

void VolumeView::mousePressEvent(QMouseEvent* event)
{
    const QPoint at = (event->position() * devicePixelRatioF()).toPoint();
    scene_->interactor->SetEventInformationFlipY(at.x(), at.y(), event->modifiers() & Qt::ControlModifier,
                                                 event->modifiers() & Qt::ShiftModifier);
    if (event->button() == Qt::LeftButton) scene_->interactor->InvokeEvent(vtkCommand::LeftButtonPressEvent);
    if (event->button() == Qt::MiddleButton) scene_->interactor->InvokeEvent(vtkCommand::MiddleButtonPressEvent);
    update();
}

void VolumeView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint at = (event->position() * devicePixelRatioF()).toPoint();
    scene_->interactor->SetEventInformationFlipY(at.x(), at.y(), event->modifiers() & Qt::ControlModifier,
                                                 event->modifiers() & Qt::ShiftModifier);
    scene_->interactor->InvokeEvent(vtkCommand::MouseMoveEvent);
    if (event->buttons() != Qt::NoButton) moved();
}

void VolumeView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) scene_->interactor->InvokeEvent(vtkCommand::LeftButtonReleaseEvent);
    if (event->button() == Qt::MiddleButton) scene_->interactor->InvokeEvent(vtkCommand::MiddleButtonReleaseEvent);
    update();
}

void VolumeView::mouseDoubleClickEvent(QMouseEvent*)
{
    resetCamera();
}

void VolumeView::wheelEvent(QWheelEvent* event)
{
    scene_->interactor->InvokeEvent(event->angleDelta().y() > 0 ? vtkCommand::MouseWheelForwardEvent
                                                                : vtkCommand::MouseWheelBackwardEvent);
    moved();
}

void VolumeView::keyPressEvent(QKeyEvent* event)
{
    vtkCamera* camera = scene_->renderer->GetActiveCamera();
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        camera->Dolly(1.1);
        break;
    case Qt::Key_Minus:
        camera->Dolly(1 / 1.1);
        break;
    case Qt::Key_Up:
        camera->Elevation(5);
        break;
    case Qt::Key_Down:
        camera->Elevation(-5);
        break;
    case Qt::Key_0:
        return resetCamera();
    default:
        return event->ignore();
    }
    camera->OrthogonalizeViewUp();
    scene_->renderer->ResetCameraClippingRange();
    moved();
}

} // namespace clutch::ui
