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
constexpr double kHalfLength = 52, kHalfWidth = 27, kHalfHeight = 12.2;
constexpr double kBodyShare = 0.82; ///< of the texture's width; the rest shows the folded ends

struct Pack {
    Lumps soft;
    double slack, shear, bend, twist;
    std::array<double, 8> corners; ///< how far each is pressed in
    explicit Pack(Random& item)
        : soft(item, 7, 2.2), slack(item.uniform(0.4, 1.1)), shear(item.uniform(-3, 3)), bend(item.uniform(-2.5, 2.5)),
          twist(item.uniform(-0.08, 0.08)), corners{}
    {
        for (double& corner : corners)
            corner = item.uniform(0, 1);
    }
};

/// A closed rounded rectangle, by the share 0..1 of its length from the middle of the back (-z) over +y, +z and -y.
cv::Vec2d section(double share, double halfWidth, double halfHeight)
{
    static const std::vector<cv::Vec2d> kUnit = [] {
        std::vector<cv::Vec2d> points;
        constexpr double kRound = 3.4;
        const double w = kHalfWidth - kRound, h = kHalfHeight - kRound;
        points.emplace_back(0, -kHalfHeight);
        for (int quarter = 0; quarter < 4; ++quarter) {
            const cv::Vec2d centre(quarter < 2 ? w : -w, quarter == 0 || quarter == 3 ? -h : h);
            for (const cv::Vec2d& p : arc(centre, kRound, -90 + 90 * quarter, 90 * quarter, 6))
                points.push_back(p);
        }
        points.emplace_back(0, -kHalfHeight);
        return points;
    }();
    double total = 0;
    for (std::size_t i = 1; i < kUnit.size(); ++i)
        total += cv::norm(kUnit[i] - kUnit[i - 1]);
    double left = share * total;
    std::size_t i = 1;
    while (i + 1 < kUnit.size() && left > cv::norm(kUnit[i] - kUnit[i - 1])) {
        left -= cv::norm(kUnit[i] - kUnit[i - 1]);
        ++i;
    }
    const double step = cv::norm(kUnit[i] - kUnit[i - 1]);
    const cv::Vec2d p = kUnit[i - 1] + (kUnit[i] - kUnit[i - 1]) * std::min(1.0, left / step);
    return {p[0] * halfWidth / kHalfWidth, p[1] * halfHeight / kHalfHeight};
}

/// Softens the ideal pack: pillowy, lumpy, corners pressed in, sheared and twisted.
cv::Vec3d soften(const Pack& pack, const cv::Vec3d& p)
{
    const double x = p[0] / kHalfLength, y = p[1] / kHalfWidth, z = p[2] / kHalfHeight;
    const double pillow = 1 + 0.1 * pack.slack * (1 - x * x) * (1 - y * y);
    const double lump = pack.slack * 0.9 * pack.soft.at({1.7 * x, 1.2 * y, 0.6 * z});
    const int corner = (x > 0 ? 1 : 0) + (y > 0 ? 2 : 0) + (z > 0 ? 4 : 0);
    const double press = pack.corners[corner] * std::pow(std::abs(x * y), 3) * std::abs(z);
    cv::Vec3d q(p[0] * (1 - 0.045 * press) + pack.shear * z, p[1] * (1 - 0.06 * press) + 0.4 * lump * y,
                p[2] * (pillow - 0.22 * press) + lump * z);
    q[2] += pack.bend * (x * x - 0.4);
    const double angle = pack.twist * x;
    return {q[0], q[1] * std::cos(angle) - q[2] * std::sin(angle), q[1] * std::sin(angle) + q[2] * std::cos(angle)};
}

/// The film around: u around from the back's middle, v along x, rounded towards both ends.
cv::Vec3d around(const Pack& pack, double u, double v, double lift)
{
    constexpr double kRound = 2.2;
    const double x = (2 * v - 1) * kHalfLength;
    const double over = std::max(0.0, std::abs(x) - (kHalfLength - kRound)) / kRound;
    const double in = kRound * (1 - std::sqrt(std::max(0.0, 1 - over * over)));
    const cv::Vec2d yz = section(u < 1 ? u : 0, kHalfWidth - 0.85 * in + lift, kHalfHeight - 0.85 * in + lift);
    return soften(pack, {x, yz[0], yz[1]});
}

