// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/models/texture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace clutch::simulation {
namespace {

/// Catmull-Rom weights of the four lattice values around `at`.
cv::Vec4f cubicWeights(float at)
{
    return {((-0.5F * at + 1) * at - 0.5F) * at, (1.5F * at - 2.5F) * at * at + 1, ((-1.5F * at + 2) * at + 0.5F) * at,
            (0.5F * at - 0.5F) * at * at};
}

/// One octave of noise: first along each lattice row, then from row to row.
cv::Mat1f lattice(Random& random, cv::Size size, cv::Size cells)
{
    cv::Mat1f values(cells.height + 3, cells.width), wide(cells.height + 3, size.width), field(size);
    for (float& value : values)
        value = static_cast<float>(random.normal());
    for (int x = 0; x < size.width; ++x) {
        const float at =
            (static_cast<float>(x) + 0.5F) * static_cast<float>(cells.width) / static_cast<float>(size.width);
        const int cell = static_cast<int>(at);
        const cv::Vec4f w = cubicWeights(at - static_cast<float>(cell));
        for (int row = 0; row < values.rows; ++row) {
            float sum = 0;
            for (int k = 0; k < 4; ++k)
                sum += w[k] * values(row, (cell + k) % cells.width);
            wide(row, x) = sum;
        }
    }
    for (int y = 0; y < size.height; ++y) {
        const float at =
            (static_cast<float>(y) + 0.5F) * static_cast<float>(cells.height) / static_cast<float>(size.height);
        const int cell = static_cast<int>(at);
        const cv::Vec4f w = cubicWeights(at - static_cast<float>(cell));
        const float *r0 = wide[cell], *r1 = wide[cell + 1], *r2 = wide[cell + 2], *r3 = wide[cell + 3];
        float* out = field[y];
        for (int x = 0; x < size.width; ++x)
            out[x] = w[0] * r0[x] + w[1] * r1[x] + w[2] * r2[x] + w[3] * r3[x];
    }
    return field;
}

cv::Vec3f toFloats(const cv::Scalar& c)
{
    return {static_cast<float>(c[0]), static_cast<float>(c[1]), static_cast<float>(c[2])};
}

std::uint8_t toByte(float value)
{
    return static_cast<std::uint8_t>(cvFloor(std::min(std::max(value, 0.F), 255.F) + 0.5F));
}

/// Letters and where they go: coverage 0..255 over `box` of the canvas.
struct Stamp {
    cv::Mat1b cover;
    cv::Rect box;
};

cv::Mat1b letters(const std::string& text, int font, int stroke, int heightPx, cv::Point2d& middle)
{
    const double scale = cv::getFontScaleFromHeight(font, heightPx, 1);
    int below = 0;
    const cv::Size box = cv::getTextSize(text, font, scale, stroke, &below);
    const int margin = stroke + 8;
    cv::Mat1b drawn = cv::Mat1b::zeros(box.height + below + 2 * margin, box.width + 2 * margin);
    cv::putText(drawn, text, {margin, margin + box.height}, font, scale, 255, stroke, cv::LINE_AA);
    middle = {margin + box.width / 2.0, margin + box.height - heightPx / 2.0};
    return drawn;
}

Stamp stampOf(cv::Size canvas, const std::string& text, const cv::Point2d& centre, double heightPx, double growPx,
              const Lettering& lettering)
{
    constexpr int kDrawnHeight = 64;
    const double toCanvas = heightPx / kDrawnHeight;
    const double stroke = lettering.weight * kDrawnHeight + 2 * growPx / toCanvas;
    cv::Point2d middle;
    cv::Mat1b drawn = letters(text, lettering.font, std::max(1, cvRound(stroke)), kDrawnHeight, middle);
    if (toCanvas < 0.5) // shrinking: average first, or thin strokes break
        cv::blur(drawn, drawn, cv::Size(1, 1) * cvRound(1 / toCanvas));
    const double angle = -lettering.turnDegrees * std::numbers::pi / 180;
    const cv::Matx22d turn(std::cos(angle), -std::sin(angle), std::sin(angle), std::cos(angle));
    const cv::Matx22d m = turn * cv::Matx22d(lettering.squeeze, -lettering.slant, 0, 1) * toCanvas;
    const cv::Vec2d half(drawn.cols / 2.0 + std::abs(middle.x - drawn.cols / 2.0),
                         drawn.rows / 2.0 + std::abs(middle.y - drawn.rows / 2.0));
    const double reachX = std::abs(m(0, 0)) * half[0] + std::abs(m(0, 1)) * half[1] + 1;
    const double reachY = std::abs(m(1, 0)) * half[0] + std::abs(m(1, 1)) * half[1] + 1;
    Stamp stamp;
    stamp.box = cv::Rect(cv::Point(cvFloor(centre.x - reachX), cvFloor(centre.y - reachY)),
                         cv::Point(cvCeil(centre.x + reachX), cvCeil(centre.y + reachY))) &
                cv::Rect({}, canvas);
    if (stamp.box.empty()) return stamp;
    const cv::Vec2d offset =
        cv::Vec2d(centre.x - stamp.box.x, centre.y - stamp.box.y) - m * cv::Vec2d(middle.x, middle.y);
    cv::warpAffine(drawn, stamp.cover, cv::Matx23d(m(0, 0), m(0, 1), offset[0], m(1, 0), m(1, 1), offset[1]),
                   stamp.box.size());
    return stamp;
}

void ink(cv::Mat& canvas, const Stamp& stamp, const cv::Scalar& colour)
{
    for (int y = 0; y < stamp.box.height; ++y) {
        auto* row = canvas.ptr<cv::Vec3b>(stamp.box.y + y) + stamp.box.x;
        const std::uint8_t* cover = stamp.cover.ptr(y);
        for (int x = 0; x < stamp.box.width; ++x)
            if (cover[x] > 0)
                for (int c = 0; c < 3; ++c)
                    row[x][c] = cv::saturate_cast<std::uint8_t>(row[x][c] + (colour[c] - row[x][c]) * cover[x] / 255);
    }
}

} // namespace

