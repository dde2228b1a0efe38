// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/seeds.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/imgproc/detail/gcgraph.hpp>

#include <array>
#include <cmath>

namespace clutch::matting {

namespace {

constexpr double kOutlineBlur = 1; // working pixels
constexpr float kOutlineEdge = 5;  // levels a working pixel: a step of about 10
constexpr float kSmoothness =
    5.0F; // nats for a cut between two equal pixels: as much as the strongest colour evidence of one

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

} // namespace

cv::Mat minimumCut(const WorkFrame& frame, const cv::Mat& evidence, const cv::Mat& fixed)
{
    return CutGraph(frame, evidence, fixed).solve();
}

double edgeSupport(const WorkFrame& frame, const cv::Mat& mask)
{
    cv::Mat strength = steepness(frame, kOutlineBlur);
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
    float threshold = kOutlineEdge;
    if (ground.size() > 50) {
        const auto place = ground.begin() + std::ptrdiff_t(double(ground.size()) * 0.75);
        std::nth_element(ground.begin(), place, ground.end());
        threshold = std::max(threshold, *place);
    }
    const int length = cv::countNonZero(outline);
    return length == 0 ? 0.0 : double(cv::countNonZero((strength > threshold) & outline)) / length;
}

} // namespace clutch::matting
