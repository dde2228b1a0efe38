// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/models/models.h"

#include "engine/simulation/models/shapes.h"
#include "engine/simulation/models/texture.h"

#include <opencv2/imgproc.hpp>
#include <vtkPoints.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace clutch::simulation {
namespace {

constexpr double kPi = std::numbers::pi;

} // namespace

void addPart(ObjectModel& model, const Mesh& mesh, double creaseDegrees, Material material)
{
    const bool bumpy = !material.normalTexture.empty();
    model.parts.push_back({mesh.build(creaseDegrees, bumpy), std::move(material)});
}

void recentre(ObjectModel& model, const cv::Vec3d& centre, double scale)
{
    double radius = 0;
    for (const Part& part : model.parts) {
        vtkPoints* points = part.mesh->GetPoints();
        for (vtkIdType i = 0; i < points->GetNumberOfPoints(); ++i) {
            cv::Vec3d point;
            points->GetPoint(i, point.val);
            point = (point - centre) * scale;
            points->SetPoint(i, point.val);
            radius = std::max(radius, cv::norm(point));
        }
    }
    for (Hull& hull : model.hulls)
        for (cv::Vec3d& point : hull)
            point = (point - centre) * scale;
    model.radiusMm = radius;
    model.massGrams *= scale * scale * scale;
}

Hull boxHull(const cv::Vec3d& low, const cv::Vec3d& high)
{
    Hull hull;
    for (int corner = 0; corner < 8; ++corner)
        hull.emplace_back((corner & 1) != 0 ? high[0] : low[0], (corner & 2) != 0 ? high[1] : low[1],
                          (corner & 4) != 0 ? high[2] : low[2]);
    return hull;
}

Hull coneHull(double lowRadius, double lowZ, double highRadius, double highZ, int sides)
{
    Hull hull;
    for (int k = 0; k < sides; ++k) {
        const double c = std::cos(2 * kPi * k / sides), s = std::sin(2 * kPi * k / sides);
        hull.emplace_back(lowRadius * c, lowRadius * s, lowZ);
        hull.emplace_back(highRadius * c, highRadius * s, highZ);
    }
    return hull;
}

Hull ballHull(const cv::Vec3d& radii)
{
    constexpr int kPoints = 38;
    constexpr double kOut = 1.04;
    Hull hull;
    for (int k = 0; k < kPoints; ++k) { // a Fibonacci lattice on the ball
        const double z = 1 - (2 * k + 1.0) / kPoints, r = std::sqrt(1 - z * z);
        const double angle = k * kPi * (3 - std::sqrt(5.0));
        hull.emplace_back(kOut * radii[0] * r * std::cos(angle), kOut * radii[1] * r * std::sin(angle),
                          kOut * radii[2] * z);
    }
    return hull;
}

std::vector<Hull> ringHulls(double inner, double outer, double lowZ, double highZ, int sides)
{
    std::vector<Hull> hulls(sides);
    for (int k = 0; k < sides; ++k)
        for (const int edge : {k, k + 1}) {
            const cv::Vec2d out(std::cos(2 * kPi * edge / sides), std::sin(2 * kPi * edge / sides));
            for (const double radius : {inner, outer})
                for (const double z : {lowZ, highZ})
                    hulls[k].emplace_back(radius * out[0], radius * out[1], z);
        }
    return hulls;
}

Material machinedMetal(const cv::Scalar& sheen, double roughness, Random& item)
{
    const cv::Size size(512, 512);
    Material metal;
    metal.metallic = 1 - kMetalHaze;
    metal.roughness = roughness;
    metal.albedoTexture = cv::Mat(size, CV_8UC3, sheen);
    const cv::Mat1f stains = noise(item, size, {7, 7}, 3), grain = noise(item, size, {170, 170});
    shade(metal.albedoTexture, stains, cv::Scalar(5, 6, 6));
    shade(metal.albedoTexture, grain, cv::Scalar::all(3));
    cv::Mat1f height = stains * 0.02F + grain * 0.0016F;
    for (int k = 0; k < 140; ++k) { // hairlines
        const cv::Point2d from(item.uniform(0, size.width), item.uniform(0, size.height));
        const double angle = item.uniform(0, kPi), length = item.uniform(8, 90);
        const cv::Point2d to = from + length * cv::Point2d(std::cos(angle), std::sin(angle));
        const double depth = item.uniform(0.002, 0.007);
        cv::line(height, from, to, cv::Scalar(-depth), 1);
    }
    metal.normalTexture = normalsFromHeight(height, kMetalTileMm, kMetalTileMm);
    return metal;
}

Mesh threadedHole(double minorRadius, double majorRadius, double lowZ, double highZ, double pitch, int segments)
{
    const int rows = std::max(8, static_cast<int>(std::lround((highZ - lowZ) / pitch * 4)));
    return grid(segments, rows, [=](double u, double v) {
        const double angle = 2 * kPi * (u < 1 ? u : 0);
        const double z = highZ - v * (highZ - lowZ);
        const double turn = z / pitch - u;
        const double ridge = 2 * std::abs(turn - std::floor(turn) - 0.5); // 0 the ridge, 1 the root
        const double fade = std::min(1.0, std::min(v, 1 - v) * rows / 2.0);
        const double radius = majorRadius + (minorRadius - majorRadius) * (1 - ridge) * fade;
        return cv::Vec3d(radius * std::cos(angle), radius * std::sin(angle), z);
    });
}

} // namespace clutch::simulation
