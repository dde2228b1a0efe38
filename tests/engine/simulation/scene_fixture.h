// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/scene_renderer.h"

#include <opencv2/core.hpp>
#include <vtkCubeSource.h>
#include <vtkNew.h>
#include <vtkSphereSource.h>
#include <vtkTriangleFilter.h>

#include <cmath>
#include <cstring>

/// Scenes simple enough for their pictures to be known: balls and cubes on a matt table.
namespace clutch::test {

using namespace clutch::simulation;

inline ObjectModel model(vtkPolyDataAlgorithm* source, double radius, const cv::Vec3d& albedo)
{
    vtkNew<vtkTriangleFilter> triangles;
    triangles->SetInputConnection(source->GetOutputPort());
    triangles->Update();
    ObjectModel model;
    Part part;
    part.mesh = triangles->GetOutput();
    part.material.albedo = albedo;
    part.material.roughness = 0.8;
    model.parts.push_back(part);
    model.radiusMm = radius;
    return model;
}

inline ObjectModel ball(double radius, const cv::Vec3d& albedo)
{
    vtkNew<vtkSphereSource> source;
    source->SetRadius(radius);
    source->SetThetaResolution(96);
    source->SetPhiResolution(96);
    return model(source, radius, albedo);
}

inline ObjectModel cube(double side, const cv::Vec3d& albedo)
{
    vtkNew<vtkCubeSource> source;
    source->SetXLength(side);
    source->SetYLength(side);
    source->SetZLength(side);
    return model(source, side, albedo);
}

inline cv::Matx44d at(double x, double y, double z)
{
    cv::Matx44d place = cv::Matx44d::eye();
    place(0, 3) = x;
    place(1, 3) = y;
    place(2, 3) = z;
    return place;
}

inline Camera fromAbove(double height = 400)
{
    Camera camera;
    camera.position = {0, 0, height};
    camera.size = {160, 120};
    return camera;
}

inline Camera tilted()
{
    Camera camera = fromAbove();
    camera.position = {60, -280, 260};
    camera.target = {0, 0, 15};
    camera.up = {0, 0, 1};
    return camera;
}

/// A matt table in a room that is equally bright all around.
inline Surroundings place(double roomLight)
{
    Surroundings place;
    place.table.albedo = {0.5, 0.5, 0.5};
    place.table.roughness = 1;
    place.environment = cv::Mat(32, 64, CV_32FC3, cv::Scalar::all(roomLight));
    return place;
}

inline Surroundings placeWithLamp(const cv::Vec3d& lamp, double lampRadius, double roomLight)
{
    Surroundings result = place(roomLight);
    result.lamps.push_back({lamp, lampRadius, {1, 1, 1}});
    return result;
}

/// Where the camera sees a point, in pixels.
inline cv::Point pixelOf(const Camera& camera, const cv::Vec3d& point)
{
    const cv::Vec3d forward = cv::normalize(camera.target - camera.position);
    const cv::Vec3d right = cv::normalize(forward.cross(camera.up)), up = right.cross(forward);
    const cv::Vec3d from = point - camera.position;
    const double scale =
        camera.size.height / 2.0 / std::tan(camera.verticalFieldOfViewDegrees * CV_PI / 360) / from.dot(forward);
    return {static_cast<int>(std::floor(camera.size.width / 2.0 + from.dot(right) * scale)),
            static_cast<int>(std::floor(camera.size.height / 2.0 - from.dot(up) * scale))};
}

/// Share of each pixel that a ball covers, by 16 x 16 rays a pixel.
inline cv::Mat ballCoverage(const Camera& camera, const cv::Vec3d& centre, double radius)
{
    constexpr int kRays = 16;
    const cv::Vec3d forward = cv::normalize(camera.target - camera.position);
    const cv::Vec3d right = cv::normalize(forward.cross(camera.up)), up = right.cross(forward);
    const double focal = camera.size.height / 2.0 / std::tan(camera.verticalFieldOfViewDegrees * CV_PI / 360);
    const cv::Vec3d to = centre - camera.position;
    cv::Mat share(camera.size, CV_32FC1);
    for (int row = 0; row < share.rows; ++row)
        for (int column = 0; column < share.cols; ++column) {
            int hits = 0;
            for (int i = 0; i < kRays * kRays; ++i) {
                const double x = column + (i % kRays + 0.5) / kRays - camera.size.width / 2.0;
                const double y = row + (double(i / kRays) + 0.5) / kRays - camera.size.height / 2.0;
                const cv::Vec3d ray = cv::normalize(forward * focal + right * x - up * y);
                const double along = ray.dot(to);
                hits += to.dot(to) - along * along < radius * radius;
            }
            share.at<float>(row, column) = float(hits) / (kRays * kRays);
        }
    return share;
}

inline float grey(const cv::Mat& light, cv::Point pixel)
{
    const auto& value = light.at<cv::Vec3f>(pixel);
    return (value[0] + value[1] + value[2]) / 3;
}

inline bool sameBytes(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() && std::memcmp(a.data, b.data, a.total() * a.elemSize()) == 0;
}

} // namespace clutch::test
