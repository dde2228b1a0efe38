// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/object_proposals.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/ximgproc/edgeboxes.hpp>
#include <opencv2/ximgproc/segmentation.hpp>

#include <algorithm>
#include <cmath>

namespace clutch::synthesis {

namespace {

// Strengths are relative: a dim photo has as many contours as a bright one.
void normalise(cv::Mat& strength)
{
    double highest = 0;
    cv::minMaxLoc(strength, nullptr, &highest);
    if (highest > 0) strength /= highest;
}

float between(const cv::Mat& map, float x, float y)
{
    const int left = static_cast<int>(x), top = static_cast<int>(y);
    const float u = x - static_cast<float>(left), v = y - static_cast<float>(top);
    const auto* upper = map.ptr<float>(top) + left;
    const auto* lower = map.ptr<float>(top + 1) + left;
    return (upper[0] * (1 - u) + upper[1] * u) * (1 - v) + (lower[0] * (1 - u) + lower[1] * u) * v;
}

// Keeps what is strongest along its normal (Canny). The outermost two pixels have no neighbours to compare with.
cv::Mat thinned(const EdgeMap& edges)
{
    cv::Mat thin = cv::Mat::zeros(edges.strength.size(), CV_32FC1);
    for (int y = 2; y < thin.rows - 2; ++y) {
        for (int x = 2; x < thin.cols - 2; ++x) {
            const float strength = edges.strength.at<float>(y, x);
            if (strength <= 0) continue;
            const float angle = edges.orientation.at<float>(y, x);
            const float dx = std::cos(angle), dy = std::sin(angle);
            const auto fx = static_cast<float>(x), fy = static_cast<float>(y);
            if (strength >= between(edges.strength, fx + dx, fy + dy) &&
                strength >= between(edges.strength, fx - dx, fy - dy))
                thin.at<float>(y, x) = strength;
        }
    }
    return thin;
}

std::vector<cv::Rect> kept(const std::vector<cv::Rect>& boxes, cv::Size image, const ProposalOptions& options)
{
    std::vector<cv::Rect> good;
    for (const cv::Rect& box : boxes) {
        const cv::Rect inside = box & cv::Rect({}, image);
        if (inside.area() < options.minimumShare * image.area()) continue;
        good.push_back(inside);
        if (static_cast<int>(good.size()) == options.most) break;
    }
    return good;
}

} // namespace

EdgeMap thinnedEdges(const cv::Mat& strength, const cv::Mat& orientation)
{
    EdgeMap edges{strength.clone(), orientation.clone()};
    normalise(edges.strength);
    edges.strength = thinned(edges);
    return edges;
}

EdgeMap gradientEdges(const cv::Mat& image)
{
    cv::Mat smooth, dx, dy;
    cv::GaussianBlur(image, smooth, {}, 1.0);
    cv::Scharr(smooth, dx, CV_32F, 1, 0);
    cv::Scharr(smooth, dy, CV_32F, 0, 1);
    EdgeMap edges{cv::Mat(image.size(), CV_32FC1), cv::Mat(image.size(), CV_32FC1)};
    for (int y = 0; y < image.rows; ++y) {
        for (int x = 0; x < image.cols; ++x) {
            const auto& gx = dx.at<cv::Vec3f>(y, x);
            const auto& gy = dy.at<cv::Vec3f>(y, x);
            int strongest = 0;
            float square = -1;
            for (int channel = 0; channel < 3; ++channel) {
                const float length = gx[channel] * gx[channel] + gy[channel] * gy[channel];
                if (length <= square) continue;
                square = length;
                strongest = channel;
            }
            edges.strength.at<float>(y, x) = std::sqrt(square);
            const float angle = std::atan2(gy[strongest], gx[strongest]);
            edges.orientation.at<float>(y, x) = angle < 0 ? angle + static_cast<float>(CV_PI) : angle;
        }
    }
    return thinnedEdges(edges.strength, edges.orientation);
}

std::vector<cv::Rect> edgeBoxes(const EdgeMap& edges, const ProposalOptions& options)
{
    if (cv::countNonZero(edges.strength) == 0) return {};
    const auto finder = cv::ximgproc::createEdgeBoxes();
    finder->setMaxBoxes(options.most);
    finder->setMinBoxArea(static_cast<float>(options.minimumShare * edges.strength.size().area()));
    std::vector<cv::Rect> boxes;
    finder->getBoundingBoxes(edges.strength, edges.orientation, boxes);
    return kept(boxes, edges.strength.size(), options);
}

std::vector<cv::Rect> selectiveSearch(const cv::Mat& image, const ProposalOptions& options)
{
    const auto search = cv::ximgproc::segmentation::createSelectiveSearchSegmentation();
    search->setBaseImage(image);
    search->switchToSelectiveSearchFast();
    std::vector<cv::Rect> boxes;
    search->process(boxes);
    return kept(boxes, image.size(), options);
}

} // namespace clutch::synthesis
