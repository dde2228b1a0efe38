// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/models/mesh.h"

#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkPointData.h>
#include <vtkPoints.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace clutch::simulation {
namespace {

struct Corners {
    std::vector<int> place;                ///< vertex -> place: vertices at one place share it
    std::vector<std::vector<int>> facesAt; ///< place -> triangles that touch it
    std::vector<cv::Vec3d> faceNormal;     ///< unit; zero for a degenerate triangle
};

cv::Vec3d unit(const cv::Vec3d& v)
{
    const double length = cv::norm(v);
    return length > 0 ? v * (1 / length) : v;
}

Corners findCorners(const std::vector<Mesh::Vertex>& vertices, const std::vector<Mesh::Triangle>& triangles)
{
    constexpr double kSteps = 5000; // a millimetre
    Corners corners;
    std::map<std::array<long, 3>, int> places;
    for (const Mesh::Vertex& vertex : vertices) {
        const cv::Vec3d& p = vertex.point;
        const std::array<long, 3> key{std::lround(p[0] * kSteps), std::lround(p[1] * kSteps),
                                      std::lround(p[2] * kSteps)};
        corners.place.push_back(places.try_emplace(key, static_cast<int>(places.size())).first->second);
    }
    corners.facesAt.resize(places.size());
    for (std::size_t f = 0; f < triangles.size(); ++f) {
        const auto [a, b, c] = triangles[f];
        const cv::Vec3d across = (vertices[b].point - vertices[a].point).cross(vertices[c].point - vertices[a].point);
        corners.faceNormal.push_back(cv::norm(across) > 1e-7 ? unit(across) : cv::Vec3d());
        for (const int vertex : triangles[f])
            corners.facesAt[corners.place[vertex]].push_back(static_cast<int>(f));
    }
    return corners;
}

/// The angle of triangle `t` at `place`: the weight of its normal there (Thuermer, Wuethrich 1998).
double angleAt(const std::vector<Mesh::Vertex>& vertices, const Mesh::Triangle& t, const Corners& corners, int place)
{
    int at = 0;
    while (corners.place[t[at]] != place)
        ++at;
    const cv::Vec3d& origin = vertices[t[at]].point;
    const cv::Vec3d toOne = unit(vertices[t[(at + 1) % 3]].point - origin);
    const cv::Vec3d toOther = unit(vertices[t[(at + 2) % 3]].point - origin);
    return std::acos(std::clamp(toOne.dot(toOther), -1.0, 1.0));
}

/// The direction in which u grows on the triangle; zero where the texture coordinates are degenerate.
cv::Vec3d uDirection(const Mesh::Vertex& a, const Mesh::Vertex& b, const Mesh::Vertex& c)
{
    const cv::Vec2d d1 = b.uv - a.uv;
    const cv::Vec2d d2 = c.uv - a.uv;
    const double area = d1[0] * d2[1] - d1[1] * d2[0];
    if (std::abs(area) < 1e-14) return {};
    return unit(((b.point - a.point) * d2[1] - (c.point - a.point) * d1[1]) * (1 / area));
}

cv::Vec3d perpendicular(const cv::Vec3d& normal, const cv::Vec3d& wish)
{
    cv::Vec3d in = wish - normal * normal.dot(wish);
    if (cv::norm(in) < 1e-6) in = normal.cross(std::abs(normal[0]) < 0.8 ? cv::Vec3d(1, 0, 0) : cv::Vec3d(0, 1, 0));
    return unit(in);
}

struct Output {
    std::vector<Mesh::Vertex> vertices;
    std::vector<cv::Vec3d> normals, tangents;
    std::vector<std::vector<int>> copies; ///< of each input vertex: its outputs, one a normal

    int of(int input, const Mesh::Vertex& vertex, const cv::Vec3d& normal)
    {
        for (const int copy : copies[input])
            if (cv::norm(normals[copy] - normal) < 1e-5) return copy;
        vertices.push_back(vertex);
        normals.push_back(normal);
        tangents.emplace_back();
        copies[input].push_back(static_cast<int>(vertices.size()) - 1);
        return copies[input].back();
    }
};

vtkSmartPointer<vtkFloatArray> floats(const char* name, int components, std::size_t tuples)
{
    auto array = vtkSmartPointer<vtkFloatArray>::New();
    array->SetName(name);
    array->SetNumberOfComponents(components);
    array->SetNumberOfTuples(static_cast<vtkIdType>(tuples));
    return array;
}

vtkSmartPointer<vtkPolyData> toPolyData(const Output& output, vtkCellArray* polys, bool withTangents)
{
    const std::size_t count = output.vertices.size();
    auto points = vtkSmartPointer<vtkPoints>::New();
    points->SetDataTypeToFloat();
    points->SetNumberOfPoints(static_cast<vtkIdType>(count));
    const auto normals = floats("Normals", 3, count);
    const auto uvs = floats("TextureCoordinates", 2, count);
    const auto tangents = floats("Tangents", 3, withTangents ? count : 0);
    for (std::size_t i = 0; i < count; ++i) {
        const auto id = static_cast<vtkIdType>(i);
        points->SetPoint(id, output.vertices[i].point.val);
        normals->SetTuple(id, output.normals[i].val);
        uvs->SetTuple(id, output.vertices[i].uv.val);
        if (withTangents) tangents->SetTuple(id, perpendicular(output.normals[i], output.tangents[i]).val);
    }
    auto mesh = vtkSmartPointer<vtkPolyData>::New();
    mesh->SetPoints(points);
    mesh->SetPolys(polys);
    mesh->GetPointData()->SetNormals(normals);
    mesh->GetPointData()->SetTCoords(uvs);
    if (withTangents) mesh->GetPointData()->SetTangents(tangents);
    return mesh;
}

} // namespace

