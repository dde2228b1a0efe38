// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/models/models.h"
#include "engine/simulation/models/shapes.h"
#include "engine/simulation/models/texture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace clutch::simulation {
namespace {

// BWF Laws of Badminton 2: 16 feathers, tips on a circle of 58 to 68 mm, 62 to 70 mm long, base 25 to 28 mm across.
constexpr int kFeathers = 16;
constexpr double kCorkTop = 24.5, kTip = 86, kVaneStart = 47;
constexpr double kPi = CV_PI;

double skirtRadius(double z)
{
    const double along = (z - kCorkTop) / (kTip - kCorkTop);
    return 10.3 + 21.2 * std::pow(std::max(0.0, along), 0.94);
}

struct Feather {
    double tip;  ///< mm more or less than the others
    double tilt; ///< degrees out of the circle
    double curl;
};

/// Half the width of the vane at 0 (where it starts) .. 1 (its tip).
double vaneHalfWidth(double along)
{
    const double start = std::pow(std::clamp(along / 0.16, 0.0, 1.0), 0.6);
    const double end = std::clamp((1 - along) / 0.17, 0.0, 1.0);
    return start * (5.4 + 3.4 * along) * std::sqrt(1 - (1 - end) * (1 - end));
}

/// One feather that stands at angle 0: across it runs y, along it runs z.
cv::Vec3d vanePoint(const Feather& feather, double across, double along, double lift)
{
    const double z = kVaneStart + (kTip + feather.tip - kVaneStart) * along;
    const double offset = across * vaneHalfWidth(along);
    const double tilt = feather.tilt * kPi / 180;
    const double cup = feather.curl * offset * offset / 40;
    return {skirtRadius(z) + offset * std::sin(tilt) - cup + lift, offset * std::cos(tilt), z};
}

Mesh vane(const Feather& feather)
{
    constexpr double kHalfThick = 0.14;
    const auto side = [&](double sign) {
        return [&feather, sign](double u, double v) {
            const double across = (2 * u - 1) * sign;
            const double lens = (1 - across * across) * std::sqrt(std::max(0.0, vaneHalfWidth(v) / 8.8));
            return vanePoint(feather, across, v, sign * kHalfThick * lens);
        };
    };
    Mesh mesh = grid(6, 13, side(1));
    mesh.append(grid(6, 13, side(-1), {1, 0, 0, 1}));
    return mesh;
}

Mesh shaft(const Feather& feather)
{
    std::vector<cv::Vec3d> path;
    for (const double z : {kCorkTop - 2.0, 40.0, 55.0, 70.0, kTip + feather.tip - 3})
        path.emplace_back(skirtRadius(z) + 0.1, 0, z);
    Mesh mesh = tube(path, 1, 6);
    mesh.apply([&](const cv::Vec3d& p) {
        const double thick = 0.95 - 0.65 * (p[2] - kCorkTop) / (kTip - kCorkTop);
        const double axis = skirtRadius(p[2]) + 0.1;
        return cv::Vec3d(axis + (p[0] - axis) * thick, p[1] * thick, p[2]);
    });
    return mesh;
}

Mesh thread(double z, Random& item)
{
    std::vector<cv::Vec3d> path;
    const double phase = item.uniform(0, 2 * kPi);
    for (int k = 0; k <= 64; ++k) { // around each shaft, in between a little inwards
        const double angle = phase + 2 * kPi * k / 64;
        const double r = skirtRadius(z) + 0.25 + 0.55 * std::cos(kFeathers * angle);
        path.emplace_back(r * std::cos(angle), r * std::sin(angle), z);
    }
    return tube(path, 0.55, 5);
}

cv::Mat vaneTexture(Random& item)
{
    const cv::Size size(256, 512);
    cv::Mat texture(size, CV_8UC3, colour(0xf3f1ea));
    cv::Mat1f barbs(size);
    const cv::Mat1f wobble = noise(item, size, {6, 8}, 2), streaks = noise(item, size, {3, 90}, 2);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const double across = std::abs(2.0 * x / size.width - 1);
            // Barbs leave the shaft at an angle towards the tip.
            const double phase = (y + across * 60) / 7.0 + 0.6 * wobble(y, x);
            barbs(y, x) = static_cast<float>(std::sin(2 * kPi * phase) * (0.4 + 0.6 * across));
        }
    shade(texture, barbs, cv::Scalar::all(7));
    shade(texture, streaks, cv::Scalar(5, 4, 4));
    cv::line(texture, {128, 0}, {128, 512}, colour(0xfdf6e2), 7, cv::LINE_AA);
    cv::line(texture, {134, 0}, {134, 512}, colour(0xc9c2ae), 2, cv::LINE_AA);
    cv::line(texture, {122, 0}, {122, 512}, colour(0xd4cdba), 2, cv::LINE_AA);
    return texture;
}

