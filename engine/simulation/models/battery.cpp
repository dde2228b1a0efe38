// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/models/models.h"
#include "engine/simulation/models/shapes.h"
#include "engine/simulation/models/texture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <string>

namespace clutch::simulation {
namespace {

constexpr double kRadius = 7.15, kLength = 50.5, kShoulder = 49.1; // IEC 60086: AA is 14.5 x 50.5 mm at most
constexpr double kRoundMm = 2 * 3.14159265 * kRadius;

struct Brand {
    const char* name;
    unsigned body, band, ink, accent;
    double bandShare;
};

constexpr Brand kBrands[] = {
    {"VOLTRA", 0x17181b, 0xc8803c, 0xf4f1ea, 0xc8803c, 0.30},
    {"ENERJO", 0x1f4fa8, 0xd9dce0, 0xffffff, 0xffd21f, 0.24},
    {"PANDERO", 0xc3202b, 0xe3b23c, 0xffffff, 0xffe08a, 0.20},
    {"MAXICEL", 0x0d7a4a, 0xd7dadd, 0xffffff, 0xf7e04b, 0.26},
    {"ZENTEK", 0xdfe1e4, 0x24262b, 0x1d3f94, 0xd4242b, 0.30},
    {"RAYONA", 0xe8b61c, 0x1b1b1d, 0x16171a, 0xb3141c, 0.34},
};

void printFace(cv::Mat& label, const Brand& brand, int middle)
{
    const double perMm = label.cols / kRoundMm;
    const Lettering bold{cv::FONT_HERSHEY_DUPLEX, 0.2, 0.18, 1.05, 90}, plain{cv::FONT_HERSHEY_DUPLEX, 0.13, 0, 1, 90};
    const cv::Scalar ink = colour(brand.ink), accent = colour(brand.accent);
    const double high = label.rows;
    const double letters = std::min(5.6, 34.0 / static_cast<double>(std::string(brand.name).size())) * perMm;
    drawText(label, brand.name, {middle - 1 * perMm, high * 0.5}, letters, ink, bold);
    drawText(label, "ALKALINE", {middle + 4.4 * perMm, high * 0.42}, 2 * perMm, accent, plain);
    drawText(label, "AA", {middle + 4.7 * perMm, high * 0.84}, 2.7 * perMm, ink, bold);
    const cv::Point minus(middle - cvRound(0.5 * perMm), cvRound(high - 3 * perMm)), half(cvRound(1.7 * perMm), 0);
    cv::line(label, minus - half, minus + half, ink, cvRound(1.1 * perMm));
    const int stripe = middle - cvRound(5.6 * perMm);
    cv::line(label, {stripe, 0}, {stripe, label.rows}, accent, cvRound(1.1 * perMm));
}

cv::Mat bodyLabel(const Brand& brand, Random& batch, Random& item)
{
    const cv::Size size(512, 512);
    const double perMm = size.width / kRoundMm;
    cv::Mat label(size, CV_8UC3, colour(brand.body));
    for (const int middle : {128, 384})
        printFace(label, brand, middle);
    const cv::Scalar ink = colour(brand.ink);
    const int x = static_cast<int>(256 - 4.5 * perMm);
    drawSmallPrint(label, batch, {x, 300, static_cast<int>(9 * perMm), 130}, 9, ink);
    cv::rectangle(label, {x, 150, static_cast<int>(9 * perMm), 110}, colour(0xf5f5f5), cv::FILLED);
    drawBarCode(label, batch, {x + 8, 160, static_cast<int>(9 * perMm) - 16, 90}, colour(0x101010), false);
    drawText(label, "LR6 1.5V", {0.035 * size.width, size.height * 0.45}, 2.6 * perMm, ink,
             {cv::FONT_HERSHEY_DUPLEX, 0.13, 0, 1, 90});
    shade(label, noise(item, size, {7, 7}, 3), cv::Scalar::all(2.5));
    return label;
}

cv::Mat bandLabel(const Brand& brand, Random& item)
{
    const cv::Size size(512, 256);
    cv::Mat label(size, CV_8UC3, colour(brand.band));
    const cv::Scalar ink = brand.band > 0x808080 ? colour(0x15161a) : colour(0xf2f2f2);
    for (const double middle : {128.0, 384.0})
        drawText(label, "+", {middle, 90}, 62, ink, {cv::FONT_HERSHEY_DUPLEX, 0.2, 0, 0.8, 0});
    shade(label, noise(item, size, {90, 3}, 1), cv::Scalar::all(4));
    cv::rectangle(label, {0, 244, 512, 12}, colour(brand.accent), cv::FILLED);
    return label;
}

Material printedFoil(const cv::Mat& print, double metallic)
{
    Material foil;
    foil.albedoTexture = print;
    foil.metallic = metallic;
    foil.roughness = 0.32;
    foil.clearCoat = 0.5;
    foil.clearCoatRoughness = 0.12;
    return foil;
}

Material nickel(double roughness)
{
    Material metal;
    metal.albedo = {0.72, 0.70, 0.66};
    metal.metallic = 1 - kMetalHaze;
    metal.roughness = roughness;
    return metal;
}

std::vector<cv::Vec2d> joined(std::vector<cv::Vec2d> a, const std::vector<cv::Vec2d>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

void addEnds(ObjectModel& model)
{
    const std::vector<cv::Vec2d> nub{
        {5.5, kShoulder - 0.25}, {3.6, kShoulder - 0.25}, {2.95, kShoulder - 0.1}, {2.75, kShoulder + 0.15},
        {2.75, kLength - 0.35},  {2.6, kLength - 0.1},    {2.3, kLength},          {0, kLength}};
    Mesh metal = revolve(nub, 40);
    metal.append(revolve({{0, 0.12}, {4.3, 0.12}, {4.6, 0.35}, {5.2, 0.4}, {5.5, 0.12}, {6.3, 0.08}}, 40));
    addPart(model, metal, 40, nickel(0.36));
    Material ring;
    ring.albedo = {0.75, 0.74, 0.7};
    ring.roughness = 0.6;
    addPart(model, revolve({{6.25, kShoulder - 0.02}, {5.5, kShoulder - 0.05}, {5.4, kShoulder - 0.3}}, 40), 40, ring);
}

} // namespace

ObjectModel makeBattery(Chance& chance)
{
    const Brand& brand = kBrands[chance.batch.integer(0, 5)];
    ObjectModel model;
    const double border = kLength * (1 - brand.bandShare);
    const auto low = joined({{6.3, 0.08}}, joined(arc({kRadius - 0.6, 0.6}, 0.6, -90, 0, 4), {{kRadius, border}}));
    auto high = joined({{kRadius, border}}, arc({kRadius - 0.8, kShoulder - 0.8}, 0.8, 0, 90, 5));
    high.emplace_back(6.25, kShoulder - 0.02);
    addPart(model, revolve(low, 48), 40, printedFoil(bodyLabel(brand, chance.batch, chance.item), 0.15));
    addPart(model, revolve(high, 48), 40, printedFoil(bandLabel(brand, chance.item), 0.75));
    addEnds(model);
    model.hulls = {coneHull(kRadius, 0.05, kRadius, kShoulder, 14), coneHull(2.75, kShoulder - 0.5, 2.75, kLength, 8)};
    model.massGrams = 23;
    model.friction = 0.35;
    model.restitution = 0.25;
    recentre(model, {0, 0, 24.9}, 1 + 0.001 * chance.item.normal());
    return model;
}

} // namespace clutch::simulation
