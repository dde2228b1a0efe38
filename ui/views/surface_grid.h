// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/surface_data.h"

#include <vtkSmartPointer.h>

class vtkCellArray;
class vtkFloatArray;
class vtkPoints;

namespace clutch::ui {

/// The mean and so many deviations as points of the landscape's space, row by row, raised by `lift` units.
vtkSmartPointer<vtkPoints> gridPoints(const SurfaceData& data, double deviations, float lift);
/// Upwards from each of them.
vtkSmartPointer<vtkFloatArray> gridNormals(vtkPoints* points, int columns, int rows);
/// Two triangles a cell.
vtkSmartPointer<vtkCellArray> gridTriangles(int columns, int rows);
/// Every fourth line across and down, and the edges.
vtkSmartPointer<vtkCellArray> gridLines(int columns, int rows);

} // namespace clutch::ui
