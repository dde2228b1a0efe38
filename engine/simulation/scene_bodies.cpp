// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/scene_bodies.h"

#include "engine/simulation/part_colour.h"

#include <vtkCellArray.h>
#include <vtkIdList.h>
#include <vtkNew.h>
#include <vtkPointData.h>

namespace clutch::simulation {

namespace {

constexpr int kProbes = 48; ///< a part

} // namespace

void SceneBodies::spreadProbes(Shape& shape, const Part& part)
{
    vtkDataArray* normals = part.mesh->GetPointData()->GetNormals();
    double whole = 0;
    std::vector<double> upTo;
    for (size_t i = 0; i + 2 < shape.triangles.size(); i += 3) {
        const Vec3 &a = shape.points[size_t(shape.triangles[i])], &b = shape.points[size_t(shape.triangles[i + 1])],
                   &c = shape.points[size_t(shape.triangles[i + 2])];
        whole += double(length(cross(b - a, c - a)));
        upTo.push_back(whole);
    }
    if (!normals || whole <= 0) return;
    for (int i = 0; i < kProbes; ++i) {
        const auto at = std::lower_bound(upTo.begin(), upTo.end(), whole * (i + 0.5) / kProbes);
        const size_t triangle = std::min(size_t(at - upTo.begin()), upTo.size() - 1);
        const int point = shape.triangles[triangle * 3];
        double normal[3];
        normals->GetTuple(point, normal);
        shape.probes.push_back({shape.points[size_t(point)], Vec3(cv::Vec3d(normal)), Vec3(albedoAt(part, point))});
    }
}

SceneBodies::Shape& SceneBodies::shapeOf(const Part& part)
{
    for (const auto& shape : shapes_)
        if (shape->mesh == part.mesh && shape->texture == part.material.albedoTexture.data) return *shape;
    Shape& shape = *shapes_.emplace_back(std::make_unique<Shape>());
    shape.mesh = part.mesh;
    shape.texture = part.material.albedoTexture.data;
    for (vtkIdType i = 0; i < part.mesh->GetNumberOfPoints(); ++i) {
        double point[3];
        part.mesh->GetPoint(i, point);
        shape.points.emplace_back(cv::Vec3d(point));
    }
    vtkNew<vtkIdList> corners;
    vtkCellArray* cells = part.mesh->GetPolys();
    for (vtkIdType cell = 0; cell < cells->GetNumberOfCells(); ++cell) {
        cells->GetCellAtId(cell, corners);
        for (vtkIdType i = 2; i < corners->GetNumberOfIds(); ++i)
            for (const vtkIdType corner : {vtkIdType(0), i - 1, i})
                shape.triangles.push_back(static_cast<int>(corners->GetId(corner)));
    }
    spreadProbes(shape, part);
    return shape;
}

void SceneBodies::add(const Part& part, const cv::Matx44d& worldFromObject, size_t body)
{
    Shape& shape = shapeOf(part);
    shape.used = true;
    const int first = static_cast<int>(mesh_.x.size());
    for (const Vec3& point : shape.points) {
        const Vec3 p = transformPoint(worldFromObject, point);
        mesh_.x.push_back(p.x);
        mesh_.y.push_back(p.y);
        mesh_.z.push_back(p.z);
        mesh_.body.push_back(static_cast<std::uint16_t>(body));
        low_ = {std::min(low_.x, p.x), std::min(low_.y, p.y), std::min(low_.z, p.z)};
        high_ = {std::max(high_.x, p.x), std::max(high_.y, p.y), std::max(high_.z, p.z)};
    }
    for (const int corner : shape.triangles)
        mesh_.triangles.push_back(first + corner);
    const Vec3 origin = transformPoint(worldFromObject, {});
    for (const GlowProbe& probe : shape.probes)
        probes_[body].push_back({transformPoint(worldFromObject, probe.point),
                                 normalized(transformPoint(worldFromObject, probe.normal) - origin), probe.albedo});
}

void SceneBodies::gather(std::span<const Placed> items, std::span<const Part> extra)
{
    mesh_ = {};
    probes_.assign(items.size() + (extra.empty() ? 0 : 1), {});
    low_ = Vec3(1e9F);
    high_ = Vec3(-1e9F);
    for (size_t i = 0; i < items.size(); ++i)
        for (const Part& part : items[i].model->parts)
            add(part, items[i].worldFromObject, i);
    itemPoints_ = mesh_.x.size();
    for (const Part& part : extra)
        add(part, cv::Matx44d::eye(), items.size());
    if (mesh_.x.empty()) low_ = high_ = {};
    centre_ = (low_ + high_) * 0.5F;
    float farthest2 = 1;
    for (size_t i = 0; i < mesh_.x.size(); ++i) {
        const Vec3 offset = Vec3(mesh_.x[i], mesh_.y[i], mesh_.z[i]) - centre_;
        farthest2 = std::max(farthest2, dot(offset, offset));
    }
    radius_ = std::sqrt(farthest2) * 1.001F;
}

void SceneBodies::dropUnused()
{
    std::erase_if(shapes_, [](const std::unique_ptr<Shape>& shape) { return !shape->used; });
    for (const auto& shape : shapes_)
        shape->used = false;
}

} // namespace clutch::simulation
