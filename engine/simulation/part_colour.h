// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/object_model.h"

namespace clutch::simulation {

/// Linear R G B albedo at a point of the part's mesh, texture included.
cv::Vec3d albedoAt(const Part& part, vtkIdType point);

/// sRGB 0..1 to linear and back (IEC 61966-2-1).
double linearFromSrgb(double value);
double srgbFromLinear(double value);

} // namespace clutch::simulation
