// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <vtkPolyData.h>
#include <vtkSmartPointer.h>

#include <array>
#include <functional>
#include <vector>

namespace clutch::simulation {

/// Triangles being put together: points in millimetres with texture coordinates (0..1, v up). Triangles turn
/// counterclockwise seen from outside. Normals are left to build(), so shapes may be joined, bent and mirrored freely.
class Mesh {
public:
    struct Vertex {
        cv::Vec3d point;
        cv::Vec2d uv;
    };
    using Triangle = std::array<int, 3>;

    int add(const cv::Vec3d& point, const cv::Vec2d& uv = {}); ///< returns its index
    void triangle(int a, int b, int c) { triangles_.push_back({a, b, c}); }
    void quad(int a, int b, int c, int d); ///< counterclockwise from outside
    void append(const Mesh& other);
    void apply(const std::function<cv::Vec3d(const cv::Vec3d&)>& move); ///< moves every point
    void apply(const cv::Matx44d& transform); ///< rigid or scaling; a mirror turns the triangles
    void turnInsideOut();

    /// Texture coordinates by the plane each triangle faces most: origin + millimetres / tileMm, brought into 0..1 by
    /// reflecting at the borders of the texture.
    void projectBox(const cv::Vec2d& tileMm, const cv::Vec2d& origin);

    const std::vector<Vertex>& vertices() const { return vertices_; }
    const std::vector<Triangle>& triangles() const { return triangles_; }
    double signedVolume() const;

    /// With unit normals, smooth where neighbouring triangles meet at less than `creaseDegrees`, whether or not they
    /// share vertices (points nearer than 0.2 µm count as one); degenerate triangles are left out.
    vtkSmartPointer<vtkPolyData> build(double creaseDegrees, bool withTangents) const;

private:
    std::vector<Vertex> vertices_;
    std::vector<Triangle> triangles_;
};

} // namespace clutch::simulation
