// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/models/models.h"
#include "engine/simulation/models/shapes.h"
#include "engine/simulation/models/texture.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace clutch::simulation {
namespace {

constexpr double kPi = std::numbers::pi;

/// ISO 4032: width across flats, height, thread.
struct Size {
    double flats, height, major, pitch;
};
constexpr Size kSizes[] = {{16, 8.4, 10, 1.5}, {18, 10.8, 12, 1.75}};

/// From the upper chamfer of the hole over the flat, the 30 degree cone and the side to the lower chamfer of the hole.
cv::Vec3d outside(const Size& size, double u, int ring)
{
    const double angle = 2 * kPi * (u < 1 ? u : 0), half = size.height / 2;
    const double sector = std::fmod(angle, kPi / 3) - kPi / 6; // a corner lies at angle 0
    const double hexagon = size.flats / 2 / std::cos(sector);
    const double flat = 0.475 * size.flats;
    const double edge = half - std::max(0.0, hexagon - flat) * std::tan(kPi / 6);
    const double hole = size.major / 2, chamfer = 0.45;
    const double radius[] = {hole, hole + chamfer, flat, hexagon, hexagon, flat, hole + chamfer, hole};
    const double z[] = {half - chamfer, half, half, edge, -edge, -half, -half, -half + chamfer};
    return {radius[ring] * std::cos(angle), radius[ring] * std::sin(angle), z[ring]};
}

} // namespace

ObjectModel makeHexNut(Chance& chance)
{
    const Size& size = kSizes[chance.batch.integer(0, 1)];
    constexpr int kRings = 7, kSegments = 72;
    // v runs from the bottom to the top: turned about so that the outside is outside.
    Mesh nut = grid(kSegments, kRings, [&](double u, double v) {
        return outside(size, u, kRings - static_cast<int>(std::lround(v * kRings)));
    });
    const double end = size.height / 2 - 0.45;
    nut.append(threadedHole(size.major / 2 - 0.61 * size.pitch, size.major / 2, -end, end, size.pitch, kSegments));
    nut.projectBox({kMetalTileMm, kMetalTileMm}, {chance.item.uniform(), chance.item.uniform()});

    constexpr unsigned kFinish[] = {0xd6d8da, 0xcfd2d8, 0xd9cda6, 0xc9cbcc}; // zinc, blue zinc, yellow zinc, stainless
    const int finish = chance.batch.integer(0, 3);
    ObjectModel model;
    addPart(model, nut, 24, machinedMetal(colour(kFinish[finish]), 0.36 + 0.03 * finish, chance.item));
    model.hulls = ringHulls(size.major / 2 - 0.4, size.flats / std::sqrt(3.0), -size.height / 2, size.height / 2, 6);
    model.massGrams = 7.85e-3 * nut.signedVolume();
    model.friction = 0.3;
    model.restitution = 0.3;
    recentre(model, {}, 1 + 0.001 * chance.item.normal());
    return model;
}

} // namespace clutch::simulation
