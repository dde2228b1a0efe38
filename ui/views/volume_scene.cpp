// SPDX-License-Identifier: Apache-2.0
// clang-format off
#include "ui/views/volume_scene.h"
#include <vtkPiecewiseFunction.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkSmartPointer.h>
#include <vtkVolumeProperty.h>
// clang-format on

#include <algorithm>
#include <cstring>
#include <vector>

namespace clutch::ui {

namespace {
constexpr float kCoarsePixels = 4, kCoarseStep = 3, kFineStep = 1; // screen pixels a ray; voxels a step along it
}

vtkSmartPointer<vtkImageData> imageData(int width, int height, int depth, int channels, const std::uint8_t* bytes)
{
    auto data = vtkSmartPointer<vtkImageData>::New();
    data->SetDimensions(width, height, depth);
    data->AllocateScalars(VTK_UNSIGNED_CHAR, channels);
    std::memcpy(data->GetScalarPointer(), bytes,
                std::size_t(width) * std::size_t(height) * std::size_t(depth) * std::size_t(channels));
    return data;
}

// Coarse rays while it moves, so that a processor that plays graphics card keeps up with the hand; fine ones once it
// rests.
void VolumeView::Scene::setCoarse(bool coarse)
{
    mapper->SetImageSampleDistance(coarse ? kCoarsePixels : 1);
    mapper->SetSampleDistance(coarse ? kCoarseStep : kFineStep);
}

void VolumeView::Scene::build()
{
    window->SetOwnContext(0);
    window->SetReadyForRendering(false);
    window->SetSupportsOpenGL(1);
    window->SetIsDirect(1);
    window->SetMapped(1);
    window->SetMultiSamples(0);
    window->SetFrameBlitModeToNoBlit();
    window->AddRenderer(renderer);
    interactor->SetRenderWindow(window);
    interactor->SetInteractorStyle(style);
    interactor->Initialize();

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
    planeActor->GetProperty()->LightingOff();
    planeTexture->InterpolateOn();
    edgeMapper->SetInputConnection(planeSource->GetOutputPort());
    planeEdge->SetMapper(edgeMapper);
    planeEdge->GetProperty()->SetRepresentationToWireframe();
    planeEdge->GetProperty()->LightingOff();
    planeEdge->GetProperty()->SetLineWidth(2);
    boxActor->GetProperty()->LightingOff();
}

void VolumeView::Scene::showSlice(int index)
{
    if (!volume || index < 0 || index >= volume->depth) return;
    slice = index;
    const double z = index * spacingZ, right = volume->width - 1, top = volume->height - 1;
    planeSource->SetOrigin(0, 0, z);
    planeSource->SetPoint1(right, 0, z);
    planeSource->SetPoint2(0, top, z);
    const std::size_t sliceBytes = std::size_t(volume->width) * std::size_t(volume->height) * 4;
    const std::uint8_t* rgba = volume->rgba.data() + std::size_t(index) * sliceBytes;
    std::vector<std::uint8_t> rgb(sliceBytes / 4 * 3);
    for (std::size_t i = 0; i < sliceBytes / 4; ++i)
        std::copy_n(rgba + 4 * i, 3, rgb.data() + 3 * i);
    planeTexture->SetInputData(imageData(volume->width, volume->height, 1, 3, rgb.data()));
}

} // namespace clutch::ui
