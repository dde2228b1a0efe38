// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/scene_stage.h"

#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>

#include <array>

namespace clutch::simulation {

namespace {

constexpr double kTableHalfMm = 4000; ///< reaches the horizon of any sensible camera
constexpr double kTrayThickMm = 4;
constexpr double kTrayBottomMm = 0.05; ///< above the table: told from it, and too thin to notice

/// Flat four-cornered faces with normals, tangents along their first edge, and texture coordinates in millimetres.
class FaceBuilder {
public:
    explicit FaceBuilder(double tileMm) : tile_(tileMm)
    {
        normals_->SetNumberOfComponents(3);
        normals_->SetName("Normals");
        tangents_->SetNumberOfComponents(3);
        tangents_->SetName("Tangents");
        coordinates_->SetNumberOfComponents(2);
        coordinates_->SetName("TCoords");
    }

    /// Anticlockwise as seen from outside.
    void add(const std::array<cv::Vec3d, 4>& corners)
    {
        const cv::Vec3d along = cv::normalize(corners[1] - corners[0]);
        const cv::Vec3d normal = cv::normalize((corners[1] - corners[0]).cross(corners[3] - corners[0]));
        const cv::Vec3d across = normal.cross(along);
        const vtkIdType first = points_->GetNumberOfPoints();
        for (const cv::Vec3d& corner : corners) {
            points_->InsertNextPoint(corner.val);
            normals_->InsertNextTuple(normal.val);
            tangents_->InsertNextTuple(along.val);
            coordinates_->InsertNextTuple2(corner.dot(along) / tile_, corner.dot(across) / tile_);
        }
        for (const std::array<vtkIdType, 3>& t : {std::array<vtkIdType, 3>{0, 1, 2}, {0, 2, 3}}) {
            const vtkIdType ids[3] = {first + t[0], first + t[1], first + t[2]};
            triangles_->InsertNextCell(3, ids);
        }
    }

    /// All but the bottom.
    void addBox(const cv::Vec3d& low, const cv::Vec3d& high)
    {
        const double x0 = low[0], x1 = high[0], y0 = low[1], y1 = high[1], z0 = low[2], z1 = high[2];
        add({cv::Vec3d{x0, y0, z1}, {x1, y0, z1}, {x1, y1, z1}, {x0, y1, z1}});
        add({cv::Vec3d{x0, y0, z0}, {x1, y0, z0}, {x1, y0, z1}, {x0, y0, z1}});
        add({cv::Vec3d{x1, y1, z0}, {x0, y1, z0}, {x0, y1, z1}, {x1, y1, z1}});
        add({cv::Vec3d{x0, y1, z0}, {x0, y0, z0}, {x0, y0, z1}, {x0, y1, z1}});
        add({cv::Vec3d{x1, y0, z0}, {x1, y1, z0}, {x1, y1, z1}, {x1, y0, z1}});
    }

    Part part(const Material& material) const
    {
        Part part{vtkSmartPointer<vtkPolyData>::New(), material};
        part.mesh->SetPoints(points_);
        part.mesh->SetPolys(triangles_);
        part.mesh->GetPointData()->SetNormals(normals_);
        part.mesh->GetPointData()->SetTangents(tangents_);
        part.mesh->GetPointData()->SetTCoords(coordinates_);
        return part;
    }

private:
    double tile_;
    vtkNew<vtkPoints> points_;
    vtkNew<vtkFloatArray> normals_, tangents_, coordinates_;
    vtkNew<vtkCellArray> triangles_;
};

} // namespace

SceneStage::SceneStage(const Surroundings& surroundings)
{
    FaceBuilder table(surroundings.tableTileMm);
    const double h = kTableHalfMm;
    table.add({cv::Vec3d{-h, -h, 0}, {h, -h, 0}, {h, h, 0}, {-h, h, 0}});
    parts_.push_back(table.part(surroundings.table));
    if (!surroundings.tray) return;
    FaceBuilder bottom(surroundings.tableTileMm), tray(surroundings.tableTileMm);
    const double x = surroundings.trayInnerMm[0] / 2, y = surroundings.trayInnerMm[1] / 2, t = kTrayThickMm;
    const double z = surroundings.trayWallMm;
    const double floor = kTrayBottomMm;
    bottom.add({cv::Vec3d{-x, -y, floor}, {x, -y, floor}, {x, y, floor}, {-x, y, floor}});
    parts_.push_back(bottom.part(surroundings.trayMaterial));
    tray.addBox({-x - t, -y - t, 0}, {x + t, -y, z});
    tray.addBox({-x - t, y, 0}, {x + t, y + t, z});
    tray.addBox({-x - t, -y, 0}, {-x, y, z});
    tray.addBox({x, -y, 0}, {x + t, y, z});
    parts_.push_back(tray.part(surroundings.trayMaterial));
}

} // namespace clutch::simulation
