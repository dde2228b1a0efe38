// SPDX-License-Identifier: Apache-2.0
// VTK's headers come before Qt's: they bring an OpenGL loader that must see no other OpenGL header first.
// clang-format off
#include <vtk_glew.h>
#include <vtkActor.h>
#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkGlyph3DMapper.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPlaneSource.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>
#include <vtkSmartPointer.h>
#include <vtkSphereSource.h>
#include <vtkTexture.h>
#include <vtkUnsignedCharArray.h>
// clang-format on

#include "ui/views/surface_scene.h"

#include "engine/simulation/offscreen_window.h"
#include "ui/views/scene_picture.h"
#include "ui/views/surface_axes.h"
#include "ui/views/surface_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace clutch::ui {

namespace {

constexpr double kSheetOpacity = 0.2, kMeshOpacity = 0.35;
constexpr double kHeadRadius = 0.010; // of the box's longer side
constexpr double kBestFactor = 1.7;   // its head's radius
constexpr double kFloorOpacity = 0.85;
constexpr float kMeshLift = 0.002f; // of the box's height, so that the lines lie on the surface, not in it

QColor rampAt(const std::vector<QColor>& ramp, double share)
{
    return ramp[std::size_t(std::lround(std::clamp(share, 0.0, 1.0) * double(ramp.size() - 1)))];
}

void setColour(vtkActor* actor, const QColor& colour)
{
    actor->GetProperty()->SetColor(colour.redF(), colour.greenF(), colour.blueF());
}

struct Part { // one shape with its own look
    vtkNew<vtkPolyData> shape;
    vtkNew<vtkPolyDataMapper> mapper;
    vtkNew<vtkActor> actor;

    Part()
    {
        mapper->SetInputData(shape);
        actor->SetMapper(mapper);
    }
    void unlit() const { actor->GetProperty()->LightingOff(); }
};

} // namespace

struct SurfaceScene::Impl {
    const vtkSmartPointer<vtkGenericOpenGLRenderWindow> window = simulation::makeOffscreenWindow();
    vtkNew<vtkRenderer> renderer;
    Part mean, sheet, mesh, stems, walls;
    vtkNew<vtkPolyData> heads;
    vtkNew<vtkGlyph3DMapper> headMapper;
    vtkNew<vtkActor> headActor, floor;
    vtkNew<vtkSphereSource> sphere;
    vtkNew<vtkPlaneSource> floorPlane;
    vtkNew<vtkTexture> floorTexture;
    std::shared_ptr<const SurfaceData> data;

    void build();
    void setData(const SurfaceRequest& request);
    void setGrid(const SurfaceRequest& request);
    void setPins(const SurfaceRequest& request);
    void setWalls(const SurfaceRequest& request);
    void setFloor();
};

void SurfaceScene::Impl::build()
{
    window->AddRenderer(renderer);
    mesh.unlit();
    mesh.actor->GetProperty()->SetOpacity(kMeshOpacity);
    sheet.unlit();
    sheet.actor->GetProperty()->SetOpacity(kSheetOpacity);
    stems.unlit();
    walls.unlit();
    mean.actor->GetProperty()->SetAmbient(0.45);
    mean.actor->GetProperty()->SetDiffuse(0.6);
    mean.actor->GetProperty()->SetSpecular(0.08);
    sphere->SetRadius(1);
    sphere->SetThetaResolution(12);
    sphere->SetPhiResolution(10);
    headMapper->SetSourceConnection(sphere->GetOutputPort());
    headMapper->SetInputData(heads);
    headMapper->SetScaleModeToScaleByMagnitude();
    headMapper->SetScaleArray("radius");
    headMapper->ScalingOn();
    headActor->SetMapper(headMapper);
    headActor->GetProperty()->SetAmbient(0.4);
    headActor->GetProperty()->SetDiffuse(0.7);
    vtkNew<vtkPolyDataMapper> floorMapper;
    floorMapper->SetInputConnection(floorPlane->GetOutputPort());
    floor->SetMapper(floorMapper);
    floor->SetTexture(floorTexture);
    floor->GetProperty()->LightingOff();
    floor->GetProperty()->SetOpacity(kFloorOpacity);
    floorTexture->InterpolateOn();
}

void SurfaceScene::Impl::setGrid(const SurfaceRequest& request)
{
    const synthesis::PlacementSurface& grid = data->surface;
    auto colours = vtkSmartPointer<vtkUnsignedCharArray>::New();
    colours->SetNumberOfComponents(3);
    for (const float score : grid.mean) {
        const QColor colour = rampAt(request.ramp, data->scale.share(double(score)));
        colours->InsertNextTuple3(colour.red(), colour.green(), colour.blue());
    }
    const auto points = gridPoints(*data, 0, 0);
    mean.shape->SetPoints(points);
    mean.shape->SetPolys(gridTriangles(grid.columns, grid.rows));
    mean.shape->GetPointData()->SetNormals(gridNormals(points, grid.columns, grid.rows));
    mean.shape->GetPointData()->SetScalars(colours);
    sheet.shape->SetPoints(gridPoints(*data, 1, 0));
    sheet.shape->SetPolys(gridTriangles(grid.columns, grid.rows));
    mesh.shape->SetPoints(gridPoints(*data, 0, data->box().y() * kMeshLift));
    mesh.shape->SetLines(gridLines(grid.columns, grid.rows));
}

