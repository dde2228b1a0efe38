// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/models/mesh.h"

namespace clutch::simulation {

/// A rectangle of texture: u0..u1 by v0..v1.
struct UvRect {
    double u0 = 0, v0 = 0, u1 = 1, v1 = 1;
    cv::Vec2d at(double u, double v) const { return {u0 + (u1 - u0) * u, v0 + (v1 - v0) * v}; }
};

/// Surface over the unit square; the outside is where (d point / du) x (d point / dv) points.
Mesh grid(int columns, int rows, const std::function<cv::Vec3d(double u, double v)>& at, const UvRect& uv = {});

/// A profile of (radius, z) turned about z; outside if it runs upwards. v follows the profile's length, u the angle.
Mesh revolve(const std::vector<cv::Vec2d>& profile, int segments, const UvRect& uv = {});

/// Rounded wire along a path, its ends closed by half balls. u around, v along.
Mesh tube(const std::vector<cv::Vec3d>& path, double radius, int sides);

/// A ball of unit radius by longitude and latitude, v = 1 at +z; scale it with Mesh::apply.
Mesh ball(int segments, int rings);

/// A simple polygon (x, y; counterclockwise) swept from -halfHeight to halfHeight along z with rounded edges.
/// Texture coordinates are left to Mesh::projectBox.
Mesh extrude(const std::vector<cv::Vec2d>& polygon, double halfHeight, double bevel, int bevelSteps);

/// The polygon moved inwards by `distance` along its corners' bisectors; corners stay as many.
std::vector<cv::Vec2d> inset(const std::vector<cv::Vec2d>& polygon, double distance);

/// Points of a closed Catmull-Rom curve through `knots`, `steps` from knot to knot.
std::vector<cv::Vec2d> closedCurve(const std::vector<cv::Vec2d>& knots, int steps);

/// Arc from angle a to b (degrees) about a centre, both ends included.
std::vector<cv::Vec2d> arc(const cv::Vec2d& centre, double radius, double fromDegrees, double toDegrees, int steps);

/// Turn about an axis (0 x, 1 y, 2 z) by degrees, then move.
cv::Matx44d placeAt(const cv::Vec3d& offset, int axis = 2, double degrees = 0);

} // namespace clutch::simulation
