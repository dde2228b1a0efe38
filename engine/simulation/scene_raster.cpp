// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/scene_raster.h"

#include "engine/simulation/scene_props.h"

#include <vtkCamera.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkLight.h>
#include <vtkMatrix4x4.h>
#include <vtkOpenGLRenderer.h>
#include <vtkOpenGLState.h>

// VTK's own loader of OpenGL; after VTK's headers, as it asks.
#include "engine/core/error.h"
#include "engine/core/text.h"
#include "engine/simulation/offscreen_gl.h"
#include "engine/simulation/offscreen_window.h"

#include <vtk_glew.h>

namespace clutch::simulation {

namespace {

/// Colour and depth renderbuffers of one size.
struct Target {
    GLuint framebuffer = 0;
    GLuint buffers[3] = {};
    cv::Size size;
    bool hasSurface = false;

    void make(vtkOpenGLState* state, cv::Size wanted, bool wantsSurface)
    {
        size = wanted;
        hasSurface = wantsSurface;
        glGenFramebuffers(1, &framebuffer);
        state->vtkglBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
        glGenRenderbuffers(3, buffers);
        attach(0, GL_RGBA8, GL_COLOR_ATTACHMENT0);
        attach(1, GL_DEPTH_COMPONENT32F, GL_DEPTH_ATTACHMENT);
        if (hasSurface) attach(2, GL_RGBA32F, GL_COLOR_ATTACHMENT1);
        if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
            throw Error(ErrorKind::Unsupported, "simulation",
                        CLUTCH_TEXT("Error", "OpenGL cannot draw into float buffers"),
                        std::to_string(size.width) + "x" + std::to_string(size.height),
                        CLUTCH_TEXT("Error", "update the graphics driver, or set LIBGL_ALWAYS_SOFTWARE=1"));
    }

    void free(vtkOpenGLState* state)
    {
        state->vtkglBindFramebuffer(GL_FRAMEBUFFER, 0);
        glDeleteFramebuffers(1, &framebuffer);
        glDeleteRenderbuffers(3, buffers);
    }

private:
    void attach(int index, GLenum format, GLenum point)
    {
        glBindRenderbuffer(GL_RENDERBUFFER, buffers[index]);
        glRenderbufferStorage(GL_RENDERBUFFER, format, size.width, size.height);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, point, GL_RENDERBUFFER, buffers[index]);
    }
};

cv::Mat readBack(GLenum buffer, GLenum format, GLenum type, int matType, const cv::Rect& region)
{
    cv::Mat pixels(region.size(), matType);
    if (buffer != GL_NONE) glReadBuffer(buffer);
    glReadPixels(region.x, region.y, region.width, region.height, format, type, pixels.data);
    return pixels;
}

} // namespace

View View::from(const Camera& camera, int samplesPerPixelSide)
{
    View view;
    view.position = Vec3(camera.position);
    view.forward = normalized(Vec3(camera.target - camera.position));
    view.right = normalized(cross(view.forward, Vec3(camera.up)));
    view.up = cross(view.right, view.forward);
    view.tanY = float(std::tan(camera.verticalFieldOfViewDegrees * CV_PI / 360));
    view.tanX = view.tanY * float(camera.size.width) / float(camera.size.height);
    const float distance = std::max(length(Vec3(camera.target - camera.position)), 1.0F);
    view.nearMm = distance / 20;
    view.farMm = distance * 50;
    view.size = camera.size * samplesPerPixelSide;
    return view;
}

View View::lookingAtSphere(const Vec3& from, const Vec3& centre, float radius, int samplesPerSide)
{
    View view;
    const float distance = std::max(length(centre - from), radius * 1.05F);
    view.position = from;
    view.forward = normalized(centre - from);
    view.right = normalized(cross(view.forward, std::abs(view.forward.z) > 0.9F ? Vec3(0, 1, 0) : Vec3(0, 0, 1)));
    view.up = cross(view.right, view.forward);
    view.tanX = view.tanY = radius / std::sqrt(distance * distance - radius * radius);
    view.nearMm = std::max(distance - radius, distance / 50);
    view.farMm = distance + radius;
    view.size = {samplesPerSide, samplesPerSide};
    return view;
}

Vec3 normalFromPacked(const cv::Vec4f& packed, const View& view)
{
    return view.toWorld(fromOctahedral(packed[0], packed[1]));
}

Vec3 flatNormalFromPacked(float packed, const View& view)
{
    const auto bits = static_cast<std::uint32_t>(packed);
    return view.toWorld(fromOctahedral(float(bits >> 12) / 4095, float(bits & 4095) / 4095));
}

Vec3 albedoFromPacked(float packed)
{
    const auto bits = static_cast<std::uint32_t>(packed);
    const Vec3 root = Vec3(float(bits >> 16 & 255), float(bits >> 8 & 255), float(bits & 255)) * (1 / 255.0F);
    return root * root;
}

namespace {

std::unique_ptr<OffscreenGl> requiredGl()
{
    std::unique_ptr<OffscreenGl> gl = OffscreenGl::create();
    if (gl) return gl;
    throw Error(ErrorKind::Unsupported, "simulation", CLUTCH_TEXT("Error", "OpenGL 3.2 or newer is needed to render"),
                "OpenGL",
                CLUTCH_TEXT("Error", "install the package libgl1-mesa-dri, which renders without a graphics card"));
}

} // namespace

