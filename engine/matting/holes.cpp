// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/holes.h"

#include "engine/matting/penumbra.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace clutch::matting {

namespace {

constexpr double kSmallestHole = 0.02;       // of the object
constexpr double kSmallestOutspoken = 0.004; // of the object, from kOutspokenHole on
constexpr double kOutspokenHole = -1.0;      // nats
constexpr double kShaded = 0.85; // of the table's lightness: a small hole lies in the object's shadow, a glint does not
constexpr int kWallPx = 3;       // around a hole, of object
constexpr double kBrighter = 8;  // levels of L; an object does not light up the table seen through it

constexpr int kBesidePx = 12;                            // of table around the object
constexpr double kSmallestShaded = 0.001;                // of the object
constexpr double kColoured = 20;                         // levels of a and b from where a table's hue tells it
constexpr double kSameHue = 0.975;                       // cosine
constexpr double kLeastChroma = 0.7, kMostChroma = 1.25; // of what a darker shade of the table has
constexpr double kShadedNats = 1; // the hole's colours may have been learnt as the object's while it was closed

constexpr double kGapNats = -1;        // of a gap in a lattice, on average
constexpr int kGapPx = 3;              // and its least size, working pixels
constexpr double kClearNats = 3;       // of the bars around it, ...
constexpr double kClearShare = 0.5;    // ... at least so many of their pixels
constexpr double kGapsTogether = 0.01; // of the object: a lattice shows many, a mark of the table's colour is alone
constexpr double kDarkestGap = 0.4;    // of the table's lightness

// Whether a mean colour (L a b) is a darker shade of a coloured table: no glint, and no dark part of another hue.
bool isShadeOf(const cv::Scalar& table, const cv::Scalar& colour)
{
    const cv::Vec2d hue(table[1] - 128, table[2] - 128), own(colour[1] - 128, colour[2] - 128);
    const double chroma = std::sqrt(hue.dot(hue)), ownChroma = std::sqrt(own.dot(own));
    if (chroma < kColoured || ownChroma < 1 || colour[0] > table[0]) return false;
    const double kept = ownChroma / (chroma * shadedChroma(float(table[0]), float(colour[0])));
    return hue.dot(own) > kSameHue * chroma * ownChroma && kept > kLeastChroma && kept < kMostChroma;
}

cv::Mat shadesOfTable(const WorkFrame& frame, const cv::Mat& mask)
{
    cv::Mat shades = cv::Mat::zeros(mask.size(), CV_8UC1), smooth, beside;
    cv::dilate(mask, beside, cv::Mat(), {-1, -1}, kBesidePx);
    beside &= ~mask;
    if (cv::countNonZero(beside) == 0) return shades;
    const cv::Scalar table = cv::mean(frame.lab, beside);
    cv::blur(frame.lab, smooth, {3, 3});
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x) {
            const auto& lab = smooth.at<cv::Vec3b>(y, x);
            if (mask.at<std::uint8_t>(y, x) != 0 && isShadeOf(table, {double(lab[0]), double(lab[1]), double(lab[2])}))
                shades.at<std::uint8_t>(y, x) = 255;
        }
    return shades;
}

} // namespace

void fillGlints(const WorkFrame& frame, cv::Mat& mask, const cv::Mat& logRatio)
{
    cv::Mat padded, labels, stats, centres;
    cv::copyMakeBorder(mask == 0, padded, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar(255));
    const int count = cv::connectedComponentsWithStats(padded, labels, stats, centres, 4);
    const cv::Mat inner = labels(cv::Rect(1, 1, mask.cols, mask.rows));
    const int outside = labels.at<int>(0, 0);
    const double area = cv::countNonZero(mask);
    cv::Mat lightness, beside;
    cv::extractChannel(frame.lab, lightness, 0);
    cv::dilate(mask, beside, cv::Mat(), {-1, -1}, kBesidePx);
    beside &= inner == outside;
    const bool alone = cv::countNonZero(beside) == 0;
    const double table = alone ? 255 : cv::mean(lightness, beside)[0];
    for (int label = 1; label < count; ++label) {
        if (label == outside) continue;
        const cv::Mat hole = inner == label;
        const int size = cv::countNonZero(hole);
        if (size == 0) continue;
        const double colours = cv::mean(logRatio, hole)[0];
        if (!alone && size > std::max(6.0, kSmallestShaded * area) && colours < kShadedNats &&
            isShadeOf(cv::mean(frame.lab, beside), cv::mean(frame.lab, hole)))
            continue;
        const bool tableColoured = colours < -0.4 && cv::mean(lightness, hole)[0] < table + kBrighter;
        const bool open =
            tableColoured &&
            size > std::max(6.0, (colours < kOutspokenHole && cv::mean(lightness, hole)[0] < kShaded * table
                                      ? kSmallestOutspoken
                                      : kSmallestHole) *
                                     area);
        if (!open) mask.setTo(255, hole);
    }
}

