// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/seeds.h"

#include "engine/core/image.h"
#include "engine/matting/holes.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace clutch::matting {

namespace {

constexpr int kRounds = 3;
constexpr double kClear = 1.0;     // nats a pixel by which an object's colours differ from the table's
constexpr double kOutlined = 0.4;  // share of its outline on an edge
constexpr double kOutspoken = 1.5; // nats a pixel on which colours alone are believed beside an outline
constexpr double kCutExactPx = 1.0, kCutClearPx = 2.5; // working pixels from its outline to where a cut is believed
constexpr double kCutWeight = 2;                       // against the 17 neighbours and more of a pixel
constexpr double kSmallest = 0.0008;                   // of the frame; what is smaller is a crumb

int diameter(const WorkFrame& frame)
{
    return std::min(frame.bgr.cols, frame.bgr.rows);
}

cv::Mat borderMask(const WorkFrame& frame)
{
    const int width = std::max(2, int(std::lround(0.04 * diameter(frame))));
    cv::Mat mask(frame.bgr.size(), CV_8UC1, cv::Scalar(255));
    const cv::Rect inside(width, width, mask.cols - 2 * width, mask.rows - 2 * width);
    if (inside.width > 0 && inside.height > 0) mask(inside).setTo(0);
    return mask;
}

// 1 in the middle of the picture, 0 in its corners.
cv::Mat centrality(cv::Size size)
{
    cv::Mat map(size, CV_32FC1);
    const double cx = (size.width - 1) / 2.0, cy = (size.height - 1) / 2.0;
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const double dx = (x - cx) / std::max(cx, 1.0), dy = (y - cy) / std::max(cy, 1.0);
            map.at<float>(y, x) = float(std::exp(-1.5 * (dx * dx + dy * dy)));
        }
    return map;
}

// Which of the pieces is the object: large, in the middle, of colours the table has not, and not hanging in from
// outside.
struct Pieces {
    cv::Mat labels;
    int best = 0;
    std::vector<int> sizes;
    std::vector<bool> hangsIn;
};

double pieceWeight(const cv::Mat& piece, const cv::Mat& middle, const cv::Mat& logRatio, double borderShare)
{
    const double size = cv::countNonZero(piece);
    const double colour = std::max(0.0, cv::mean(logRatio, piece)[0] + 1.0);
    return std::sqrt(size) * (0.1 + cv::mean(middle, piece)[0]) * colour * (1 - borderShare);
}

Pieces piecesOf(const cv::Mat& mask, const cv::Mat& logRatio)
{
    Pieces pieces;
    cv::Mat stats, centres;
    const int count = cv::connectedComponentsWithStats(mask, pieces.labels, stats, centres, 8);
    const cv::Mat middle = centrality(mask.size());
    const double frame = double(mask.total());
    cv::Mat rim(mask.size(), CV_8UC1, cv::Scalar(255));
    if (mask.cols > 2 && mask.rows > 2) rim(cv::Rect(1, 1, mask.cols - 2, mask.rows - 2)).setTo(0);
    pieces.sizes.assign(std::size_t(count), 0);
    pieces.hangsIn.assign(std::size_t(count), false);
    double bestWeight = 0;
    for (int label = 1; label < count; ++label) {
        const int size = stats.at<int>(label, cv::CC_STAT_AREA);
        pieces.sizes[std::size_t(label)] = size;
        if (size < std::max(12.0, kSmallest * frame)) continue;
        const cv::Mat piece = pieces.labels == label;
        // A disc touching the rim by a fifth of its diameter has a share of 0.06; a laptop's corner has 0.3 and more.
        const double outline = 3.5 * std::sqrt(double(size));
        const double share = std::min(1.0, cv::countNonZero(piece & rim) / outline);
        pieces.hangsIn[std::size_t(label)] = share > 0.15;
        const double weight = pieceWeight(piece, middle, logRatio, share);
        if (weight > bestWeight) {
            bestWeight = weight;
            pieces.best = label;
        }
    }
    return pieces;
}

void keepBest(Segmentation& found)
{
    const Pieces pieces = piecesOf(found.mask, found.logRatio);
    found.others = cv::Mat::zeros(found.mask.size(), CV_8UC1);
    found.gaps = cv::Mat::zeros(found.mask.size(), CV_8UC1);
    if (pieces.best == 0) {
        found.mask.setTo(0);
        return;
    }
    const int main = pieces.sizes[std::size_t(pieces.best)];
    for (int label = 1; label < int(pieces.sizes.size()); ++label) {
        const auto index = std::size_t(label);
        if (label != pieces.best && !pieces.hangsIn[index] && pieces.sizes[index] > 0.02 * main)
            found.others.setTo(255, pieces.labels == label);
    }
    found.mask = pieces.labels == pieces.best;
}

cv::Mat shrunk(const cv::Mat& mask, int steps)
{
    cv::Mat result;
    cv::erode(mask, result, cv::Mat(), {-1, -1}, steps, cv::BORDER_CONSTANT, cv::Scalar(255));
    return cv::countNonZero(result) > 0 ? result : mask;
}

