// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <vtkPolyData.h>
#include <vtkSmartPointer.h>

#include <cstdint>
#include <string>
#include <vector>

namespace clutch::simulation {

/// The ten kinds of Wu et al. 2018, section 4 (table 1), in the paper's order.
enum class Kind { Badminton, Battery, Clothespin, Grape, Milk, HexNut, Orange, PingPong, Tissue, WingNut };
inline constexpr int kKinds = 10;

/// "badminton", "battery", "clothespin", "grape", "milk", "hex-nut", "orange", "ping-pong", "tissue", "wing-nut".
const std::string& kindName(Kind kind);
/// A comma-separated list, or "all". Throws Error{Usage} naming what is no kind.
std::vector<Kind> kindsFromText(const std::string& text);

/// Metallic-roughness surface (glTF 2.0, appendix B). Textures are CV_8UC3 B G R (albedo: sRGB; normals: tangent space,
/// red = +x) laid out by the mesh's texture coordinates, v up; empty: the constant alone.
struct Material {
    cv::Vec3d albedo{1, 1, 1}; ///< linear R G B, 0..1; multiplies the texture
    double roughness = 0.5;    ///< 0 mirror .. 1 matt
    double metallic = 0;       ///< 0 dielectric, 1 metal
    double clearCoat = 0;      ///< strength of a thin glossy layer on top, 0..1
    double clearCoatRoughness = 0.1;
    double translucency = 0; ///< share of light that passes diffusely, 0..1: brightens what faces away from the light
    cv::Mat albedoTexture, normalTexture;
    double normalStrength = 1;
};

/// Points in millimetres with unit point normals; texture coordinates where a texture is, tangents where a normal
/// texture is. Closed or one-sided as the thing is; triangles.
struct Part {
    vtkSmartPointer<vtkPolyData> mesh;
    Material material;
};

/// One item, at rest pose free: origin at its centre of mass, millimetres.
struct ObjectModel {
    Kind kind{};
    std::vector<Part> parts;
    /// Convex hulls (points, mm) that together stand for its volume in the rigid-body simulation.
    std::vector<std::vector<cv::Vec3d>> hulls;
    double massGrams = 10;
    double friction = 0.5;
    double restitution = 0.2;
    double radiusMm = 10; ///< of the sphere around the origin that holds all of it
};

/// The item `instance` of a batch of goods of one kind made with `seed`: a batch shares make and colours; its items
/// vary in size, texture and (milk bag, tissue) in shape as identical goods do. The same arguments give the same bytes.
/// Threads: any. Costs up to some tens of milliseconds.
ObjectModel makeObject(Kind kind, std::uint64_t seed, int instance);

} // namespace clutch::simulation
