// SPDX-License-Identifier: Apache-2.0
#include "ui/views/surface_grid.h"

#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkPoints.h>

#include <algorithm>
#include <array>

namespace clutch::ui {

namespace {
constexpr int kMeshEvery = 4; // cells of the grid
}

// A grid of heights as points of the space.
vtkSmartPointer<vtkPoints> gridPoints(const SurfaceData& data, double deviations, float lift)
{
    auto points = vtkSmartPointer<vtkPoints>::New();
    const synthesis::PlacementSurface& grid = data.surface;
    const QVector3D box = data.box();
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            const auto i = std::size_t(row) * std::size_t(grid.columns) + std::size_t(column);
            const float height = data.heightOf(double(grid.mean[i]) + deviations * double(grid.deviation[i]));
            points->InsertNextPoint(box.x() * float(column) / float(grid.columns - 1), height + lift,
                                    box.z() * float(row) / float(grid.rows - 1));
        }
    }
    return points;
}

vtkSmartPointer<vtkFloatArray> gridNormals(vtkPoints* points, int columns, int rows)
{
    auto normals = vtkSmartPointer<vtkFloatArray>::New();
    normals->SetNumberOfComponents(3);
    const auto at = [&](int column, int row) {
        double p[3];
        points->GetPoint(vtkIdType(std::clamp(row, 0, rows - 1)) * columns + std::clamp(column, 0, columns - 1), p);
        return QVector3D(float(p[0]), float(p[1]), float(p[2]));
    };
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const QVector3D across = at(column + 1, row) - at(column - 1, row);
            const QVector3D down = at(column, row + 1) - at(column, row - 1);
            const QVector3D normal = QVector3D::crossProduct(down, across).normalized();
            normals->InsertNextTuple3(double(normal.x()), double(normal.y()), double(normal.z()));
        }
    }
    return normals;
}

vtkSmartPointer<vtkCellArray> gridTriangles(int columns, int rows)
{
    auto cells = vtkSmartPointer<vtkCellArray>::New();
    for (vtkIdType row = 0; row + 1 < rows; ++row) {
        for (vtkIdType column = 0; column + 1 < columns; ++column) {
            const vtkIdType a = row * columns + column, b = a + 1, c = a + columns, d = c + 1;
            for (const auto& corners : {std::array{a, c, b}, std::array{b, c, d}})
                cells->InsertNextCell(3, corners.data());
        }
    }
    return cells;
}

vtkSmartPointer<vtkCellArray> gridLines(int columns, int rows)
{
    auto cells = vtkSmartPointer<vtkCellArray>::New();
    const auto isDrawn = [](int k, int count) { return k % kMeshEvery == 0 || k == count - 1; };
    for (int row = 0; row < rows; ++row) {
        if (!isDrawn(row, rows)) continue;
        cells->InsertNextCell(columns);
        for (int column = 0; column < columns; ++column)
            cells->InsertCellPoint(vtkIdType(row) * columns + column);
    }
    for (int column = 0; column < columns; ++column) {
        if (!isDrawn(column, columns)) continue;
        cells->InsertNextCell(rows);
        for (int row = 0; row < rows; ++row)
            cells->InsertCellPoint(vtkIdType(row) * columns + column);
    }
    return cells;
}

} // namespace clutch::ui
