// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/models/models.h"
#include "engine/simulation/models/shapes.h"
#include "engine/simulation/models/texture.h"

#include <cmath>

namespace clutch::simulation {
namespace {

// After DIN 315, M6: 30 mm from tip to tip, 15 mm high.
constexpr double kLow = 0, kHigh = 8.6, kMajor = 3;

Mesh hub()
{
    std::vector<cv::Vec2d> profile{{kMajor + 0.5, kLow}, {6.2, kLow}};
    const auto foot = arc({6.0, 0.9}, 0.9, -70, 10, 4);
    profile.insert(profile.end(), foot.begin(), foot.end());
    const auto shoulder = arc({4.6, kHigh - 0.7}, 0.7, 10, 90, 4);
    profile.insert(profile.end(), shoulder.begin(), shoulder.end());
    profile.emplace_back(kMajor + 0.5, kHigh);
    profile.emplace_back(kMajor, kHigh - 0.5);
    profile.insert(profile.begin(), cv::Vec2d(kMajor, kLow + 0.5));
    Mesh mesh = revolve(profile, 48);
    mesh.append(threadedHole(kMajor - 0.61, kMajor, kLow + 0.5, kHigh - 0.5, 1, 48));
    return mesh;
}

/// The right wing seen from the front; it starts inside the hub.
std::vector<cv::Vec2d> wingOutline()
{
    return closedCurve({{4.2, 0.9},
                        {6.6, 1.3},
                        {8.9, 2.9},
                        {11.6, 4.9},
                        {14.1, 7.6},
                        {15.1, 10.9},
                        {14.3, 13.9},
                        {12.0, 15.1},
                        {9.6, 13.8},
                        {8.3, 11.2},
                        {6.9, 8.9},
                        {5.6, 7.7},
                        {4.0, 7.2},
                        {3.7, 4.2}},
                       3);
}

Mesh wings()
{
    Mesh right = extrude(wingOutline(), 1.55, 1.0, 3);
    // Thin towards the tip; a rim along the edge is left thicker by the rounding.
    right.apply([](const cv::Vec3d& p) {
        const double out = std::clamp((p[0] - 5) / 9, 0.0, 1.0);
        return cv::Vec3d(p[0], p[1], p[2] * (1.35 - 0.45 * out));
    });
    right.apply(placeAt({}, 0, 90)); // stand it up: y of the outline becomes z
    Mesh both = right;
    right.apply(placeAt({}, 2, 180));
    both.append(right);
    return both;
}

} // namespace

ObjectModel makeWingNut(Chance& chance)
{
    Mesh nut = hub();
    const double metalMm3 = nut.signedVolume();
    const Mesh both = wings();
    nut.append(both);
    nut.projectBox({kMetalTileMm, kMetalTileMm}, {chance.item.uniform(), chance.item.uniform()});

    constexpr unsigned kFinish[] = {0xd8dadc, 0xd0d3da, 0xdbc98e}; // zinc, nickel, brass
    ObjectModel model;
    addPart(model, nut, 38,
            machinedMetal(colour(kFinish[chance.batch.integer(0, 2)]), chance.batch.uniform(0.36, 0.46), chance.item));
    model.hulls = ringHulls(kMajor - 0.3, 7.3, kLow, kHigh, 6);
    for (const double side : {-1.0, 1.0}) {
        Hull wing;
        for (const cv::Vec2d& p :
             {cv::Vec2d(4.5, 1.2), cv::Vec2d(8.9, 2.6), cv::Vec2d(14.3, 7.6), cv::Vec2d(15.2, 11),
              cv::Vec2d(14.3, 14.1), cv::Vec2d(12, 15.1), cv::Vec2d(9.4, 13.6), cv::Vec2d(4.5, 7.5)})
            for (const double y : {-1.5, 1.5})
                wing.emplace_back(side * p[0], y, p[1]);
        model.hulls.push_back(wing);
    }
    model.massGrams = 7.6e-3 * (metalMm3 + 0.85 * both.signedVolume());
    model.friction = 0.35;
    model.restitution = 0.25;
    recentre(model, {0, 0, 5.9}, 1 + 0.0012 * chance.item.normal());
    return model;
}

} // namespace clutch::simulation
