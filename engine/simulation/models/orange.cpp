// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/models/fruit.h"
#include "engine/simulation/models/models.h"
#include "engine/simulation/models/shapes.h"
#include "engine/simulation/models/texture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace clutch::simulation {
namespace {

constexpr double kRadius = 37;
constexpr double kPi = CV_PI;

/// Distance from the ball's centre: flattened, lumpy, drawn in at the stem (+z) and at the navel (-z).
double rind(const cv::Vec3d& d, const Lumps& broad, const Lumps& fine)
{
    const double fromStem = std::acos(std::clamp(d[2], -1.0, 1.0)), fromNavel = kPi - fromStem;
    const double around = std::atan2(d[1], d[0]);
    const double pleats = std::cos(7 * around + 1.3 * std::sin(2 * around));
    const auto well = [](double angle, double width) { return std::exp(-angle * angle / (width * width)); };
    return kRadius * (1 - 0.035 * d[2] * d[2]) + 0.45 * broad.at(d) + 0.09 * fine.at(d) - 2.3 * well(fromStem, 0.27) +
           0.35 * pleats * well(fromStem - 0.22, 0.16) - 1.7 * well(fromNavel, 0.17) + 1.2 * well(fromNavel, 0.075);
}

void paint(Material& peel, Chance& chance)
{
    const cv::Size size(1024, 512);
    constexpr unsigned kRinds[] = {0xf28c0c, 0xf59b14, 0xee7d0e};
    const cv::Scalar base = colour(kRinds[chance.batch.integer(0, 2)]);
    cv::Mat1f pores = cv::Mat1f::zeros(size);
    scatterMarks(pores, chance.item, 3600, kRadius, 0.5, 1);
    const cv::Mat1f patches = noise(chance.item, size, {5, 3}, 3), grainy = noise(chance.item, size, {128, 64}, 2);
    peel.albedoTexture = cv::Mat(size, CV_8UC3, base);
    shade(peel.albedoTexture, patches, cv::Scalar(2, 6, 3));
    shade(peel.albedoTexture, grainy, cv::Scalar(2, 3, 2));
    blend(peel.albedoTexture, pores * 0.16F, colour(0xd06a06));
    cv::Mat1f green(size), pale(size), navel(size);
    const double ripe = chance.item.uniform(0.05, 0.35);
    for (int y = 0; y < size.height; ++y) {
        const double polar = kPi * (y + 0.5) / size.height;
        green.row(y) = ripe * std::exp(-std::pow(polar / 0.42, 2));
        pale.row(y) = 0.6 * std::exp(-std::pow(polar / 0.12, 2));
        navel.row(y) = 0.75 * std::exp(-std::pow((kPi - polar) / 0.055, 2));
    }
    blend(peel.albedoTexture, green + green.mul(patches * 0.3F), colour(0x8f9a1c));
    blend(peel.albedoTexture, pale, colour(0xe8b75c));
    blend(peel.albedoTexture, navel, colour(0x7d5320));
    const cv::Mat1f height = pores * -0.13F + grainy * 0.01F;
    peel.normalTexture = normalsFromHeight(height, 2 * kPi * kRadius, kPi * kRadius, true);
}

/// What is left of the stem: a five-lobed button.
Mesh button(Random& item)
{
    const double turn = item.uniform(0, 2 * kPi), size = item.uniform(2.6, 3.3);
    return grid(40, 5, [=](double u, double v) {
        const double angle = 2 * kPi * (u < 1 ? u : 0), inwards = 1 - v;
        const double lobes = 1 + 0.22 * std::cos(5 * (angle - turn)) + 0.08 * std::cos(8 * angle);
        const double radius = size * lobes * inwards;
        const double z = v < 0.01 ? -0.6 : 0.55 + 0.35 * v - 0.5 * std::exp(-std::pow((v - 0.72) / 0.12, 2));
        return cv::Vec3d(radius * std::cos(angle), radius * std::sin(angle), z);
    });
}

} // namespace

ObjectModel makeOrange(Chance& chance)
{
    const Lumps broad(chance.item, 6, 1.5), fine(chance.item, 8, 5);
    const double tall = 1 + 0.025 * chance.item.normal();
    Mesh fruit = ball(72, 44);
    fruit.apply([&](const cv::Vec3d& d) {
        const cv::Vec3d p = d * rind(d, broad, fine);
        return cv::Vec3d(p[0], p[1], p[2] * tall);
    });
    Material peel;
    peel.roughness = 0.42;
    peel.clearCoat = 0.25;
    peel.clearCoatRoughness = 0.3;
    peel.translucency = 0.1;
    paint(peel, chance);
    ObjectModel model;
    addPart(model, fruit, 80, peel);

    Mesh stem = button(chance.item);
    const double top = rind({0, 0, 1}, broad, fine) * tall;
    stem.apply(placeAt({0, 0, top - 0.1}));
    Material dry;
    dry.albedo = linear(mix(colour(0x6f7238), colour(0x7a5c33), chance.item.uniform()));
    dry.roughness = 0.8;
    addPart(model, stem, 50, dry);
    model.hulls = {ballHull({kRadius, kRadius, kRadius * 0.965 * tall})};
    model.massGrams = 190;
    model.friction = 0.6;
    model.restitution = 0.25;
    recentre(model, {}, 1 + std::clamp(0.035 * chance.item.normal(), -0.08, 0.08));
    return model;
}

} // namespace clutch::simulation
