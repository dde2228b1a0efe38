// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/scene_occlusion.h"

namespace clutch::simulation {

namespace {

constexpr float kLevels = 65533;

} // namespace

const std::vector<Vec3>& OcclusionMaps::directions()
{
    static const std::vector<Vec3> all = [] {
        std::vector<Vec3> list;
        for (int i = 0; i < kDirections; ++i) {
            const float z = (float(i) + 0.5F) / kDirections;
            const float turn = float(i) * 2.39996323F, across = std::sqrt(1 - z * z);
            list.emplace_back(across * std::cos(turn), across * std::sin(turn), z);
        }
        return list;
    }();
    return all;
}

OcclusionMaps::OcclusionMaps(const OccluderMesh& mesh, const Vec3& centre, float radius, int side)
    : texelMm_(2 * radius / float(side)), bundles_(kDirections)
{
    cv::parallel_for_({0, kDirections}, [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i) {
            Bundle& bundle = bundles_[size_t(i)];
            bundle.side_ = side;
            const Vec3& along = directions()[size_t(i)];
            const Vec3 right = normalized(cross(along, along.z > 0.9F ? Vec3(0, 1, 0) : Vec3(0, 0, 1)));
            bundle.u_ = right * (1 / texelMm_);
            bundle.v_ = cross(right, along) * (1 / texelMm_);
            bundle.u0_ = float(side) / 2 - dot(centre, bundle.u_);
            bundle.v0_ = float(side) / 2 - dot(centre, bundle.v_);
            // Levels 1 .. 65534: the ends mean that nothing is there.
            bundle.along_ = along * (kLevels / (2 * radius));
            bundle.level0_ = 1 + kLevels / 2 - dot(centre, bundle.along_);
            bundle.draw(mesh);
        }
    });
}

void OcclusionMaps::Bundle::draw(const OccluderMesh& mesh)
{
    const size_t texels = size_t(side_) * size_t(side_);
    top_.assign(texels, 0);
    bottom_.assign(texels, 65535);
    topBody_.assign(texels, kNobody);
    bottomBody_.assign(texels, kNobody);
    std::vector<cv::Vec3f> projected(mesh.x.size());
    for (size_t i = 0; i < projected.size(); ++i) {
        const Vec3 point(mesh.x[i], mesh.y[i], mesh.z[i]);
        projected[i] = {dot(point, u_) + u0_, dot(point, v_) + v0_, dot(point, along_) + level0_};
    }
    for (size_t i = 0; i + 2 < mesh.triangles.size(); i += 3) {
        const int* points = &mesh.triangles[i];
        const cv::Vec3f corner[3] = {projected[size_t(points[0])], projected[size_t(points[1])],
                                     projected[size_t(points[2])]};
        drawTriangle(corner, mesh.body[size_t(points[0])]);
    }
}

void OcclusionMaps::Bundle::drawTriangle(const cv::Vec3f corner[3], std::uint16_t body)
{
    const auto low = [corner](int axis) {
        return std::min(std::min(corner[0][axis], corner[1][axis]), corner[2][axis]);
    };
    const auto high = [corner](int axis) {
        return std::max(std::max(corner[0][axis], corner[1][axis]), corner[2][axis]);
    };
    // Texel i has its middle at i + 0.5.
    const int firstU = std::max(cvFloor(low(0) + 0.5F), 0), lastU = std::min(cvFloor(high(0) + 0.5F), side_) - 1;
    const int firstV = std::max(cvFloor(low(1) + 0.5F), 0), lastV = std::min(cvFloor(high(1) + 0.5F), side_) - 1;
    if (firstU > lastU || firstV > lastV) return;
    const cv::Vec3f a = corner[1] - corner[0], b = corner[2] - corner[0];
    const float area = a[0] * b[1] - a[1] * b[0];
    if (std::abs(area) < 1e-12F) return;
    const float inverse = 1 / area;
    for (int v = firstV; v <= lastV; ++v)
        for (int u = firstU; u <= lastU; ++u) {
            const float du = float(u) + 0.5F - corner[0][0], dv = float(v) + 0.5F - corner[0][1];
            const float s = (du * b[1] - dv * b[0]) * inverse, t = (a[0] * dv - a[1] * du) * inverse;
            if (s < 0 || t < 0 || s + t > 1) continue;
            const auto level =
                static_cast<std::uint16_t>(std::clamp(corner[0][2] + s * a[2] + t * b[2], 1.0F, kLevels + 1));
            const size_t texel = size_t(v) * size_t(side_) + size_t(u);
            if (level > top_[texel]) {
                top_[texel] = level;
                topBody_[texel] = body;
            }
            if (level < bottom_[texel]) {
                bottom_[texel] = level;
                bottomBody_[texel] = body;
            }
        }
}

} // namespace clutch::simulation