cv::Scalar colour(unsigned rgb)
{
    return {static_cast<double>(rgb & 255U), static_cast<double>((rgb >> 8U) & 255U),
            static_cast<double>((rgb >> 16U) & 255U)};
}

cv::Scalar mix(const cv::Scalar& a, const cv::Scalar& b, double share)
{
    return a * (1 - share) + b * share;
}

cv::Vec3d linear(const cv::Scalar& bgr)
{
    const auto toLinear = [](double v) {
        v /= 255;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return {toLinear(bgr[2]), toLinear(bgr[1]), toLinear(bgr[0])};
}

cv::Mat1f noise(Random& random, cv::Size size, cv::Size cells, int octaves)
{
    cv::Mat1f sum = lattice(random, size, cells);
    double power = 1;
    for (int octave = 1; octave < octaves; ++octave) {
        cells *= 2;
        const double height = std::pow(0.5, octave);
        cv::scaleAdd(lattice(random, size, cells), height, sum, sum);
        power += height * height;
    }
    return sum * (1.4 / std::sqrt(power)); // the cubic between lattice points flattens them by about 0.7
}

void shade(cv::Mat& texture, const cv::Mat1f& field, const cv::Scalar& gain)
{
    const cv::Vec3f g = toFloats(gain);
    for (int y = 0; y < texture.rows; ++y) {
        std::uint8_t* row = texture.ptr(y);
        const float* f = field[y];
        for (int x = 0; x < texture.cols; ++x)
            for (int c = 0; c < 3; ++c)
                row[3 * x + c] = toByte(static_cast<float>(row[3 * x + c]) + g[c] * f[x]);
    }
}

void blend(cv::Mat& texture, const cv::Mat1f& mask, const cv::Scalar& colour)
{
    const cv::Vec3f aim = toFloats(colour);
    for (int y = 0; y < texture.rows; ++y) {
        std::uint8_t* row = texture.ptr(y);
        const float* m = mask[y];
        for (int x = 0; x < texture.cols; ++x) {
            const float share = std::min(std::max(m[x], 0.F), 1.F);
            for (int c = 0; c < 3; ++c) {
                const auto old = static_cast<float>(row[3 * x + c]);
                row[3 * x + c] = toByte(old + (aim[c] - old) * share);
            }
        }
    }
}

cv::Mat normalsFromHeight(const cv::Mat1f& heightMm, double widthMm, double tallMm, bool ball)
{
    const int rows = heightMm.rows, columns = heightMm.cols;
    cv::Mat normals(heightMm.size(), CV_8UC3);
    for (int y = 0; y < rows; ++y) {
        const double shrink = ball ? std::max(0.05, std::sin(std::numbers::pi * (y + 0.5) / rows)) : 1;
        const int above = std::max(y - 1, 0), below = std::min(y + 1, rows - 1);
        const auto toX = static_cast<float>(columns / (widthMm * shrink) / 2);
        const auto toY = static_cast<float>(rows / tallMm / (below - above));
        const float *up = heightMm[above], *middle = heightMm[y], *down = heightMm[below];
        auto* row = normals.ptr<cv::Vec3b>(y);
        for (int x = 0; x < columns; ++x) {
            const float left = middle[x > 0 ? x - 1 : columns - 1], right = middle[x + 1 < columns ? x + 1 : 0];
            const float dx = (right - left) * toX, dy = (up[x] - down[x]) * toY;
            const float scale = 127.5F / std::sqrt(1 + dx * dx + dy * dy);
            row[x] = {toByte(127.5F + scale), toByte(127.5F - dy * scale), toByte(127.5F - dx * scale)};
        }
    }
    return normals;
}

void drawText(cv::Mat& canvas, const std::string& text, const cv::Point2d& centre, double heightPx,
              const cv::Scalar& ink_, const Lettering& lettering)
{
    ink(canvas, stampOf(canvas.size(), text, centre, heightPx, 0, lettering), ink_);
}

void drawRimmedText(cv::Mat& canvas, const std::string& text, const cv::Point2d& centre, double heightPx,
                    const cv::Scalar& ink_, const cv::Scalar& rim, double rimPx, const Lettering& lettering)
{
    ink(canvas, stampOf(canvas.size(), text, centre, heightPx, rimPx, lettering), rim);
    ink(canvas, stampOf(canvas.size(), text, centre, heightPx, 0, lettering), ink_);
}

void drawSmallPrint(cv::Mat& canvas, Random& random, const cv::Rect& box, int lines, const cv::Scalar& ink_)
{
    const double pitch = static_cast<double>(box.height) / lines;
    for (int line = 0; line < lines; ++line) {
        const int y = box.y + static_cast<int>((line + 0.5) * pitch);
        const int thickness = std::max(1, static_cast<int>(pitch * 0.4));
        const int end = box.x + box.width - (line + 1 == lines ? box.width / 3 : random.integer(0, box.width / 8));
        for (int x = box.x; x < end;) {
            const int word = random.integer(2, 7) * std::max(2, static_cast<int>(pitch * 0.45));
            cv::line(canvas, {x, y}, {std::min(end, x + word), y}, ink_, thickness);
            x += word + std::max(3, static_cast<int>(pitch * 0.7));
        }
    }
}

void drawBarCode(cv::Mat& canvas, Random& random, const cv::Rect& box, const cv::Scalar& ink_, bool barsUpright)
{
    const int length = barsUpright ? box.width : box.height;
    const int unit = std::max(1, length / 60);
    for (int at = 0; at < length;) {
        const int bar = std::min(unit * random.integer(1, 3), length - at);
        const cv::Rect stripe =
            barsUpright ? cv::Rect(box.x + at, box.y, bar, box.height) : cv::Rect(box.x, box.y + at, box.width, bar);
        cv::rectangle(canvas, stripe, ink_, cv::FILLED);
        at += bar + unit * random.integer(1, 3);
    }
}

} // namespace clutch::simulation
