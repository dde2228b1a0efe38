// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/models/models.h"
#include "engine/simulation/models/shapes.h"
#include "engine/simulation/models/texture.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <string>

namespace clutch::simulation {
namespace {

constexpr double kRadius = 20;

void drawStar(cv::Mat& canvas, const cv::Point2d& centre, double radius, const cv::Scalar& ink)
{
    std::vector<cv::Point> points;
    for (int k = 0; k < 10; ++k) {
        const double r = (k % 2 == 0 ? radius : radius * 0.4) * 16, angle = k * CV_PI / 5 - CV_PI / 2;
        points.emplace_back(cvRound(centre.x * 16 + r * std::cos(angle)), cvRound(centre.y * 16 + r * std::sin(angle)));
    }
    cv::fillPoly(canvas, std::vector<std::vector<cv::Point>>{points}, ink, cv::LINE_AA, 4);
}

/// Longitude and latitude; the mark sits on the equator, where they are square.
cv::Mat skin(Chance& chance)
{
    const cv::Size size(1024, 512);
    const bool white = chance.batch.uniform() < 0.6;
    constexpr unsigned kInks[] = {0x1b3f9c, 0x17181c, 0xc11f2d, 0x0e7a53};
    constexpr const char* kMakers[] = {"AEROLIT", "TOPSPIN", "NIMBO", "PINGO"};
    const cv::Scalar ink = colour(kInks[chance.batch.integer(0, 3)]);
    const cv::Scalar base = white ? colour(0xf6f5f0) : colour(0xf58a1e);
    const std::string maker = kMakers[chance.batch.integer(0, 3)];
    cv::Mat texture(size, CV_8UC3, base);
    const double perMm = size.width / (2 * CV_PI * kRadius);
    const cv::Point2d mark(512, 256);
    for (int star = -1; star <= 1; ++star)
        drawStar(texture, mark + cv::Point2d(star * 4.2 * perMm, -4.6 * perMm), 2.1 * perMm, ink);
    drawText(texture, maker, mark, 3.4 * perMm, ink, {cv::FONT_HERSHEY_DUPLEX, 0.2, 0.15, 1, 0});
    drawText(texture, "40+", mark + cv::Point2d(0, 5 * perMm), 2.4 * perMm, ink,
             {cv::FONT_HERSHEY_DUPLEX, 0.16, 0, 1, 0});
    // The seam stands upright, a quarter of a turn beside the mark.
    for (const int x : {256, 768})
        cv::line(texture, {x, 0}, {x, size.height}, base * 0.93, 2);
    shade(texture, noise(chance.item, size, {8, 4}, 3), cv::Scalar(3, 2.2, 1.6));
    const cv::Mat1f scuffs = noise(chance.item, size, {6, 3}, 2) + 0.8F * noise(chance.item, size, {90, 40}, 2);
    blend(texture, (scuffs - 2.1F) * 0.035F, base * 0.4);
    return texture;
}

} // namespace

ObjectModel makePingPong(Chance& chance)
{
    ObjectModel model;
    Material celluloid;
    celluloid.albedoTexture = skin(chance);
    celluloid.roughness = 0.42;
    celluloid.translucency = 0.25;
    Mesh ball_ = ball(64, 32);
    ball_.apply([](const cv::Vec3d& p) { return p * kRadius; });
    addPart(model, ball_, 60, celluloid);
    model.hulls = {ballHull({kRadius, kRadius, kRadius})};
    model.massGrams = 2.7;
    model.friction = 0.3;
    model.restitution = 0.6;
    recentre(model, {}, 1 + 0.001 * chance.item.normal());
    return model;
}

} // namespace clutch::simulation
