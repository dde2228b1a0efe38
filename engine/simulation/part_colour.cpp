// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/part_colour.h"

#include <vtkPointData.h>

#include <algorithm>
#include <cmath>

namespace clutch::simulation {

double linearFromSrgb(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double srgbFromLinear(double value)
{
    value = std::clamp(value, 0.0, 1.0);
    return value <= 0.0031308 ? 12.92 * value : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
}

cv::Vec3d albedoAt(const Part& part, vtkIdType point)
{
    const Material& material = part.material;
    vtkDataArray* coordinates = part.mesh->GetPointData()->GetTCoords();
    if (material.albedoTexture.empty() || !coordinates) return material.albedo;
    double uv[2];
    coordinates->GetTuple(point, uv);
    const cv::Size size = material.albedoTexture.size();
    const auto texel = [](double at, int count) {
        return std::min(static_cast<int>((at - std::floor(at)) * count), count - 1);
    };
    const auto& bgr = material.albedoTexture.at<cv::Vec3b>(texel(1 - uv[1], size.height), texel(uv[0], size.width));
    return material.albedo.mul(
        {linearFromSrgb(bgr[2] / 255.0), linearFromSrgb(bgr[1] / 255.0), linearFromSrgb(bgr[0] / 255.0)});
}

} // namespace clutch::simulation