Mesh body(const Pack& pack)
{
    // Denser towards the ends, where the edge is round.
    const auto spread = [](double v) { return v + 0.1 * std::sin(2 * kPi * v) * -1; };
    constexpr int kRows = 26;
    Mesh mesh =
        grid(64, kRows, [&](double u, double v) { return around(pack, u, spread(v), 0); }, {0, 0, kBodyShare, 1});
    return mesh;
}

/// An end: flaps folded over one another like an envelope.
Mesh end(const Pack& pack, double side)
{
    constexpr int kSegments = 64;
    constexpr double kRound = 2.2;
    Mesh mesh;
    for (int ring = 0; ring < 5; ++ring)
        for (int k = 0; k <= kSegments; ++k) {
            const double share = static_cast<double>(k % kSegments) / kSegments, scale = 1 - 0.25 * ring;
            const double in = 0.85 * kRound;
            const cv::Vec2d yz = section(share, kHalfWidth - in, kHalfHeight - in) * scale;
            const double x = side * (kHalfLength + 0.5 * (1 - scale));
            const cv::Vec2d uv(0.5 + side * yz[0] / (2 * kHalfWidth), 0.5 + yz[1] / (2 * kHalfHeight));
            mesh.add(soften(pack, {x, yz[0], yz[1]}), {kBodyShare + (1 - kBodyShare) * uv[0], uv[1] * 0.5});
        }
    for (int ring = 0; ring + 1 < 5; ++ring)
        for (int k = 0; k < kSegments; ++k) {
            const int a = ring * (kSegments + 1) + k;
            mesh.quad(a, a + 1, a + kSegments + 2, a + kSegments + 1);
        }
    if (side < 0) mesh.turnInsideOut();
    return mesh;
}

struct Design {
    const char* maker;
    unsigned ground, wave, ink, flower;
};
constexpr Design kDesigns[] = {{"SOFTELLA", 0x2f6fc4, 0x8fc3ee, 0xffffff, 0xfdf3b0},
                               {"NUVOLINA", 0xdf5f94, 0xf7c3d8, 0xffffff, 0xffffff},
                               {"PANDORY", 0x3d9a62, 0xbfe3b8, 0xffffff, 0xfff0a0},
                               {"TISSIMO", 0xf0f2f4, 0x9fc9ea, 0x1d4f9f, 0xe36f9f}};

void drawFlower(cv::Mat& canvas, const cv::Point2d& centre, double radius, const cv::Scalar& petals)
{
    for (int k = 0; k < 5; ++k) {
        const double angle = 2 * kPi * k / 5;
        const cv::Point2f at(static_cast<float>(centre.x + 0.62 * radius * std::cos(angle)),
                             static_cast<float>(centre.y + 0.62 * radius * std::sin(angle)));
        cv::ellipse(canvas,
                    cv::RotatedRect(at, {static_cast<float>(0.9 * radius), static_cast<float>(0.6 * radius)},
                                    static_cast<float>(angle * 180 / kPi)),
                    petals, cv::FILLED, cv::LINE_AA);
    }
    cv::circle(canvas, centre, cvRound(0.26 * radius), colour(0xf2b632), cv::FILLED, cv::LINE_AA);
}

void fillShape(cv::Mat& canvas, const std::vector<cv::Point>& outline, const cv::Scalar& ink)
{
    cv::fillPoly(canvas, std::vector<std::vector<cv::Point>>{outline}, ink, cv::LINE_AA);
}

