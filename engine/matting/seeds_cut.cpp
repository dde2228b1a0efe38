// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/penumbra.h"
#include "engine/matting/seeds.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/imgproc/detail/gcgraph.hpp>

#include <array>
#include <cmath>

namespace clutch::matting {

namespace {

constexpr float kSmoothness =
    5.0F; // nats for a cut between two equal pixels: as much as the strongest colour evidence of one

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

struct Neighbour {
    cv::Point step;
    float weight;
};
const std::array<Neighbour, 4> kNeighbours{{{{1, 0}, 1.0F}, {{0, 1}, 1.0F}, {{1, 1}, 0.7071F}, {{-1, 1}, 0.7071F}}};

float squaredDistance(const cv::Vec3b& a, const cv::Vec3b& b)
{
    const float d0 = float(a[0]) - b[0], d1 = float(a[1]) - b[1], d2 = float(a[2]) - b[2];
    return d0 * d0 + d1 * d1 + d2 * d2;
}

// 1 / (2 * mean squared difference of neighbours), the contrast at which an edge counts as one in this picture.
float contrastScale(const cv::Mat& bgr)
{
    double sum = 0;
    std::int64_t count = 0;
    for (int y = 0; y + 1 < bgr.rows; ++y)
        for (int x = 0; x + 1 < bgr.cols; ++x) {
            const auto& centre = bgr.at<cv::Vec3b>(y, x);
            sum += squaredDistance(centre, bgr.at<cv::Vec3b>(y, x + 1)) +
                   squaredDistance(centre, bgr.at<cv::Vec3b>(y + 1, x));
            count += 2;
        }
    // Noise of about 3 levels is in every picture: below that nothing is an edge.
    return float(1.0 / (2.0 * std::max(count > 0 ? sum / double(count) : 0.0, 30.0)));
}

class CutGraph {
public:
    CutGraph(const WorkFrame& frame, const cv::Mat& evidence, const cv::Mat& fixed)
        : bgr_(frame.bgr), fixed_(fixed), beta_(contrastScale(frame.bgr)), node_(fixed.size(), CV_32SC1, cv::Scalar(-1))
    {
        const int free = cv::countNonZero(fixed == 128);
        graph_.create(unsigned(free), unsigned(free) * 8);
        for (int y = 0; y < fixed.rows; ++y)
            for (int x = 0; x < fixed.cols; ++x)
                if (fixed.at<std::uint8_t>(y, x) == 128) addNode({x, y}, evidence.at<float>(y, x));
        for (int y = 0; y < fixed.rows; ++y)
            for (int x = 0; x < fixed.cols; ++x)
                addLinks({x, y});
    }

    cv::Mat solve()
    {
        cv::Mat mask = fixed_ == 255;
        if (cv::countNonZero(fixed_ == 128) == 0) return mask;
        graph_.maxFlow();
        for (int y = 0; y < mask.rows; ++y)
            for (int x = 0; x < mask.cols; ++x)
                if (const int node = node_.at<int>(y, x); node >= 0)
                    mask.at<std::uint8_t>(y, x) = graph_.inSourceSegment(node) ? 255 : 0;
        return mask;
    }

private:
    void addNode(cv::Point p, float evidence)
    {
        const int node = graph_.addVtx();
        node_.at<int>(p) = node;
        graph_.addTermWeights(node, std::max(evidence, 0.0F), std::max(-evidence, 0.0F));
    }

    void addLinks(cv::Point p)
    {
        const int node = node_.at<int>(p);
        for (const auto& [step, share] : kNeighbours) {
            const cv::Point q = p + step;
            if (q.x < 0 || q.x >= bgr_.cols || q.y >= bgr_.rows) continue;
            const int other = node_.at<int>(q);
            if (node < 0 && other < 0) continue;
            const float weight =
                kSmoothness * share * std::exp(-beta_ * squaredDistance(bgr_.at<cv::Vec3b>(p), bgr_.at<cv::Vec3b>(q)));
            if (node >= 0 && other >= 0)
                graph_.addEdges(node, other, weight, weight);
            else if (node >= 0)
                pull(node, q, weight);
            else
                pull(other, p, weight);
        }
    }

    void pull(int node, cv::Point towards, float weight)
    {
        const bool object = fixed_.at<std::uint8_t>(towards) == 255;
        graph_.addTermWeights(node, object ? weight : 0.0F, object ? 0.0F : weight);
    }

    const cv::Mat& bgr_;
    const cv::Mat& fixed_;
    const float beta_;
    cv::Mat node_;
    cv::detail::GCGraph<float> graph_;
};

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

cv::Mat minimumCut(const WorkFrame& frame, const cv::Mat& evidence, const cv::Mat& fixed)
{
    return CutGraph(frame, evidence, fixed).solve();
}

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

// Compact parts of `candidates` with object all around them.
cv::Mat enclosed(const cv::Mat& mask, const cv::Mat& candidates)
{
    cv::Mat compact, inside, labels, stats, centres;
    cv::morphologyEx(mask & candidates, compact, cv::MORPH_OPEN, cv::Mat());
    cv::erode(withoutHoles(mask), inside, cv::Mat(), {-1, -1}, kWallPx, cv::BORDER_CONSTANT, cv::Scalar(255));
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

double edgeSupport(const WorkFrame& frame, const cv::Mat& mask)
{
    cv::Mat smooth, dx, dy, strength;
    cv::GaussianBlur(frame.lab, smooth, {}, 1.0);
    cv::Mat values;
    smooth.convertTo(values, CV_32F);
    cv::Sobel(values, dx, CV_32F, 1, 0);
    cv::Sobel(values, dy, CV_32F, 0, 1);
    cv::Mat squared = dx.mul(dx) + dy.mul(dy);
    cv::transform(squared, strength, cv::Matx13f(1, 1, 1));
    const cv::Mat ellipse = cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5});
    cv::Mat grown, shrunk, farOff;
    cv::dilate(strength, strength, ellipse); // an outline may be two pixels off its edge
    cv::erode(mask, shrunk, cv::Mat(), {-1, -1}, 1, cv::BORDER_CONSTANT, cv::Scalar(255));
    cv::Mat outline = mask - shrunk;
    cv::dilate(mask, farOff, ellipse, {-1, -1}, 3);
    std::vector<float> ground;
    for (int y = 0; y < mask.rows; y += 2)
        for (int x = 0; x < mask.cols; x += 2)
            if (farOff.at<std::uint8_t>(y, x) == 0) ground.push_back(strength.at<float>(y, x));
    float threshold = 40.0F * 40.0F; // Sobel's weights add up to 4 a side, so this is a step of about 10 levels
    if (ground.size() > 50) {
        const auto place = ground.begin() + std::ptrdiff_t(double(ground.size()) * 0.75);
        std::nth_element(ground.begin(), place, ground.end());
        threshold = std::max(threshold, *place);
    }
    const int length = cv::countNonZero(outline);
    return length == 0 ? 0.0 : double(cv::countNonZero((strength > threshold) & outline)) / length;
}

} // namespace clutch::matting
