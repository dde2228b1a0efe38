// SPDX-License-Identifier: Apache-2.0
// VTK's headers come before Qt's: they bring an OpenGL loader that must see no other OpenGL header first.
// clang-format off
#include <vtk_glew.h>
#include <vtkActor.h>
#include <vtkAutoInit.h>
#include <vtkGPUVolumeRayCastMapper.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkOutlineSource.h>
#include <vtkPiecewiseFunction.h>
#include <vtkPlaneSource.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>
#include <vtkSmartPointer.h>
#include <vtkTexture.h>
#include <vtkVolume.h>
#include <vtkVolumeProperty.h>
// clang-format on

#include "ui/views/volume_scene.h"

#include "engine/core/error.h"
#include "engine/core/text.h"
#include "engine/simulation/offscreen_window.h"
#include "ui/views/scene_picture.h"

#include <algorithm>
#include <cstring>
#include <vector>

VTK_MODULE_INIT(vtkRenderingVolumeOpenGL2)

namespace clutch::ui {

namespace {

constexpr float kCoarsePixels = 4, kCoarseStep = 3, kFineStep = 1; // screen pixels a ray; voxels a step along it

// A copy of the bytes as VTK's image, rows bottom up.
vtkSmartPointer<vtkImageData> imageData(int width, int height, int depth, int channels, const std::uint8_t* bytes)
{
    auto data = vtkSmartPointer<vtkImageData>::New();
    data->SetDimensions(width, height, depth);
    data->AllocateScalars(VTK_UNSIGNED_CHAR, channels);
    std::memcpy(data->GetScalarPointer(), bytes,
                std::size_t(width) * std::size_t(height) * std::size_t(depth) * std::size_t(channels));
    return data;
}

void requireFilled(const VolumeData& volume)
{
    const bool isPositive = volume.width > 0 && volume.height > 0 && volume.depth > 0;
    if (isPositive &&
        volume.rgba.size() == std::size_t(volume.width) * std::size_t(volume.height) * std::size_t(volume.depth) * 4)
        return;
    throw Error(ErrorKind::Internal, "ui", CLUTCH_TEXT("Error", "the volume is not as large as it says"),
                std::to_string(volume.width) + "x" + std::to_string(volume.height) + "x" + std::to_string(volume.depth),
                CLUTCH_TEXT("Error", "please report this with the log file"));
}

void setColour(vtkActor* actor, const QColor& colour)
{
    actor->GetProperty()->SetColor(colour.redF(), colour.greenF(), colour.blueF());
}

} // namespace

struct VolumeScene::Impl {
    const vtkSmartPointer<vtkGenericOpenGLRenderWindow> window = simulation::makeOffscreenWindow();
    vtkNew<vtkRenderer> renderer;
    vtkNew<vtkGPUVolumeRayCastMapper> mapper;
    vtkNew<vtkVolume> volumeActor;
    vtkNew<vtkOutlineSource> boxSource;
    vtkNew<vtkActor> boxActor, planeActor, planeEdge;
    vtkNew<vtkPlaneSource> planeSource;
    vtkNew<vtkTexture> planeTexture;
    std::shared_ptr<const VolumeData> volume;
    int slice = -1;

    void build();
    void setVolume(std::shared_ptr<const VolumeData> wanted);
    void showSlice(int index);
};

void VolumeScene::Impl::build()
{
    window->AddRenderer(renderer);
    // Opacity comes from the fourth component; a little less than solid, so that the shape in time can be made out.
    vtkNew<vtkPiecewiseFunction> opacity;
    opacity->AddPoint(0, 0);
    opacity->AddPoint(40, 0);
    opacity->AddPoint(255, 0.7);
    volumeActor->GetProperty()->IndependentComponentsOff();
    volumeActor->GetProperty()->SetScalarOpacity(opacity);
    volumeActor->GetProperty()->SetInterpolationTypeToLinear();
    volumeActor->GetProperty()->ShadeOff();
    mapper->AutoAdjustSampleDistancesOff();
    volumeActor->SetMapper(mapper);

    vtkNew<vtkPolyDataMapper> boxMapper, planeMapper, edgeMapper;
    boxMapper->SetInputConnection(boxSource->GetOutputPort());
    boxActor->SetMapper(boxMapper);
    planeMapper->SetInputConnection(planeSource->GetOutputPort());
    planeActor->SetMapper(planeMapper);
    planeActor->SetTexture(planeTexture);
    planeTexture->InterpolateOn();
    edgeMapper->SetInputConnection(planeSource->GetOutputPort());
    planeEdge->SetMapper(edgeMapper);
    planeEdge->GetProperty()->SetRepresentationToWireframe();
    planeEdge->GetProperty()->SetLineWidth(2);
    for (vtkActor* actor : {boxActor.Get(), planeActor.Get(), planeEdge.Get()})
        actor->GetProperty()->LightingOff();
}

void VolumeScene::Impl::setVolume(std::shared_ptr<const VolumeData> wanted)
{
    if (wanted == volume) return;
    if (wanted && !wanted->isEmpty()) requireFilled(*wanted);
    volume = std::move(wanted);
    renderer->RemoveAllViewProps();
    slice = -1;
    if (!volume || volume->isEmpty()) return;
    auto voxels = imageData(volume->width, volume->height, volume->depth, 4, volume->rgba.data());
    voxels->SetSpacing(1, 1, volume->spacingOfSlices());
    mapper->SetInputData(voxels);
    const QVector3D box = volume->box();
    boxSource->SetBounds(0, box.x(), 0, box.y(), 0, box.z());
    for (vtkActor* actor : {boxActor.Get(), planeActor.Get(), planeEdge.Get()})
        renderer->AddActor(actor);
    if (volume->depth > 1) renderer->AddVolume(volumeActor);
}

void VolumeScene::Impl::showSlice(int index)
{
    if (!volume || volume->isEmpty() || index == slice) return;
    slice = std::clamp(index, 0, volume->depth - 1);
    const double z = slice * volume->spacingOfSlices(), right = volume->width - 1, top = volume->height - 1;
    planeSource->SetOrigin(0, 0, z);
    planeSource->SetPoint1(right, 0, z);
    planeSource->SetPoint2(0, top, z);
    const std::size_t sliceBytes = std::size_t(volume->width) * std::size_t(volume->height) * 4;
    const std::uint8_t* rgba = volume->rgba.data() + std::size_t(slice) * sliceBytes;
    std::vector<std::uint8_t> rgb(sliceBytes / 4 * 3);
    for (std::size_t i = 0; i < sliceBytes / 4; ++i)
        std::copy_n(rgba + 4 * i, 3, rgb.data() + 3 * i);
    planeTexture->SetInputData(imageData(volume->width, volume->height, 1, 3, rgb.data()));
}

VolumeScene::VolumeScene() : impl_(std::make_unique<Impl>())
{
    impl_->build();
}

VolumeScene::~VolumeScene()
{
    impl_->window->Finalize();
}

QImage VolumeScene::render(const VolumeRequest& request)
{
    Impl& scene = *impl_;
    scene.setVolume(request.volume);
    scene.showSlice(request.slice);
    setColour(scene.boxActor, request.box);
    setColour(scene.planeEdge, request.plane);
    scene.mapper->SetImageSampleDistance(request.coarse ? kCoarsePixels : 1);
    scene.mapper->SetSampleDistance(request.coarse ? kCoarseStep : kFineStep);
    scene.renderer->SetUseFXAA(!request.coarse); // for the lines of the box
    return renderPicture(*scene.window, *scene.renderer, request.camera, request.pixels, request.background);
}

} // namespace clutch::ui