void SurfaceScene::Impl::setPins(const SurfaceRequest& request)
{
    const synthesis::PlacementSurface& grid = data->surface;
    const QVector3D box = data->box();
    const double radius = kHeadRadius * double(std::max(box.x(), box.z()));
    vtkNew<vtkPoints> headPoints, stemPoints;
    vtkNew<vtkCellArray> stemLines;
    vtkNew<vtkFloatArray> radii;
    radii->SetName("radius");
    vtkNew<vtkUnsignedCharArray> colours;
    colours->SetNumberOfComponents(3);
    for (std::size_t i = 0; i < data->samples.size(); ++i) {
        const SurfaceData::Sample& sample = data->samples[i];
        const auto cell = [](double at, float length, int count) {
            return std::size_t(std::clamp(int(std::lround(at / double(length) * (count - 1))), 0, count - 1));
        };
        const std::size_t below =
            cell(sample.z, box.z(), grid.rows) * std::size_t(grid.columns) + cell(sample.x, box.x(), grid.columns);
        const double head = data->heightOf(sample.score), foot = data->heightOf(double(grid.mean[below]));
        headPoints->InsertNextPoint(sample.x, head, sample.z);
        const bool raised = sample.best || int(i) == request.highlighted;
        radii->InsertNextValue(float(radius * (raised ? kBestFactor : 1)));
        const QColor colour = sample.best ? request.accent : request.sheet;
        colours->InsertNextTuple3(colour.red(), colour.green(), colour.blue());
        const std::array ends{stemPoints->InsertNextPoint(sample.x, foot, sample.z),
                              stemPoints->InsertNextPoint(sample.x, head, sample.z)};
        stemLines->InsertNextCell(2, ends.data());
    }
    heads->SetPoints(headPoints);
    heads->GetPointData()->SetScalars(colours);
    heads->GetPointData()->AddArray(radii);
    stems.shape->SetPoints(stemPoints);
    stems.shape->SetLines(stemLines);
}

void SurfaceScene::Impl::setWalls(const SurfaceRequest& request)
{
    vtkNew<vtkPoints> points;
    vtkNew<vtkCellArray> lines;
    for (const SurfaceAxes::Line& line : surfaceAxes(*data, request.camera).lines) {
        std::array<vtkIdType, 2> ends{};
        for (const auto& [end, p] : {std::pair{0, line.from}, std::pair{1, line.to}})
            ends[std::size_t(end)] = points->InsertNextPoint(double(p.x()), double(p.y()), double(p.z()));
        lines->InsertNextCell(2, ends.data());
    }
    walls.shape->SetPoints(points);
    walls.shape->SetLines(lines);
}

void SurfaceScene::Impl::setFloor()
{
    const QVector3D box = data->box();
    floorPlane->SetOrigin(0, 0, double(box.z()));
    floorPlane->SetPoint1(double(box.x()), 0, double(box.z()));
    floorPlane->SetPoint2(0, 0, 0);
    vtkNew<vtkImageData> pixels; // rows bottom up
    const QImage upright = data->floor.convertToFormat(QImage::Format_RGB888).mirrored();
    pixels->SetDimensions(upright.width(), upright.height(), 1);
    pixels->AllocateScalars(VTK_UNSIGNED_CHAR, 3);
    for (int y = 0; y < upright.height(); ++y)
        std::copy_n(upright.constScanLine(y), std::size_t(upright.width()) * 3,
                    static_cast<std::uint8_t*>(pixels->GetScalarPointer(0, y, 0)));
    floorTexture->SetInputData(pixels);
}

void SurfaceScene::Impl::setData(const SurfaceRequest& request)
{
    const bool isNew = data != request.data;
    data = request.data;
    renderer->RemoveAllViewProps();
    if (!data || data->isEmpty()) return;
    if (isNew) setFloor();
    setGrid(request); // colours follow the theme
    setPins(request);
    setWalls(request);
    for (vtkActor* actor : {floor.Get(), walls.actor.Get(), mean.actor.Get(), mesh.actor.Get(), stems.actor.Get(),
                            headActor.Get(), sheet.actor.Get()})
        renderer->AddActor(actor);
    setColour(walls.actor, request.line);
    setColour(mesh.actor, request.background);
    setColour(stems.actor, request.sheet);
    setColour(sheet.actor, request.sheet);
}

SurfaceScene::SurfaceScene() : impl_(std::make_unique<Impl>())
{
    impl_->build();
}

SurfaceScene::~SurfaceScene()
{
    impl_->window->Finalize();
}

QImage SurfaceScene::render(const SurfaceRequest& request)
{
    Impl& scene = *impl_;
    scene.setData(request);
    scene.renderer->SetUseFXAA(!request.coarse);
    return renderPicture(*scene.window, *scene.renderer, request.camera, request.pixels, request.background);
}

} // namespace clutch::ui