struct SceneRaster::Impl {
    const std::unique_ptr<OffscreenGl> context = requiredGl(); // outlives all that is drawn in it
    const vtkSmartPointer<vtkGenericOpenGLRenderWindow> window = makeOffscreenWindow();
    vtkNew<vtkRenderer> renderer;
    vtkNew<vtkCamera> camera;
    vtkNew<vtkMatrix4x4> projection;
    SceneProps props;
    std::vector<Target> targets;

    Impl()
    {
        window->SetSize(32, 32);
        window->AddRenderer(renderer);
        renderer->SetActiveCamera(camera);
        // VTK hands normals to its shaders only where a light shines; ours are worked out later.
        vtkNew<vtkLight> light;
        renderer->AddLight(light);
        camera->UseExplicitProjectionTransformMatrixOn();
        camera->SetExplicitProjectionTransformMatrix(projection);
        window->Render();
    }

    ~Impl()
    {
        (void)context->tryMakeCurrent(); // refused: what follows reaches no context, and the driver frees all with it
        props.release(window);
        for (Target& target : targets)
            target.free(state());
        window->Finalize();
    }

    vtkOpenGLState* state() const { return window->GetState(); }

    Target& target(cv::Size size, bool hasSurface)
    {
        for (Target& target : targets)
            if (target.size == size && target.hasSurface == hasSurface) return target;
        // A camera and its masks, two lamps: more only when the camera changes its size.
        if (targets.size() >= 6) {
            targets.front().free(state());
            targets.erase(targets.begin());
        }
        targets.emplace_back().make(state(), size, hasSurface);
        return targets.back();
    }

    void look(const View& view)
    {
        camera->SetPosition(view.position.x, view.position.y, view.position.z);
        const Vec3 focus = view.position + view.forward * view.farMm;
        camera->SetFocalPoint(focus.x, focus.y, focus.z);
        camera->SetViewUp(view.up.x, view.up.y, view.up.z);
        const double n = view.nearMm, f = view.farMm;
        projection->Zero();
        projection->SetElement(0, 0, 1 / view.tanX);
        projection->SetElement(1, 1, 1 / view.tanY);
        projection->SetElement(2, 2, -(f + n) / (f - n));
        projection->SetElement(2, 3, -2 * f * n / (f - n));
        projection->SetElement(3, 2, -1);
        camera->Modified();
    }

    void begin(const View& view, const cv::Rect& region, bool hasSurface)
    {
        context->makeCurrent();
        vtkOpenGLState* state = window->GetState();
        Target& to = target(view.size, hasSurface);
        state->vtkglBindFramebuffer(GL_FRAMEBUFFER, to.framebuffer);
        GLenum buffers[2] = {GL_COLOR_ATTACHMENT0, GL_COLOR_ATTACHMENT1};
        glDrawBuffers(hasSurface ? 2 : 1, buffers);
        state->vtkglViewport(0, 0, view.size.width, view.size.height);
        state->vtkglEnable(GL_SCISSOR_TEST);
        state->vtkglScissor(region.x, region.y, region.width, region.height);
        state->vtkglDisable(GL_BLEND);
        state->vtkglEnable(GL_DEPTH_TEST);
        state->vtkglDepthFunc(GL_LEQUAL);
        state->vtkglDepthMask(GL_TRUE);
        state->vtkglColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
        state->vtkglClearColor(0, 0, 0, 0);
        state->vtkglClearDepth(1);
        state->vtkglClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
        glPixelStorei(GL_PACK_ALIGNMENT, 1);
        look(view);
    }

    void drawAll(std::span<const Draw> draws, bool wantsSurface)
    {
        for (const Draw& draw : draws)
            props.draw(draw, renderer, wantsSurface);
    }
};

SceneRaster::SceneRaster() : impl_(std::make_unique<Impl>()) {}
SceneRaster::~SceneRaster() = default;

Drawn SceneRaster::draw(std::span<const Draw> draws, const View& view, const cv::Rect& region, bool wantsSurface)
{
    impl_->begin(view, region, wantsSurface);
    impl_->drawAll(draws, wantsSurface);
    Drawn drawn;
    drawn.region = region;
    drawn.code = readBack(GL_COLOR_ATTACHMENT0, GL_RGBA, GL_UNSIGNED_BYTE, CV_8UC4, region);
    drawn.depth = readBack(GL_NONE, GL_DEPTH_COMPONENT, GL_FLOAT, CV_32FC1, region);
    if (wantsSurface) drawn.surface = readBack(GL_COLOR_ATTACHMENT1, GL_RGBA, GL_FLOAT, CV_32FC4, region);
    return drawn;
}

cv::Mat SceneRaster::drawBits(std::span<const Draw> hiding, std::span<const Draw> draws, const View& view,
                              const cv::Rect& region)
{
    impl_->begin(view, region, false);
    vtkOpenGLState* state = impl_->state();
    state->vtkglColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
    impl_->drawAll(hiding, false);
    state->vtkglColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    state->vtkglDepthMask(GL_FALSE);
    glEnable(GL_COLOR_LOGIC_OP);
    glLogicOp(GL_OR);
    impl_->drawAll(draws, false);
    glDisable(GL_COLOR_LOGIC_OP);
    state->vtkglDepthMask(GL_TRUE);
    return readBack(GL_COLOR_ATTACHMENT0, GL_RGBA, GL_UNSIGNED_BYTE, CV_8UC4, region);
}

void SceneRaster::dropUnused()
{
    impl_->context->makeCurrent();
    impl_->props.dropUnused(impl_->window);
}

} // namespace clutch::simulation
