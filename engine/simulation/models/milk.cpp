// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/models/fruit.h"
#include "engine/simulation/models/models.h"
#include "engine/simulation/models/pouch.h"
#include "engine/simulation/models/shapes.h"
#include "engine/simulation/models/texture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace clutch::simulation {
namespace {

constexpr double kPi = CV_PI;
constexpr double kLength = 150, kWidth = 110, kSeal = 8; ///< of the flat bag, and of each welded end

/// One bag's shape. The film does not stretch: where the bag is thick it is narrow.
struct Bag {
    double thick, pooled, pooledAcross, bend, twist;
    std::array<double, 4> ears; ///< how far each corner is bent up
    Gathers leftFront, rightFront, leftBack, rightBack;
    Lumps dents;

    explicit Bag(Random& item)
        : thick(item.uniform(16.5, 20)), pooled(item.uniform(-0.22, 0.22)), pooledAcross(item.uniform(-0.16, 0.16)),
          bend(item.uniform(-5, 5)), twist(item.uniform(-0.12, 0.12)), ears{item.uniform(-9, 9), item.uniform(-9, 9),
                                                                            item.uniform(-9, 9), item.uniform(-9, 9)},
          leftFront(item, 10, 4.6), rightFront(item, 10, 4.6), leftBack(item, 10, 4.6), rightBack(item, 10, 4.6),
          dents(item, 6, 3.2)
    {
    }

