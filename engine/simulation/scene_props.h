// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/scene_raster.h"

#include <vtkActor.h>
#include <vtkNew.h>
#include <vtkOpenGLPolyDataMapper.h>
#include <vtkRenderer.h>
#include <vtkTexture.h>
#include <vtkWindow.h>

#include <memory>
#include <vector>

namespace clutch::simulation {

/// Meshes and textures as VTK holds them, each uploaded once; drawn as often as there are things of its shape.
class SceneProps {
public:
    /// `wantsSurface` false: only codes and depth come out, without the cost of textures.
    void draw(const Draw& draw, vtkRenderer* renderer, bool wantsSurface);
    /// Lets go of what was not drawn since the last call.
    void dropUnused(vtkWindow* window);
    void release(vtkWindow* window);

private:
    struct Look {
        vtkNew<vtkActor> actor;
        vtkNew<vtkOpenGLPolyDataMapper> mapper;
    };
    struct Prop {
        vtkSmartPointer<vtkPolyData> mesh; // keeps the address, which is the key, from being used again
        cv::Mat albedoTexture, normalTexture;
        Look surface, shape;
        bool used = true;
    };
    static void letGo(Prop& prop, vtkWindow* window);
    static void prepare(Look& look, vtkPolyData* mesh);
    static void prepareSurface(Look& look, const Part& part);
    Prop& propOf(const Part& part);

    std::vector<std::unique_ptr<Prop>> props_;
};

} // namespace clutch::simulation