/// The end: the folded tissues show as layers through the clear film, which is folded over like an envelope.
void drawEnd(cv::Mat print, cv::Mat1f height, const cv::Scalar& ground)
{
    const int w = print.cols, h = print.rows;
    print.setTo(colour(0xf3f4f5));
    for (int layer = 1; layer < 10; ++layer)
        cv::line(print, {0, h * layer / 10}, {w, h * layer / 10}, colour(layer % 5 == 0 ? 0xb9bdc4 : 0xd9dce0), 2);
    const auto flap = [&](const std::vector<cv::Point>& outline, double lift, double cover) {
        cv::Mat veiled = print.clone();
        fillShape(veiled, outline, mix(ground, colour(0xffffff), 0.45));
        cv::addWeighted(veiled, cover, print, 1 - cover, 0, print);
        cv::polylines(print, outline, true, mix(ground, colour(0x8c9098), 0.5), 2, cv::LINE_AA);
        cv::fillPoly(height, std::vector<std::vector<cv::Point>>{outline}, cv::Scalar(lift));
    };
    flap({{0, 0}, {w / 4, h / 2}, {0, h}}, 0.2, 0.3);
    flap({{w, 0}, {w - w / 4, h / 2}, {w, h}}, 0.2, 0.3);
    flap({{0, 0}, {w, 0}, {w - w / 4, h * 5 / 9}, {w / 4, h * 5 / 9}}, 0.5, 0.4);
    flap({{0, h}, {w, h}, {w - w / 4, h * 4 / 9}, {w / 4, h * 4 / 9}}, 0.9, 0.45);
}

void drawFront(cv::Mat& canvas, const Design& design, double middle)
{
    const double w = canvas.cols;
    const cv::Scalar ink = colour(design.ink), ground = colour(design.ground), dark = mix(ground, {0, 0, 0}, 0.4);
    drawRimmedText(canvas, design.maker, {w * 0.4, middle - 62}, 44, ink, dark, 4,
                   {cv::FONT_HERSHEY_DUPLEX, 0.22, 0.14, 0.8, 0});
    drawText(canvas, "TISSUES", {w * 0.4, middle + 4}, 30, ink, {cv::FONT_HERSHEY_DUPLEX, 0.16, 0, 1.05, 0});
    drawText(canvas, "10 x 4-ply", {w * 0.27, middle + 108}, 24, dark, {cv::FONT_HERSHEY_DUPLEX, 0.16, 0, 1, 0});
    drawFlower(canvas, {w * 0.58, middle + 84}, 40, colour(design.flower));
    drawFlower(canvas, {w * 0.71, middle + 112}, 24, colour(design.flower));
    drawFlower(canvas, {w * 0.13, middle + 50}, 24, colour(design.flower));
    // The perforation of the opening, around the sticker that closes it.
    for (int k = 0; k < 26; k += 2) {
        const auto dash = arc({w * 0.82, middle}, 1, -110 + 8.4 * k, -103 + 8.4 * k, 1);
        const auto at = [&](const cv::Vec2d& p) {
            return cv::Point(cvRound(w * 0.82 - (p[0] - w * 0.82) * 66), cvRound(middle + (p[1] - middle) * 118));
        };
        cv::line(canvas, at(dash[0]), at(dash[1]), mix(ink, dark, 0.35), 2, cv::LINE_AA);
    }
}

cv::Mat drawBody(const Design& design, Random& batch)
{
    // Turned so that the pack lies: x of the canvas runs along the pack, y around it from the back's middle.
    const int w = 512, h = 840, front = h / 2;
    cv::Mat canvas(h, w, CV_8UC3, colour(design.ground));
    const cv::Scalar ink = colour(design.ink), wave = colour(design.wave);
    for (int x = 0; x < w; ++x) { // a wave along the whole pack
        const int top = front + cvRound(48 + 20 * std::sin(x * 2 * kPi / w + 0.6));
        cv::line(canvas, {x, top}, {x, top + 150}, wave, 1);
        cv::line(canvas, {x, top - 11}, {x, top - 6}, wave, 1);
    }
    drawFront(canvas, design, front);
    drawSmallPrint(canvas, batch, {60, 60, 230, 90}, 8, ink);
    cv::rectangle(canvas, {340, 50, 120, 100}, colour(0xfafafa), cv::FILLED);
    drawBarCode(canvas, batch, {350, 58, 100, 84}, colour(0x14161a), true);
    drawText(canvas, design.maker, {w * 0.5, h - 100.0}, 36, ink, {cv::FONT_HERSHEY_DUPLEX, 0.2, 0.14, 0.9, 0});
    for (const int side : {0, 1}) { // clear film towards the ends
        const int margin = 30;
        cv::Mat edge = canvas(cv::Rect(side * (w - margin), 0, margin, h));
        edge.setTo(colour(0xf1f3f5));
        for (int y = 0; y < h; y += 11)
            cv::line(edge, {0, y}, {margin, y}, colour(0xe2e5e9), 2);
    }
    for (const int y : {6, h - 7}) // the seam along the back
        cv::line(canvas, {0, y}, {w, y}, mix(colour(design.ground), {0, 0, 0}, 0.25), 3);
    return canvas;
}

