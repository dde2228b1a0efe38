// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/scene_ambient.h"
#include "engine/simulation/scene_occlusion.h"
#include "engine/simulation/scene_renderer.h"

#include <memory>
#include <span>
#include <vector>

namespace clutch::simulation {

/// The things of a scene as the ambient passes want them: plain arrays in world coordinates, and probes on them. What
/// does not change with the place of a thing is kept from one call to the next.
class SceneBodies {
public:
    /// `extra`: parts that belong to no item, the tray; body items.size().
    void gather(std::span<const Placed> items, std::span<const Part> extra);
    /// Lets go of what was not gathered since the last call.
    void dropUnused();

    const OccluderMesh& mesh() const { return mesh_; }
    size_t itemPoints() const { return itemPoints_; } ///< the mesh's first so many points are of items
    const std::vector<std::vector<GlowProbe>>& probes() const { return probes_; }
    Vec3 centre() const { return centre_; }
    float radius() const { return radius_; } ///< of a sphere that holds all points

private:
    struct Shape {
        vtkSmartPointer<vtkPolyData> mesh; // keeps the address, which is the key, from being used again
        const unsigned char* texture = nullptr;
        std::vector<Vec3> points;
        std::vector<int> triangles;
        std::vector<GlowProbe> probes;
        bool used = true;
    };
    Shape& shapeOf(const Part& part);
    static void spreadProbes(Shape& shape, const Part& part);
    void add(const Part& part, const cv::Matx44d& worldFromObject, size_t body);

    std::vector<std::unique_ptr<Shape>> shapes_;
    OccluderMesh mesh_;
    std::vector<std::vector<GlowProbe>> probes_;
    Vec3 centre_, low_, high_;
    float radius_ = 1;
    size_t itemPoints_ = 0;
};

} // namespace clutch::simulation
