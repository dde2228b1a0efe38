// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/image.h"
#include "engine/synthesis/compositor.h"

#include <opencv2/core/hal/intrin.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace clutch::synthesis {

namespace {

constexpr int kMargin = 2; // transparent pixels around the source: the interpolation's reach
constexpr double kOversampleTo =
    0.75; // an object shrunk to this or less is drawn at twice the size, four samples a pixel

/// CV_8UC4 straight -> CV_32FC4 premultiplied, 0..1.
cv::Mat premultiplied(const cv::Mat& cutout)
{
    cv::Mat result(cutout.size(), CV_32FC4);
    for (int y = 0; y < cutout.rows; ++y) {
        const auto* from = cutout.ptr<cv::Vec4b>(y);
        auto* to = result.ptr<cv::Vec4f>(y);
        for (int x = 0; x < cutout.cols; ++x) {
            const float alpha = static_cast<float>(from[x][3]) / 255.f, scale = alpha / 255.f;
            to[x] = {static_cast<float>(from[x][0]) * scale, static_cast<float>(from[x][1]) * scale,
                     static_cast<float>(from[x][2]) * scale, alpha};
        }
    }
    return result;
}

struct Source {
    cv::Mat pixels;                // premultiplied, with a transparent margin
    double scaleX = 1, scaleY = 1; // still to be done by the interpolation
    int samples = 1;               // across a pixel and down it
};

Source prepare(const cv::Mat& cutout, double scale)
{
    cv::Mat pixels = premultiplied(cutout);
    Source source{{}, scale, scale, scale <= kOversampleTo ? 2 : 1};
    const double drawn = scale * source.samples;
    if (drawn < 1) {
        const cv::Size small(std::max(1, cvRound(cutout.cols * drawn)), std::max(1, cvRound(cutout.rows * drawn)));
        source.scaleX = cutout.cols * scale / small.width;
        source.scaleY = cutout.rows * scale / small.height;
        cv::resize(pixels, pixels, small, 0, 0, cv::INTER_AREA);
    }
    cv::copyMakeBorder(pixels, source.pixels, kMargin, kMargin, kMargin, kMargin, cv::BORDER_CONSTANT,
                       cv::Scalar::all(0));
    return source;
}

/// Where pixels of the source come to lie: imageFromSource and back, about the source's middle.
struct Transform {
    Transform(const Source& source, const Placement& placement)
        : x(placement.x), y(placement.y), midX((source.pixels.cols - 1) / 2.0), midY((source.pixels.rows - 1) / 2.0),
          scaleX(source.scaleX), scaleY(source.scaleY)
    {
        const double radians = placement.angleDegrees * std::numbers::pi / 180;
        cosine = std::cos(radians), sine = std::sin(radians);
    }

    cv::Rect covered(const cv::Size& source) const
    {
        const double halfX = (source.width / 2.0) * scaleX, halfY = (source.height / 2.0) * scaleY;
        const double reachX = std::fabs(cosine) * halfX + std::fabs(sine) * halfY;
        const double reachY = std::fabs(sine) * halfX + std::fabs(cosine) * halfY;
        const int left = cvFloor(x - reachX), top = cvFloor(y - reachY);
        return {left, top, cvCeil(x + reachX) - left + 1, cvCeil(y + reachY) - top + 1};
    }
    cv::Point2d sourceFromImage(double imageX, double imageY) const
    {
        // y points down: counter-clockwise as seen is the negative turn here.
        const double dx = imageX - x, dy = imageY - y;
        return {(cosine * dx - sine * dy) / scaleX + midX, (sine * dx + cosine * dy) / scaleY + midY};
    }

    double x, y, midX, midY, scaleX, scaleY, cosine = 1, sine = 0;
};

std::array<float, 4> catmullRom(float t)
{
    return {0.5f * t * ((2 - t) * t - 1), 0.5f * (t * t * (3 * t - 5) + 2), 0.5f * t * ((4 - 3 * t) * t + 1),
            0.5f * t * t * (t - 1)};
}

/// Overshoot goes: alpha stays within 0..1 and keeps its colour, no colour is brighter than its alpha.
cv::Vec4f limited(cv::Vec4f value)
{
    if (value[3] <= 0) return {0, 0, 0, 0};
    if (value[3] > 1) value = value * (1 / value[3]);
    for (int channel = 0; channel < 3; ++channel)
        value[channel] = std::clamp(value[channel], 0.f, value[3]);
    return value;
}

cv::Vec4f interpolate(const cv::Mat& source, const cv::Point2d& at)
{
    // What is a rounding error away from a whole number is one: quarter turns then copy pixels.
    const auto snapped = [](double value) {
        const double whole = cvRound(value);
        return std::fabs(value - whole) < 1e-6 ? whole : value;
    };
    const double x = snapped(at.x), y = snapped(at.y);
    const int left = cvFloor(x) - 1, top = cvFloor(y) - 1;
    if (left < 0 || top < 0 || left + 3 >= source.cols || top + 3 >= source.rows) return {0, 0, 0, 0};
    const std::array<float, 4> across = catmullRom(static_cast<float>(x - left - 1)),
                               down = catmullRom(static_cast<float>(y - top - 1));
    cv::v_float32x4 sum = cv::v_setzero_f32();
    for (int row = 0; row < 4; ++row) {
        const float* pixel = source.ptr<float>(top + row, left);
        cv::v_float32x4 line = cv::v_load(pixel) * cv::v_setall_f32(across[0]);
        for (std::size_t column = 1; column < 4; ++column)
            line += cv::v_load(pixel + 4 * column) * cv::v_setall_f32(across[column]);
        sum += line * cv::v_setall_f32(down[static_cast<std::size_t>(row)]);
    }
    cv::Vec4f value;
    cv::v_store(value.val, sum);
    return limited(value);
}

cv::Vec4f samplePixel(const Source& source, const Transform& transform, int x, int y)
{
    if (source.samples == 1) return interpolate(source.pixels, transform.sourceFromImage(x, y));
    cv::Vec4f sum(0, 0, 0, 0);
    for (const double dy : {-0.25, 0.25})
        for (const double dx : {-0.25, 0.25})
            sum += interpolate(source.pixels, transform.sourceFromImage(x + dx, y + dy));
    return sum * 0.25f;
}

cv::Rect opaqueBox(const DrawnObject& object)
{
    cv::Mat alpha;
    cv::extractChannel(object.pixels, alpha, 3);
    const cv::Rect box = boundingBox(alpha, 0.5);
    return box.empty() ? cv::Rect() : box + object.box.tl();
}

} // namespace

DrawnObject drawObject(const cv::Mat& cutout, const Placement& placement, cv::Size imageSize)
{
    if (cutout.empty() || cutout.type() != CV_8UC4)
        throw Error(ErrorKind::BadInput, "synthesis",
                    CLUTCH_TEXT("Error", "a cut-out is empty or has no alpha channel"), {},
                    CLUTCH_TEXT("Error", "make the cut-outs again"));
    const Source source = prepare(cutout, placement.scale);
    const Transform transform(source, placement);
    DrawnObject object;
    object.box = transform.covered(source.pixels.size()) & cv::Rect({0, 0}, imageSize);
    if (object.box.empty()) return {};
    object.pixels.create(object.box.size(), CV_32FC4);
    for (int y = 0; y < object.box.height; ++y) {
        auto* row = object.pixels.ptr<cv::Vec4f>(y);
        for (int x = 0; x < object.box.width; ++x)
            row[x] = samplePixel(source, transform, object.box.x + x, object.box.y + y);
    }
    object.tight = opaqueBox(object);
    return object;
}

} // namespace clutch::synthesis