    double halfThickness(double s) const
    {
        const double full = std::pow(std::max(0.0, 1 - std::pow(std::abs(s), 2.5)), 0.66);
        return thick * full * (1 + pooled * s);
    }
};

/// The half width of an ellipse of the given half height whose half circumference is the film's width (Ramanujan 1914).
double halfWidth(double half)
{
    double low = 0, high = kWidth / 2;
    for (int step = 0; step < 40; ++step) {
        const double a = (low + high) / 2;
        const double round = kPi * (3 * (a + half) - std::sqrt((3 * a + half) * (a + 3 * half)));
        (round / 2 < kWidth ? low : high) = a;
    }
    return (low + high) / 2;
}

/// On the upper half of the ellipse, at the share 0..1 of its length from the left (-y) to the right.
cv::Vec2d alongEllipse(double a, double b, double share)
{
    constexpr int kSteps = 96;
    std::array<double, kSteps + 1> length{};
    cv::Vec2d before(-a, 0);
    for (int k = 1; k <= kSteps; ++k) {
        const double angle = kPi * (1 - static_cast<double>(k) / kSteps);
        const cv::Vec2d at(a * std::cos(angle), b * std::sin(angle));
        length[k] = length[k - 1] + cv::norm(at - before);
        before = at;
    }
    const double wanted = share * length[kSteps];
    int k = 1;
    while (k < kSteps && length[k] < wanted)
        ++k;
    const double between = (wanted - length[k - 1]) / (length[k] - length[k - 1]);
    const double angle = kPi * (1 - (k - 1 + between) / kSteps);
    return {a * std::cos(angle), b * std::sin(angle)};
}

/// u along the bag, v across it; sign 1 the front, -1 the back (seen through the front).
cv::Vec3d film(const Bag& bag, double u, double v, double sign)
{
    const double inner = kLength / 2 - kSeal;
    const double flat = (u - 0.5) * kLength, t = 2 * v - 1;
    const double s = std::clamp(flat / inner, -1.0, 1.0);
    const double half = std::max(0.12, bag.halfThickness(s));
    const cv::Vec2d section = alongEllipse(halfWidth(half), half, v);
    const double inside = std::min(1.0, (1 - std::abs(s)) * 12) * (1 - t * t);
    const Gathers& gathers =
        sign > 0 ? (s < 0 ? bag.leftFront : bag.rightFront) : (s < 0 ? bag.leftBack : bag.rightBack);
    const double dent = 0.8 * bag.dents.at({s * 1.4, t, sign}) * (1 - s * s);
    double z = section[1] * (1 + bag.pooledAcross * t) + (gathers.at(t, 1 - std::abs(s)) + dent) * inside;
    z = std::max(z, std::min(section[1], 0.12)) * sign;
    const double toEnd = std::clamp((std::abs(flat) - inner * 0.8) / (kLength / 2 - inner * 0.8), 0.0, 1.0);
    const int corner = (flat > 0 ? 1 : 0) + (t > 0 ? 2 : 0);
    z += bag.ears[corner] * std::pow(std::abs(t), 3) * toEnd * toEnd + 1.2 * toEnd * std::sin(5 * t + 9 * bag.twist);
    const double x = flat * (1 - 0.00135 * bag.thick), y = section[0];
    z += bag.bend * (x * x / 4000 - 0.5);
    const double angle = bag.twist * x / 75;
    return {x, y * std::cos(angle) - z * std::sin(angle), y * std::sin(angle) + z * std::cos(angle)};
}

Mesh shape(const Bag& bag)
{
    constexpr int kColumns = 58, kRows = 32;
    const auto side = [&](double sign) {
        return [&bag, sign](double u, double v) {
            const int column = static_cast<int>(std::lround(u * kColumns)),
                      row = static_cast<int>(std::lround(v * kRows));
            // More columns near the ends, where the folds are; the cut edge is a zigzag.
            double at = u - 0.065 * std::sin(2 * kPi * (u - 0.5)) * -1;
            if ((column == 0 || column == kColumns) && row % 2 == 1) at += column == 0 ? 0.012 : -0.012;
            return film(bag, at, sign > 0 ? v : 1 - v, sign);
        };
    };
    Mesh mesh = grid(kColumns, kRows, side(1), {0, 0, 0.5, 1});
    mesh.append(grid(kColumns, kRows, side(-1), {0.5, 0, 1, 1}));
    return mesh;
}

/// One end of the bag, so that a bent bag is bent.
Hull halfHull(const Bag& bag, double end)
{
    Hull hull;
    for (const double out : {0.0, 0.34, 0.66, 0.88})
        for (const double v : {0.0, 0.25, 0.5, 0.75, 1.0})
            hull.push_back(film(bag, 0.5 + 0.5 * end * out, v, 1));
    for (const double out : {0.0, 0.34, 0.66, 0.88})
        for (const double v : {0.25, 0.5, 0.75})
            hull.push_back(film(bag, 0.5 + 0.5 * end * out, v, -1));
    for (const double v : {0.04, 0.5, 0.96})
        hull.push_back(film(bag, 0.5 + 0.49 * end, v, 1));
    return hull;
}

struct Design {
    const char* maker;
    unsigned sky, word, meadow, seal;
};
constexpr Design kDesigns[] = {{"MUHLANDA", 0x8cc8ee, 0x14489c, 0x58b04a, 0x1d5fb8},
                               {"LATTEVIA", 0xf7f4ea, 0xc11f2d, 0x3f9e4f, 0xc11f2d},
                               {"VITAKUH", 0xa9dcc8, 0x0d5c46, 0x6bb83f, 0x0d7a58}};

void ellipse(cv::Mat& canvas, double x, double y, double rx, double ry, double turn, unsigned ink)
{
    cv::ellipse(canvas,
                cv::RotatedRect({static_cast<float>(x), static_cast<float>(y)},
                                {static_cast<float>(2 * rx), static_cast<float>(2 * ry)}, static_cast<float>(turn)),
                colour(ink), cv::FILLED, cv::LINE_AA);
}

void drawCow(cv::Mat& canvas, double x, double y, double r, unsigned ground)
{
    ellipse(canvas, x, y, 1.55 * r, 1.5 * r, 0, ground);
    ellipse(canvas, x - 1.12 * r, y - 0.42 * r, 0.45 * r, 0.22 * r, 20, 0x2a2624);
    ellipse(canvas, x + 1.12 * r, y - 0.42 * r, 0.45 * r, 0.22 * r, -20, 0xf6f3ee);
    ellipse(canvas, x - 0.5 * r, y - 0.98 * r, 0.14 * r, 0.3 * r, -20, 0xd9c08c);
    ellipse(canvas, x + 0.5 * r, y - 0.98 * r, 0.14 * r, 0.3 * r, 20, 0xd9c08c);
    ellipse(canvas, x, y, 0.86 * r, 1.06 * r, 0, 0xfaf8f4);
    ellipse(canvas, x - 0.45 * r, y - 0.38 * r, 0.4 * r, 0.56 * r, 18, 0x2a2624);
    ellipse(canvas, x, y + 0.72 * r, 0.74 * r, 0.5 * r, 0, 0xf0a8a4);
    for (const double side : {-1.0, 1.0}) {
        ellipse(canvas, x + side * 0.28 * r, y + 0.66 * r, 0.1 * r, 0.15 * r, 0, 0x7a3f40);
        ellipse(canvas, x + side * 0.4 * r, y - 0.2 * r, 0.15 * r, 0.2 * r, 0, 0xfdfdfd);
        ellipse(canvas, x + side * 0.4 * r, y - 0.17 * r, 0.085 * r, 0.12 * r, 0, 0x151515);
    }
}

void drawSide(cv::Mat canvas, const Design& design, Random& batch, bool front)
{
    const double w = canvas.cols, h = canvas.rows;
    canvas.setTo(colour(0xfbfbf8));
    ellipse(canvas, w * 0.5, h * 0.08, w * 0.66, h * 0.42, 0, design.sky);
    ellipse(canvas, w * 0.22, h * 1.1, w * 0.5, h * 0.34, 0, design.meadow);
    ellipse(canvas, w * 0.82, h * 1.12, w * 0.5, h * 0.3, 0, design.meadow);
    const int seal = static_cast<int>(w * (kSeal + 4) / kLength);
    for (const int x : {0, static_cast<int>(w) - seal})
        cv::rectangle(canvas, {x, 0, seal, static_cast<int>(h)}, colour(design.seal), cv::FILLED);
    const cv::Scalar word = colour(design.word), white = colour(0xffffff);
    const Lettering bold{cv::FONT_HERSHEY_DUPLEX, 0.21, 0.12, 1.05, 0};
    if (front) {
        drawRimmedText(canvas, "MILK", {w * 0.63, h * 0.47}, h * 0.2, word, white, 7, bold);
        drawRimmedText(canvas, design.maker, {w * 0.5, h * 0.2}, h * 0.1, white, word, 5,
                       {cv::FONT_HERSHEY_DUPLEX, 0.2, 0, 0.95, 0});
        drawCow(canvas, w * 0.225, h * 0.58, h * 0.15, design.word);
        drawText(canvas, "3.5 % fat", {w * 0.63, h * 0.68}, h * 0.075, word, {cv::FONT_HERSHEY_DUPLEX, 0.18, 0, 1, 0});
        drawText(canvas, "200 ml", {w * 0.76, h * 0.9}, h * 0.06, white, {cv::FONT_HERSHEY_DUPLEX, 0.16, 0, 1, 0});
        return;
    }
    drawRimmedText(canvas, "MILK", {w * 0.4, h * 0.24}, h * 0.17, word, white, 5, bold);
    const cv::Rect print(static_cast<int>(w * 0.14), static_cast<int>(h * 0.42), static_cast<int>(w * 0.4),
                         static_cast<int>(h * 0.32));
    drawSmallPrint(canvas, batch, print, 9, mix(word, white, 0.15));
    const cv::Rect code(static_cast<int>(w * 0.62), static_cast<int>(h * 0.44), static_cast<int>(w * 0.22),
                        static_cast<int>(h * 0.24));
    cv::rectangle(canvas, code, white, cv::FILLED);
    drawBarCode(canvas, batch, {code.x + 8, code.y + 6, code.width - 16, code.height - 12}, colour(0x16181c), true);
    drawCow(canvas, w * 0.78, h * 0.22, h * 0.1, design.word);
}

void print(Material& filmMaterial, Chance& chance)
{
    const Design& design = kDesigns[chance.batch.integer(0, 2)];
    const cv::Size size(1024, 512);
    filmMaterial.albedoTexture.create(size, CV_8UC3);
    for (const bool front : {true, false}) {
        cv::Mat side(512, 698, CV_8UC3);
        drawSide(side, design, chance.batch, front);
        cv::Mat half = filmMaterial.albedoTexture(cv::Rect(front ? 0 : 512, 0, 512, 512));
        cv::resize(side, half, half.size(), 0, 0, cv::INTER_AREA);
    }
    shade(filmMaterial.albedoTexture, noise(chance.item, size, {6, 4}, 3), cv::Scalar::all(2));
    cv::Mat1f height = creases(chance.item, size, 110, 90) * 0.42F + noise(chance.item, size, {24, 16}, 2) * 0.1F;
    for (int x = 0; x < size.width; ++x) { // the welds are ribbed
        const double mm = std::fmod(x * 2 * kLength / size.width, kLength);
        if (mm < kSeal || mm > kLength - kSeal) height.col(x) += 0.22 * std::sin(mm * 2 * kPi / 1.6);
    }
    filmMaterial.normalTexture = normalsFromHeight(height, 2 * kLength, kWidth);
}

} // namespace

ObjectModel makeMilk(Chance& chance)
{
    const Bag bag(chance.item);
    ObjectModel model;
    Material filmMaterial;
    filmMaterial.roughness = 0.3;
    filmMaterial.clearCoat = 0.4;
    filmMaterial.clearCoatRoughness = 0.12;
    filmMaterial.translucency = 0.12;
    print(filmMaterial, chance);
    const Mesh mesh = shape(bag);
    addPart(model, mesh, 70, filmMaterial);
    model.hulls = {halfHull(bag, -1), halfHull(bag, 1)};
    model.massGrams = 215;
    model.friction = 0.55;
    model.restitution = 0.02;
    recentre(model,
             film(bag, 0.5 + 0.06 * bag.pooled, 0.5, 1) * 0.5 + film(bag, 0.5 + 0.06 * bag.pooled, 0.5, -1) * 0.5,
             1 + 0.004 * chance.item.normal());
    return model;
}

} // namespace clutch::simulation
