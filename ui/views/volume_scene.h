// SPDX-License-Identifier: Apache-2.0
#pragma once

// VTK's headers come before Qt's: they bring an OpenGL loader that must see no other OpenGL header first. So this one
// is included first.
// clang-format off
#include <vtkActor.h>
#include <vtkCallbackCommand.h>
#include <vtkGPUVolumeRayCastMapper.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkGenericRenderWindowInteractor.h>
#include <vtkImageData.h>
#include <vtkInteractorStyleTrackballCamera.h>
#include <vtkNew.h>
#include <vtkOutlineSource.h>
#include <vtkPlaneSource.h>
#include <vtkRenderer.h>
#include <vtkTexture.h>
#include <vtkVolume.h>
// clang-format on

#include "ui/views/volume_view.h"

namespace clutch::ui {

inline constexpr double kDepthOfWidth = 1.4; // time axis, in widths of the picture

/// A copy of the bytes as VTK's image, one to four channels, rows bottom up.
vtkSmartPointer<vtkImageData> imageData(int width, int height, int depth, int channels, const std::uint8_t* bytes);

/// What VTK draws: volume, box, frame plane.
struct VolumeView::Scene {
    vtkNew<vtkGenericOpenGLRenderWindow> window;
    vtkNew<vtkRenderer> renderer;
    vtkNew<vtkGenericRenderWindowInteractor> interactor;
    vtkNew<vtkInteractorStyleTrackballCamera> style;
    vtkNew<vtkGPUVolumeRayCastMapper> mapper;
    vtkNew<vtkVolume> volumeActor;
    vtkNew<vtkOutlineSource> boxSource;
    vtkNew<vtkActor> boxActor, planeActor, planeEdge;
    vtkNew<vtkPlaneSource> planeSource;
    vtkNew<vtkTexture> planeTexture;
    vtkNew<vtkCallbackCommand> renderRequest;
    std::shared_ptr<const VolumeData> volume;
    double spacingZ = 1;
    int slice = -1;
    bool alive = false; // has a GL context

    void build();
    void showSlice(int index);
    void setCoarse(bool coarse);
};

} // namespace clutch::ui
