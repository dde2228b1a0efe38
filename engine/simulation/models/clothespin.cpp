// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/models/models.h"
#include "engine/simulation/models/shapes.h"
#include "engine/simulation/models/texture.h"

#include <cmath>

namespace clutch::simulation {
namespace {

constexpr double kPi = CV_PI;
constexpr double kHalfWidth = 4.9; ///< across the jaws

/// The upper half from the side: jaws to the left, handles to the right, y = 0 where the halves meet.
std::vector<cv::Vec2d> woodenHalf()
{
    std::vector<cv::Vec2d> outline{{-36, 0}, {-27.5, 0}};
    const auto notch = arc({-23.5, -0.9}, 4.1, 167, 13, 6); // holds the line
    outline.insert(outline.end(), notch.begin(), notch.end());
    outline.insert(outline.end(), {{-19.3, 0}, {-10, 0}});
    const auto small = arc({-7.6, -0.3}, 2.3, 172, 8, 4);
    outline.insert(outline.end(), small.begin(), small.end());
    outline.insert(outline.end(), {{-5.2, 0}, {-3.6, 0.2}});
    const auto coil = arc({0, 0}, 3.75, 170, 25, 7); // the spring sits here
    outline.insert(outline.end(), coil.begin(), coil.end());
    outline.insert(
        outline.end(),
        {{5, 1.9}, {20, 5.0}, {36, 8.3}, {36.4, 8.9}, {36.2, 12.6}, {35.6, 13}, {20, 11.4}, {2, 9.5}, {-7.4, 8.4}});
    const auto groove = arc({-9.2, 8.5}, 1.25, 0, -180, 4); // the wire lies here
    outline.insert(outline.end(), groove.begin(), groove.end());
    outline.insert(outline.end(), {{-11, 8.0}, {-22, 6.6}, {-34, 2.6}, {-36, 1.5}});
    return outline;
}

/// Moulded: rounder, with a ribbed grip.
std::vector<cv::Vec2d> mouldedHalf()
{
    std::vector<cv::Vec2d> outline;
    for (int tooth = 0; tooth < 5; ++tooth) {
        const double x = -36 + 1.6 * tooth;
        outline.emplace_back(x, 0);
        outline.emplace_back(x + 0.8, 0.45);
    }
    outline.emplace_back(-28.2, 0);
    const auto notch = arc({-23.5, -0.6}, 4.4, 172, 8, 7);
    outline.insert(outline.end(), notch.begin(), notch.end());
    outline.insert(outline.end(), {{-18.8, 0}, {-3.7, 0.1}});
    const auto coil = arc({0, 0}, 3.75, 170, 25, 7);
    outline.insert(outline.end(), coil.begin(), coil.end());
    outline.insert(outline.end(),
                   {{5, 1.9}, {16, 4.6}, {28, 8.2}, {34, 9.4}, {36.2, 10.2}, {37, 11.8}, {36.2, 13.4}, {34.4, 13.9}});
    for (int rib = 0; rib < 8; ++rib) { // for the fingers
        const double x = 32.6 - 2.4 * rib, lower = 0.11 * 2.4 * rib;
        outline.insert(outline.end(), {{x, 11.3 - lower}, {x - 0.8, 12.1 - lower}, {x - 1.6, 12.1 - lower}});
    }
    outline.insert(outline.end(), {{8, 8.8}, {0, 8.7}, {-7.4, 8.4}});
    const auto groove = arc({-9.2, 8.5}, 1.25, 0, -180, 4);
    outline.insert(outline.end(), groove.begin(), groove.end());
    outline.insert(outline.end(), {{-11, 8.2}, {-20, 7.2}, {-28, 5.4}, {-34, 2.9}, {-36.4, 1.4}});
    return outline;
}

Mesh spring()
{
    constexpr double kWire = 0.85, kCoil = 2.75, kReach = kHalfWidth + kWire;
    std::vector<cv::Vec3d> path;
    // The lower wire, up along one side, round the coil, along the other side and over the top.
    path.insert(
        path.end(),
        {{-9.2, -8.3, -2.2}, {-9.2, -8.3, kHalfWidth - 0.4}, {-8.9, -8.1, kReach - 0.1}, {-8.1, -7.4, kReach + 0.05}});
    constexpr int kTurns = 3, kSteps = 12;
    for (int k = 0; k <= kTurns * kSteps + kSteps * 2 / 3; ++k) {
        const double angle = (-120 + 360.0 * k / kSteps) * kPi / 180;
        const double z = kReach - 2 * kReach * k / (kTurns * kSteps + kSteps * 2 / 3.0);
        path.emplace_back(kCoil * std::cos(angle), kCoil * std::sin(angle), z);
    }
    path.insert(
        path.end(),
        {{-8.1, 7.4, -kReach - 0.05}, {-8.9, 8.1, -kReach + 0.1}, {-9.2, 8.3, -kHalfWidth + 0.4}, {-9.2, 8.3, 2.2}});
    return tube(path, kWire, 8);
}

Material wood(Chance& chance)
{
    const cv::Size size(512, 256);
    Material material;
    const cv::Scalar base = mix(colour(0xdcb98a), colour(0xe6cfa6), chance.batch.uniform());
    material.albedoTexture = cv::Mat(size, CV_8UC3, base);
    const cv::Mat1f warp = noise(chance.item, size, {4, 3}, 2), fibres = noise(chance.item, size, {10, 90}, 2);
    cv::Mat1f rings(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            rings(y, x) = static_cast<float>(std::pow(0.5 + 0.5 * std::sin(y * 0.22 + 1.7 * warp(y, x)), 3));
    blend(material.albedoTexture, rings * 0.42F, colour(0xb98a55));
    shade(material.albedoTexture, fibres, cv::Scalar(6, 7, 7));
    shade(material.albedoTexture, warp, cv::Scalar(4, 5, 5));
    material.normalTexture = normalsFromHeight(fibres * 0.02F + rings * 0.02F, 80, 40);
    material.roughness = 0.68;
    return material;
}

Material plastic(Chance& chance)
{
    constexpr unsigned kColours[] = {0x1f6fd1, 0xd8342f, 0x2fa34a, 0xf2b91d, 0xe8518f, 0x21a6b8};
    Material material;
    material.albedo = linear(colour(kColours[chance.batch.integer(0, 5)]));
    material.roughness = 0.34;
    material.translucency = 0.08;
    cv::Mat1f flow = noise(chance.item, {256, 256}, {6, 6}, 3);
    material.albedoTexture = cv::Mat(256, 256, CV_8UC3, cv::Scalar::all(244));
    shade(material.albedoTexture, flow, cv::Scalar::all(4));
    material.normalTexture = normalsFromHeight(flow * 0.05F, 40, 40);
    return material;
}

} // namespace

ObjectModel makeClothespin(Chance& chance)
{
    const bool isWood = chance.batch.uniform() < 0.55;
    Mesh upper = extrude(isWood ? woodenHalf() : mouldedHalf(), kHalfWidth, isWood ? 0.3 : 0.7, isWood ? 2 : 3);
    Mesh lower = upper;
    lower.apply(placeAt({}, 0, 180));
    const cv::Vec2d tile = isWood ? cv::Vec2d(80, 40) : cv::Vec2d(40, 40);
    for (Mesh* half : {&upper, &lower})
        half->projectBox(tile, {chance.item.uniform(), chance.item.uniform()});
    upper.append(lower);
    ObjectModel model;
    addPart(model, upper, 38, isWood ? wood(chance) : plastic(chance));
    Material steel;
    steel.albedo = {0.66, 0.66, 0.67};
    steel.metallic = 1;
    steel.roughness = 0.27;
    addPart(model, spring(), 70, steel);
    for (const double side : {1.0, -1.0}) {
        Hull half;
        for (const cv::Vec2d& p : {cv::Vec2d(-36.2, 0), cv::Vec2d(-36.2, 1.6), cv::Vec2d(-22, 6.8), cv::Vec2d(0, 9),
                                   cv::Vec2d(0, 0.2), cv::Vec2d(-10, 9)})
            for (const double z : {-kHalfWidth, kHalfWidth})
                half.emplace_back(p[0], side * p[1], z);
        Hull handle;
        for (const cv::Vec2d& p : {cv::Vec2d(0, 0.6), cv::Vec2d(0, 9.2), cv::Vec2d(36.4, 13.1), cv::Vec2d(36.4, 8.6)})
            for (const double z : {-kHalfWidth, kHalfWidth})
                handle.emplace_back(p[0], side * p[1], z);
        model.hulls.push_back(half);
        model.hulls.push_back(handle);
    }
    model.hulls.push_back(boxHull({-9.5, -8.5, -6.4}, {3.4, 8.5, 6.4}));
    model.massGrams = isWood ? 6.5 : 7.5;
    model.friction = isWood ? 0.5 : 0.35;
    model.restitution = 0.2;
    recentre(model, {1, 0, 0}, 1 + 0.0015 * chance.item.normal());
    return model;
}

} // namespace clutch::simulation