void addCork(ObjectModel& model, Chance& chance)
{
    constexpr unsigned kRibbons[] = {0x1f7a3f, 0x1d4ea3, 0xc4252b, 0xe0a714};
    const cv::Scalar ribbon = colour(kRibbons[chance.batch.integer(0, 3)]);
    std::vector<cv::Vec2d> profile = arc({0, 13}, 13, -90, 0, 12);
    for (const cv::Vec2d& p : {cv::Vec2d(13.05, 16), cv::Vec2d(12.9, 20), cv::Vec2d(12.6, 23.6), cv::Vec2d(12.2, 24.3),
                               cv::Vec2d(11.5, 24.6), cv::Vec2d(7, 24.4), cv::Vec2d(0, 24.4)})
        profile.push_back(p);
    // The profile is 44.2 mm long: 20.4 to the ball's equator, 11.1 along the side, the rest on top.
    const cv::Size size(512, 512);
    const auto row = [&](double mm) { return static_cast<int>(size.height * (1 - mm / 44.2)); };
    Material leather;
    leather.albedoTexture = cv::Mat(size, CV_8UC3, colour(0xf4f2ec));
    shade(leather.albedoTexture, noise(chance.item, size, {9, 9}, 3), cv::Scalar(4, 3, 3));
    cv::rectangle(leather.albedoTexture, {0, 0, size.width, row(32)}, colour(0xe9e2d2), cv::FILLED);
    cv::rectangle(leather.albedoTexture, {0, row(31.2), size.width, row(26.4) - row(31.2)}, ribbon, cv::FILLED);
    for (const double x : {100.0, 270.0, 440.0})
        drawText(leather.albedoTexture, "FEDERIX", {x, static_cast<double>(row(28.8))}, 26, colour(0xffffff),
                 {cv::FONT_HERSHEY_DUPLEX, 0.18, 0.1, 0.9, 0});
    leather.normalTexture = normalsFromHeight(noise(chance.item, size, {90, 60}, 2) * 0.02F, 82, 44.2);
    leather.roughness = 0.45;
    addPart(model, revolve(profile, 40), 35, leather);
}

void addSkirt(ObjectModel& model, Random& item)
{
    Mesh vanes, shafts, threads;
    for (int k = 0; k < kFeathers; ++k) {
        const Feather feather{0.5 * item.normal(), 15 + 2 * item.normal(), 1 + 0.3 * item.normal()};
        const cv::Matx44d turn = placeAt({}, 2, 360.0 * k / kFeathers + 0.6 * item.normal());
        for (const bool isVane : {true, false}) {
            Mesh one = isVane ? vane(feather) : shaft(feather);
            one.apply(turn);
            (isVane ? vanes : shafts).append(one);
        }
    }
    for (const double z : {33.0, 40.5})
        threads.append(thread(z, item));
    Material feathers, quills, cotton;
    feathers.albedoTexture = vaneTexture(item);
    feathers.roughness = 0.7;
    feathers.translucency = 0.4;
    addPart(model, vanes, 60, feathers);
    quills.albedo = linear(colour(0xf2ead4));
    quills.roughness = 0.45;
    addPart(model, shafts, 70, quills);
    cotton.albedo = linear(colour(0xf4f4f2));
    cotton.roughness = 0.8;
    addPart(model, threads, 60, cotton);
}

} // namespace

ObjectModel makeBadminton(Chance& chance)
{
    ObjectModel model;
    addCork(model, chance);
    addSkirt(model, chance.item);
    Hull cork = coneHull(13, 13, 12.4, kCorkTop, 12);
    for (const cv::Vec3d& p : coneHull(9.8, 4.4, 3.5, 0.4, 6))
        cork.push_back(p);
    model.hulls = {cork, coneHull(skirtRadius(kCorkTop) + 1, kCorkTop, skirtRadius(kTip) + 1.2, kTip, 16)};
    model.massGrams = 5.1;
    model.friction = 0.4;
    model.restitution = 0.2;
    recentre(model, {0, 0, 27}, 1 + 0.0015 * chance.item.normal());
    return model;
}

} // namespace clutch::simulation
