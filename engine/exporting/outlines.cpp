// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/outlines.h"

#include <opencv2/imgproc.hpp>

#include <array>

namespace clutch::exporting {

namespace {

/// The mask's box with a border of one pixel, 255 where the object is or where it surrounds.
cv::Mat withoutHoles(const cv::Mat& part)
{
    cv::Mat outside;
    cv::copyMakeBorder(part == 0, outside, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar::all(255));
    // Parts hang together by sides, so what is around them may slip between two that touch at a corner.
    cv::Mat labels;
    cv::connectedComponents(outside, labels, 8, CV_32S);
    return labels != labels.at<int>(0, 0);
}

/// Walks along the sides of one part's pixels with the part on the right-hand side, from the top left corner of its
/// first pixel.
std::vector<cv::Point> walkAround(const cv::Mat& labels, int label, const cv::Point& start)
{
    static const std::array<cv::Point, 4> kSteps{
        cv::Point(1, 0), {0, 1}, {-1, 0}, {0, -1}}; // right, down, left, up: turning right adds 1
    // Pixels at a corner's lower right, lower left, upper left, upper right; walking in direction d, [d] lies ahead to
    // the right.
    static const std::array<cv::Point, 4> kPixels{cv::Point(0, 0), {-1, 0}, {-1, -1}, {0, -1}};
    std::vector<cv::Point> corners;
    cv::Point at = start;
    std::size_t direction = 0;
    do {
        const auto isPart = [&](std::size_t pixel) { return labels.at<int>(at + kPixels[pixel]) == label; };
        std::size_t next = direction;
        if (!isPart(direction))
            next = (direction + 1) % 4;
        else if (isPart((direction + 3) % 4))
            next = (direction + 3) % 4;
        if (next != direction || at == start) corners.push_back(at);
        direction = next;
        at += kSteps[direction];
    } while (at != start || direction != 3);
    return corners;
}

} // namespace

std::vector<std::vector<cv::Point>> outlinesOf(const RunLengthMask& mask)
{
    const cv::Rect box = maskBox(mask);
    if (box.empty()) return {};
    const cv::Mat filled = withoutHoles(decodeMask(mask)(box));
    cv::Mat labels, boxes, centres;
    const int count = cv::connectedComponentsWithStats(filled, labels, boxes, centres, 4, CV_32S);
    std::vector<std::vector<cv::Point>> rings;
    for (int label = 1; label < count; ++label) {
        cv::Point start(boxes.at<int>(label, cv::CC_STAT_LEFT), boxes.at<int>(label, cv::CC_STAT_TOP));
        while (labels.at<int>(start) != label)
            ++start.x;
        std::vector<cv::Point> ring = walkAround(labels, label, start);
        for (cv::Point& corner : ring)
            corner += box.tl() - cv::Point(1, 1);
        rings.push_back(std::move(ring));
    }
    return rings;
}

} // namespace clutch::exporting