void print(Material& film, const Design& design, Chance& chance)
{
    const cv::Size size(1024, 512);
    const int bodyWidth = static_cast<int>(size.width * kBodyShare), endWidth = size.width - bodyWidth;
    film.albedoTexture = cv::Mat(size, CV_8UC3, colour(design.ground));
    cv::Mat turned;
    cv::rotate(drawBody(design, chance.batch), turned, cv::ROTATE_90_COUNTERCLOCKWISE);
    cv::Mat bodyPart = film.albedoTexture(cv::Rect(0, 0, bodyWidth, size.height));
    cv::resize(turned, bodyPart, bodyPart.size(), 0, 0, cv::INTER_AREA);
    cv::Mat1f height = creases(chance.item, size, 190, 60) * 0.3F + noise(chance.item, size, {40, 20}, 2) * 0.07F;
    for (int y = 0; y < size.height; ++y) { // gathered where the film is folded in
        const double toEnd = std::min(y, size.height - 1 - y) / 50.0;
        if (toEnd < 1)
            for (int x = 0; x < bodyWidth; ++x)
                height(y, x) += static_cast<float>((1 - toEnd) * 0.16 * std::sin(x * 0.42 + 2.5 * std::sin(x * 0.05)));
    }
    const cv::Rect ends(bodyWidth, size.height / 2, endWidth, size.height / 2);
    cv::Mat1f folds = cv::Mat1f::zeros(ends.size());
    drawEnd(film.albedoTexture(ends), folds, colour(design.ground));
    cv::Mat1f endHeight = height(ends);
    cv::scaleAdd(folds, 0.8, endHeight, endHeight);
    film.normalTexture = normalsFromHeight(height, 160 / kBodyShare, 104);
}

/// The flap that closes the opening, stuck on across the front.
Mesh sticker(const Pack& pack)
{
    return grid(16, 10, [&](double u, double v) {
        const double rim = std::min({u, 1 - u, v, 1 - v}) < 1e-6 ? 0.02 : 0.3;
        return around(pack, 0.5 + 0.075 * (2 * u - 1), 0.74 + 0.15 * v, rim);
    });
}

cv::Mat stickerPrint(const Design& design)
{
    cv::Mat canvas(256, 256, CV_8UC3, colour(0xf6f7f8));
    cv::rectangle(canvas, {0, 0, 256, 256}, colour(design.ground), 16);
    drawText(canvas, "OPEN", {128, 128}, 50, mix(colour(design.ground), {40, 20, 20}, 0.3),
             {cv::FONT_HERSHEY_DUPLEX, 0.18, 0, 1, 90});
    return canvas;
}

} // namespace

ObjectModel makeTissue(Chance& chance)
{
    const Design& design = kDesigns[chance.batch.integer(0, 3)];
    const Pack pack(chance.item);
    ObjectModel model;
    Material film;
    film.roughness = 0.34;
    film.clearCoat = 0.35;
    film.clearCoatRoughness = 0.15;
    film.translucency = 0.05;
    print(film, design, chance);
    Mesh mesh = body(pack);
    mesh.append(end(pack, 1));
    mesh.append(end(pack, -1));
    addPart(model, mesh, 50, film);
    Material label = film;
    label.normalTexture = cv::Mat();
    label.albedoTexture = stickerPrint(design);
    addPart(model, sticker(pack), 50, label);
    Hull hull;
    for (const double u : {0.0, 0.15, 0.185, 0.315, 0.35, 0.5, 0.65, 0.685, 0.815, 0.85})
        for (const double v : {0.03, 0.5, 0.97})
            hull.push_back(around(pack, u, v, 0.3));
    for (const double u : {0.17, 0.33, 0.67, 0.83})
        for (const double v : {0.0, 1.0})
            hull.push_back(around(pack, u, v, 0));
    model.hulls = {hull};
    model.massGrams = 24;
    model.friction = 0.4;
    model.restitution = 0.05;
    recentre(model, {}, 1 + 0.003 * chance.item.normal());
    return model;
}

} // namespace clutch::simulation