cv::Mat withoutHoles(const cv::Mat& mask)
{
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(mask, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    cv::Mat filled = cv::Mat::zeros(mask.size(), CV_8UC1);
    cv::drawContours(filled, outlines, -1, cv::Scalar(255), cv::FILLED);
    return filled;
}

namespace {

// Where a piece can have object all around it, and its outline is not mixed with the object's own.
cv::Mat wellInside(const cv::Mat& mask)
{
    cv::Mat inside;
    cv::erode(withoutHoles(mask), inside, cv::Mat(), {-1, -1}, kWallPx, cv::BORDER_CONSTANT, cv::Scalar(255));
    return inside;
}

// Compact parts of `candidates` with object all around them.
cv::Mat enclosed(const cv::Mat& mask, const cv::Mat& candidates)
{
    const cv::Mat inside = wellInside(mask);
    cv::Mat compact, labels, stats, centres;
    cv::morphologyEx(mask & candidates, compact, cv::MORPH_OPEN, cv::Mat());
    const int count = cv::connectedComponentsWithStats(compact, labels, stats, centres, 4);
    const double smallest = std::max(6.0, kSmallestOutspoken * cv::countNonZero(mask));
    cv::Mat through = cv::Mat::zeros(mask.size(), CV_8UC1);
    for (int label = 1; label < count; ++label) {
        if (stats.at<int>(label, cv::CC_STAT_AREA) < smallest) continue;
        const cv::Mat piece = labels == label;
        if (cv::countNonZero(piece & ~inside) == 0) through.setTo(255, piece);
    }
    return through;
}

} // namespace

cv::Mat shadedHoles(const WorkFrame& frame, const cv::Mat& mask)
{
    return enclosed(mask, shadesOfTable(frame, mask));
}

cv::Mat shadedHoles(const WorkFrame& frame, const cv::Mat& mask, const cv::Mat& logRatio)
{
    cv::Mat smooth;
    cv::blur(logRatio, smooth, {3, 3});
    return enclosed(mask, (smooth < kShadedNats) & shadesOfTable(frame, mask));
}

cv::Mat seenThrough(const WorkFrame& frame, const cv::Mat& mask, const cv::Mat& logRatio)
{
    cv::Mat smooth;
    cv::blur(logRatio, smooth, {3, 3});
    return enclosed(mask, smooth < kOutspokenHole) | shadedHoles(frame, mask, logRatio);
}

namespace {

// Whether what surrounds a piece is clearly object. Within a facet that mirrors the table colours change by degrees.
bool clearlyFramed(const cv::Mat& piece, const cv::Mat& logRatio)
{
    cv::Mat edge, bars;
    cv::dilate(piece, edge, cv::Mat());
    cv::dilate(edge, bars, cv::Mat(), {-1, -1}, 2);
    bars -= edge;
    return cv::countNonZero(bars & (logRatio > kClearNats)) > kClearShare * cv::countNonZero(bars);
}

double litTable(const cv::Mat& lightness, const cv::Mat& mask, const cv::Mat& logRatio)
{
    cv::Mat beside;
    cv::dilate(mask, beside, cv::Mat(), {-1, -1}, kBesidePx);
    beside &= ~withoutHoles(mask);
    const cv::Mat lit = beside & (logRatio < -kClearNats);
    return cv::mean(lightness, cv::countNonZero(lit) > 0 ? lit : beside)[0];
}

} // namespace

cv::Mat gapsOf(const WorkFrame& frame, const cv::Mat& mask, const cv::Mat& logRatio, bool before)
{
    cv::Mat lightness, labels, stats, centres, open = cv::Mat::zeros(mask.size(), CV_8UC1);
    cv::extractChannel(frame.lab, lightness, 0);
    const cv::Mat outside = ~wellInside(mask);
    const double table = litTable(lightness, mask, logRatio);
    const int count = cv::connectedComponentsWithStats(mask & (logRatio < 0), labels, stats, centres, 4);
    for (int label = 1; label < count; ++label) {
        const int* stat = stats.ptr<int>(label);
        if (stat[cv::CC_STAT_AREA] < kGapPx) continue;
        const cv::Rect area = cv::Rect(stat[cv::CC_STAT_LEFT] - 4, stat[cv::CC_STAT_TOP] - 4,
                                       stat[cv::CC_STAT_WIDTH] + 8, stat[cv::CC_STAT_HEIGHT] + 8) &
                              cv::Rect({}, mask.size());
        const cv::Mat piece = labels(area) == label;
        if (cv::countNonZero(piece & outside(area)) > 0 || cv::mean(logRatio(area), piece)[0] > kGapNats) continue;
        const double light = cv::mean(lightness(area), piece)[0];
        if (light < kDarkestGap * table || light > table + kBrighter) continue;
        if (clearlyFramed(piece, logRatio(area))) open(area).setTo(255, piece);
    }
    if (!before && cv::countNonZero(open) <= kGapsTogether * cv::countNonZero(mask)) open.setTo(0);
    return open;
}

cv::Mat undecidedWithin(const cv::Mat& mask, const cv::Mat& logRatio)
{
    const cv::Mat inside = wellInside(mask);
    cv::Mat undecided;
    cv::dilate((logRatio < kClearNats) & inside, undecided, cv::Mat());
    return undecided & inside;
}

} // namespace clutch::matting
