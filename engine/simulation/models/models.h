// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/random.h"
#include "engine/simulation/models/mesh.h"
#include "engine/simulation/object_model.h"

#include <vector>

namespace clutch::simulation {

/// What each maker below draws from: `batch` is the same for every item of a batch, `item` is this item's own.
struct Chance {
    Random batch, item;
};

// One maker a kind. They build about an origin that suits the shape; makeObject() moves it to the centre of mass.
ObjectModel makeBadminton(Chance& chance);
ObjectModel makeBattery(Chance& chance);
ObjectModel makeClothespin(Chance& chance);
ObjectModel makeGrape(Chance& chance);
ObjectModel makeMilk(Chance& chance);
ObjectModel makeHexNut(Chance& chance);
ObjectModel makeOrange(Chance& chance);
ObjectModel makePingPong(Chance& chance);
ObjectModel makeTissue(Chance& chance);
ObjectModel makeWingNut(Chance& chance);

using Hull = std::vector<cv::Vec3d>;

/// Adds the mesh as a part, with tangents if the material has a normal texture.
void addPart(ObjectModel& model, const Mesh& mesh, double creaseDegrees, Material material);
/// Moves and scales everything: the point `centre` goes to the origin.
void recentre(ObjectModel& model, const cv::Vec3d& centre, double scale);

Hull boxHull(const cv::Vec3d& low, const cv::Vec3d& high);
/// A prism or truncated cone about z.
Hull coneHull(double lowRadius, double lowZ, double highRadius, double highZ, int sides);
/// An ellipsoid: points slightly outside it, so that the facets between them cut as much as the corners add.
Hull ballHull(const cv::Vec3d& radii);
/// Blocks around a hole about z, each `sides`-th part of a turn; the outer corners lie at `outer`, the first at angle
/// 0.
std::vector<Hull> ringHulls(double inner, double outer, double lowZ, double highZ, int sides);

/// The share of light that plating, oxide and machining marks throw everywhere (one GGX lobe has no such tail): from
/// the side a nut looks grey, not like the table it mirrors.
inline constexpr double kMetalHaze = 0.2;
/// A bright metal's surface: fine scratches and stains over 40 mm tiles, for Mesh::projectBox.
Material machinedMetal(const cv::Scalar& sheen, double roughness, Random& item);
inline constexpr double kMetalTileMm = 40;

/// The inside of a threaded hole about z from lowZ to highZ; at both ends its radius is the major one.
Mesh threadedHole(double minorRadius, double majorRadius, double lowZ, double highZ, double pitch, int segments);

} // namespace clutch::simulation