int Mesh::add(const cv::Vec3d& point, const cv::Vec2d& uv)
{
    vertices_.push_back({point, uv});
    return static_cast<int>(vertices_.size()) - 1;
}

void Mesh::quad(int a, int b, int c, int d)
{
    triangle(a, b, c);
    triangle(a, c, d);
}

void Mesh::append(const Mesh& other)
{
    const int base = static_cast<int>(vertices_.size());
    vertices_.insert(vertices_.end(), other.vertices_.begin(), other.vertices_.end());
    for (const auto& [a, b, c] : other.triangles_)
        triangle(base + a, base + b, base + c);
}

void Mesh::apply(const std::function<cv::Vec3d(const cv::Vec3d&)>& move)
{
    for (Vertex& vertex : vertices_)
        vertex.point = move(vertex.point);
}

void Mesh::apply(const cv::Matx44d& transform)
{
    for (Vertex& vertex : vertices_) {
        const cv::Vec4d moved = transform * cv::Vec4d(vertex.point[0], vertex.point[1], vertex.point[2], 1);
        vertex.point = {moved[0], moved[1], moved[2]};
    }
    if (cv::determinant(transform.get_minor<3, 3>(0, 0)) < 0) turnInsideOut();
}

void Mesh::turnInsideOut()
{
    for (Triangle& t : triangles_)
        std::swap(t[1], t[2]);
}

void Mesh::projectBox(const cv::Vec2d& tileMm, const cv::Vec2d& origin)
{
    const auto reflect = [](double x) {
        const double turn = x - 2 * std::floor(x / 2);
        return turn > 1 ? 2 - turn : turn;
    };
    std::vector<Vertex> split;
    split.reserve(triangles_.size() * 3);
    for (Triangle& t : triangles_) {
        const cv::Vec3d& a = vertices_[t[0]].point;
        const cv::Vec3d normal = (vertices_[t[1]].point - a).cross(vertices_[t[2]].point - a);
        int facing = 2;
        for (int axis = 0; axis < 2; ++axis)
            if (std::abs(normal[axis]) > std::abs(normal[facing]) * 1.0001) facing = axis;
        for (int& corner : t) {
            const cv::Vec3d point = vertices_[corner].point;
            const double along = facing == 0 ? point[1] : point[0];
            const double across = facing == 2 ? point[1] : point[2];
            corner = static_cast<int>(split.size());
            split.push_back(
                {point,
                 {reflect(origin[0] + along / tileMm[0]), reflect(origin[1] + (across + 7.3 * facing) / tileMm[1])}});
        }
    }
    vertices_ = std::move(split);
}

double Mesh::signedVolume() const
{
    double sixfold = 0;
    for (const auto& [a, b, c] : triangles_)
        sixfold += vertices_[a].point.dot(vertices_[b].point.cross(vertices_[c].point));
    return sixfold / 6;
}

vtkSmartPointer<vtkPolyData> Mesh::build(double creaseDegrees, bool withTangents) const
{
    const Corners corners = findCorners(vertices_, triangles_);
    const double smoothFrom = std::cos(creaseDegrees * std::numbers::pi / 180);
    Output output;
    output.copies.resize(vertices_.size());
    auto polys = vtkSmartPointer<vtkCellArray>::New();
    for (std::size_t f = 0; f < triangles_.size(); ++f) {
        const cv::Vec3d& own = corners.faceNormal[f];
        if (own == cv::Vec3d()) continue;
        const Triangle& t = triangles_[f];
        const cv::Vec3d u = uDirection(vertices_[t[0]], vertices_[t[1]], vertices_[t[2]]);
        std::array<vtkIdType, 3> ids{};
        for (int k = 0; k < 3; ++k) {
            const int place = corners.place[t[k]];
            cv::Vec3d normal;
            for (const int g : corners.facesAt[place])
                if (corners.faceNormal[g].dot(own) >= smoothFrom)
                    normal += corners.faceNormal[g] * angleAt(vertices_, triangles_[g], corners, place);
            ids[k] = output.of(t[k], vertices_[t[k]], unit(normal));
            output.tangents[ids[k]] += u;
        }
        polys->InsertNextCell(3, ids.data());
    }
    return toPolyData(output, polys, withTangents);
}

} // namespace clutch::simulation
