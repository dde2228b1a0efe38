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

constexpr double kRadius = 9.6, kHalfLength = 11.6;
constexpr double kPi = CV_PI;

struct Variety {
    unsigned skin, light, bloom;
    double bloomShare, translucency;
};
constexpr Variety kVarieties[] = {
    {0xa9bf52, 0xd3d98a, 0xdfe6c4, 0.16, 0.45}, // white
    {0x8c2436, 0xc25a4e, 0xc9a3ae, 0.24, 0.25}, // red
    {0x22142c, 0x3d1b33, 0x8d8fae, 0.27, 0.05}, // blue-black
};

void paint(Material& skin, const Variety& variety, Random& item)
{
    const cv::Size size(512, 256);
    skin.albedoTexture = cv::Mat(size, CV_8UC3, mix(colour(variety.skin), colour(variety.light), item.uniform(0, 0.3)));
    const cv::Mat1f patches = noise(item, size, {4, 2}, 2), dust = noise(item, size, {12, 8}, 3);
    const cv::Mat1f veins = noise(item, size, {26, 3}, 2);
    blend(skin.albedoTexture, 0.3F + patches * 0.28F, colour(variety.light));
    blend(skin.albedoTexture, veins * 0.07F, colour(variety.light));
    const cv::Mat1f bloom = (0.7F + patches * 0.5F + dust * 0.45F) * variety.bloomShare;
    blend(skin.albedoTexture, bloom, colour(variety.bloom));
    cv::Mat1f freckles = cv::Mat1f::zeros(size);
    scatterMarks(freckles, item, 90, kRadius, 0.13, 1);
    blend(skin.albedoTexture, freckles * 0.4F, mix(colour(variety.skin), colour(0x4a3018), 0.6));
    cv::Mat1f tip(size), scar(size);
    for (int y = 0; y < size.height; ++y) {
        const double polar = kPi * (y + 0.5) / size.height;
        scar.row(y) = 0.8 * std::exp(-std::pow(polar / 0.17, 4));
        tip.row(y) = 0.95 * std::exp(-std::pow((kPi - polar) / 0.075, 2));
    }
    blend(skin.albedoTexture, scar, colour(0x96793f));
    blend(skin.albedoTexture, tip, colour(0x3d2a18));
    skin.normalTexture =
        normalsFromHeight(noise(item, size, {20, 10}, 3) * 0.012F, 2 * kPi * kRadius, kPi * kRadius, true);
}

} // namespace

ObjectModel makeGrape(Chance& chance)
{
    const Variety& variety = kVarieties[chance.batch.integer(0, 2)];
    const double longer = chance.batch.uniform(0.98, 1.16) * (1 + 0.03 * chance.item.normal());
    const Lumps lumps(chance.item, 6, 1.6);
    Mesh berry = ball(48, 30);
    berry.apply([&](const cv::Vec3d& d) {
        const double polar = std::acos(std::clamp(d[2], -1.0, 1.0));
        const double dimple = 0.55 * std::exp(-std::pow(polar / 0.22, 2));
        const double r = 1 + 0.012 * lumps.at(d) - 0.03 * d[2];
        return cv::Vec3d(kRadius * r * d[0], kRadius * r * d[1], (kHalfLength * r - dimple) * longer * d[2]);
    });
    ObjectModel model;
    Material skin;
    skin.roughness = 0.3;
    skin.clearCoat = 0.35;
    skin.clearCoatRoughness = 0.2;
    skin.translucency = variety.translucency;
    paint(skin, variety, chance.item);
    addPart(model, berry, 80, skin);

    const double top = (kHalfLength * 0.97 - 0.55) * longer, length = chance.item.uniform(0.9, 3.4);
    const double lean = chance.item.uniform(-0.9, 0.9);
    Mesh stalk =
        tube({{0, 0, top - 0.8}, {0.1 * lean, 0, top + 0.3 * length}, {lean, 0.2 * lean, top + length}}, 0.62, 10);
    Mesh collar = ball(16, 8);
    collar.apply([&](const cv::Vec3d& d) { return cv::Vec3d(1.5 * d[0], 1.5 * d[1], 0.42 * d[2] + top + 0.02); });
    stalk.append(collar);
    Material wood;
    wood.albedo = linear(mix(colour(0x7f8f3f), colour(0x80603a), chance.item.uniform(0.2, 0.9)));
    wood.roughness = 0.75;
    addPart(model, stalk, 60, wood);
    model.hulls = {ballHull({kRadius, kRadius, kHalfLength * longer})};
    model.massGrams = 5.2;
    model.friction = 0.4;
    model.restitution = 0.2;
    recentre(model, {}, 1 + std::clamp(0.04 * chance.item.normal(), -0.08, 0.08));
    return model;
}

} // namespace clutch::simulation