cv::Mat grown(const cv::Mat& mask, int steps)
{
    cv::Mat result;
    cv::dilate(mask, result, cv::Mat(), {-1, -1}, steps);
    return result;
}

void learnFrom(const WorkFrame& frame, const Segmentation& found, ColourModel& model)
{
    cv::Mat background = grown(found.mask | found.others, 2) == 0;
    if (cv::countNonZero(background) < int(background.total()) / 50) background = found.mask == 0;
    if (cv::countNonZero(background) == 0) background = borderMask(frame);
    model.fit(frame, shrunk(found.mask, 1), background);
}

void cut(const WorkFrame& frame, const ColourModel& model, double locationNats, Segmentation& found)
{
    found.logRatio = model.logRatio(frame);
    found.shadowNats = model.shadowNats();
    // Most of a picture is table, all the more so away from the middle.
    const cv::Mat evidence = found.logRatio + locationNats * (centrality(frame.bgr.size()) - 1.0);
    const cv::Mat fixed(frame.bgr.size(), CV_8UC1, cv::Scalar(128));
    found.mask = minimumCut(frame, evidence, fixed);
    fillGlints(frame, found.mask, found.logRatio);
    found.mask.setTo(0, shadedHoles(frame, found.mask, found.logRatio));
    keepBest(found);
}

} // namespace

Segmentation seedObject(const WorkFrame& frame, ColourModel& model)
{
    const cv::Mat border = borderMask(frame);
    // The middle shows table too: fit() leaves out what the border's colours explain.
    cv::Mat centre;
    centrality(frame.bgr.size()).convertTo(centre, CV_8UC1, 255);
    centre.setTo(0, border);
    model.fit(frame, centre, border);
    Segmentation found;
    cut(frame, model, 3.0, found);
    for (int round = 0; round < kRounds && found.found(); ++round) {
        learnFrom(frame, found, model);
        cut(frame, model, 1.5, found);
    }
    if (!found.found()) return found;
    found.edgeSupport = edgeSupport(frame, found.mask);
    // A piece of the table differs from the rest of it too, but faintly and without an outline.
    if (cv::mean(found.logRatio, found.mask)[0] < kClear || found.edgeSupport < kOutlined) found.mask.setTo(0);
    return found;
}

namespace {

// Signed distance to the outline in frame pixels, positive inside.
cv::Mat signedDistance(const WorkFrame& frame, const cv::Mat& mask)
{
    cv::Mat inside, outside;
    cv::distanceTransform(mask, inside, cv::DIST_L2, cv::DIST_MASK_5);
    cv::distanceTransform(mask == 0, outside, cv::DIST_L2, cv::DIST_MASK_5);
    cv::Mat distance = (inside - outside) * frame.scale;
    return distance;
}

} // namespace

cv::Mat trimapAround(const WorkFrame& frame, const Segmentation& found, const cv::Mat& doubtful, int bandPx)
{
    // A cut is right to about two working pixels; a picture of 100 px has no room for a band of 10.
    const double half =
        std::max(std::min(bandPx / 2.0, std::min(frame.fullSize.width, frame.fullSize.height) / 30.0), 2 * frame.scale);
    const double core = std::min(half, std::max(2.0, 1.5 * frame.scale));
    const cv::Mat distance = signedDistance(frame, found.mask);
    cv::Mat colours;
    cv::blur(found.logRatio, colours, {3, 3});
    cv::Mat known(distance.size(), CV_8UC1, cv::Scalar(kTrimapUnknown));
    // Thin parts, claws and the gaps between them, are narrower than the band: there colour may speak nearer to the
    // outline.
    known.setTo(kTrimapObject, (distance > half) | ((distance > core) & (colours > kOutspoken)));
    known.setTo(kTrimapBackground, (distance < -half) | ((distance < -core) & (colours < -kOutspoken - 1)));
    if (!doubtful.empty()) known.setTo(kTrimapUnknown, doubtful);
    // A gap has no room for a band, and no cut has drawn it: its colours have spoken, pixel by pixel.
    known.setTo(kTrimapBackground, found.gaps);
    cv::Mat full;
    cv::resize(known, full, frame.fullSize, 0, 0, cv::INTER_LINEAR);
    cv::Mat trimap(full.size(), CV_8UC1, cv::Scalar(kTrimapUnknown));
    trimap.setTo(kTrimapObject, full >= 250);
    trimap.setTo(kTrimapBackground, full <= 5);
    return trimap;
}

cv::Mat priorFrom(const WorkFrame& frame, const cv::Mat& mask)
{
    const double exact = kCutExactPx * frame.scale, clear = kCutClearPx * frame.scale;
    const cv::Mat distance = signedDistance(frame, mask);
    cv::Mat inside = cv::max(cv::min((distance - exact) / (clear - exact), 1.0), 0.0);
    cv::Mat outside = cv::max(cv::min((-distance - exact) / (clear - exact), 1.0), 0.0), prior;
    cv::resize(cv::Mat((inside - outside) * kCutWeight), prior, frame.fullSize, 0, 0, cv::INTER_LINEAR);
    return prior;
}

} // namespace clutch::matting
