// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/outlines.h"

#include "engine/exporting/cropped_mask.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>

namespace clutch::exporting {

namespace {

// Directions, turning right adds 1.
const std::array<cv::Point, 4> kSteps{cv::Point(1, 0), {0, 1}, {-1, 0}, {0, -1}}; // right, down, left, up
constexpr std::size_t kRight = 0, kLeft = 2;

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

/// Walks along the sides of one part's pixels with the part on the right-hand side, from a corner on its way. `labels`
/// has a border of one pixel that is no part.
Ring walkAround(const cv::Mat& labels, int label, const cv::Point& start, std::size_t startDirection)
{
    // Pixels at a corner's lower right, lower left, upper left, upper right; walking in direction d, [d] lies ahead to
    // the right.
    static const std::array<cv::Point, 4> kPixels{cv::Point(0, 0), {-1, 0}, {-1, -1}, {0, -1}};
    Ring corners;
    cv::Point at = start;
    std::size_t direction = startDirection;
    do {
        at += kSteps[direction];
        const auto isPart = [&](std::size_t pixel) { return labels.at<int>(at + kPixels[pixel]) == label; };
        std::size_t next = direction;
        if (!isPart(direction))
            next = (direction + 1) % 4;
        else if (isPart((direction + 3) % 4))
            next = (direction + 3) % 4;
        if (next != direction) corners.push_back(at);
        direction = next;
    } while (at != start || direction != startDirection);
    if (corners.back() == start) std::rotate(corners.begin(), corners.end() - 1, corners.end());
    return corners;
}

cv::Point firstPixel(const cv::Mat& labels, int label, const cv::Rect& box)
{
    cv::Point at = box.tl();
    while (labels.at<int>(at) != label)
        ++at.x;
    return at;
}

cv::Rect boxOf(const cv::Mat& stats, int label)
{
    return {stats.at<int>(label, cv::CC_STAT_LEFT), stats.at<int>(label, cv::CC_STAT_TOP),
            stats.at<int>(label, cv::CC_STAT_WIDTH), stats.at<int>(label, cv::CC_STAT_HEIGHT)};
}

/// Every part of a mask that has a border of nothing, labelled from 1.
struct Parts {
    explicit Parts(const cv::Mat& mask)
    {
        cv::Mat centres;
        count = cv::connectedComponentsWithStats(mask, labels, stats, centres, 4, CV_32S);
    }
    Ring outer(int label) const
    {
        return walkAround(labels, label, firstPixel(labels, label, boxOf(stats, label)), kRight);
    }
    cv::Mat labels, stats;
    int count = 0;
};

void shift(Ring& ring, const cv::Point& by)
{
    for (cv::Point& corner : ring)
        corner += by;
}

Hole holeOf(const cv::Mat& labels, int label, const cv::Mat& background, int hole, const cv::Rect& box)
{
    Hole found;
    const cv::Point first = firstPixel(background, hole, box);
    found.ring = walkAround(labels, label, first + cv::Point(1, 0), kLeft); // along its top, which is the part's
    cv::Point leftmost = box.tl();
    while (background.at<int>(leftmost) != hole)
        ++leftmost.y;
    found.row = leftmost.y;
    found.left = found.reach = leftmost.x;
    while (labels.at<int>(found.row, found.reach - 1) == label)
        --found.reach;
    return found;
}

/// What the part surrounds, seen without any other part.
std::vector<Hole> holesOf(const cv::Mat& labels, int label)
{
    cv::Mat background, stats, centres;
    const int count = cv::connectedComponentsWithStats(labels != label, background, stats, centres, 8, CV_32S);
    std::vector<Hole> holes;
    for (int hole = 1; hole < count; ++hole)
        if (hole != background.at<int>(0, 0))
            holes.push_back(holeOf(labels, label, background, hole, boxOf(stats, hole)));
    std::sort(holes.begin(), holes.end(),
              [](const Hole& a, const Hole& b) { return std::pair(a.left, a.row) < std::pair(b.left, b.row); });
    return holes;
}

} // namespace

std::vector<OutlinedPart> partsOf(const RunLengthMask& mask)
{
    const cv::Rect box = maskBox(mask);
    if (box.empty()) return {};
    cv::Mat bordered;
    cv::copyMakeBorder(croppedMask(mask, box), bordered, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar::all(0));
    const Parts parts(bordered);
    std::vector<OutlinedPart> outlined;
    for (int label = 1; label < parts.count; ++label) {
        const cv::Rect own = boxOf(parts.stats, label);
        const cv::Rect around(own.tl() - cv::Point(1, 1), own.size() + cv::Size(2, 2));
        OutlinedPart part{parts.outer(label), holesOf(parts.labels(around), label),
                          parts.stats.at<int>(label, cv::CC_STAT_AREA)};
        const cv::Point origin = box.tl() - cv::Point(1, 1), inner = origin + around.tl();
        shift(part.outer, origin);
        for (Hole& hole : part.holes) {
            shift(hole.ring, inner);
            hole.row += inner.y;
            hole.left += inner.x;
            hole.reach += inner.x;
        }
        outlined.push_back(std::move(part));
    }
    return outlined;
}

std::vector<Ring> outlinesOf(const RunLengthMask& mask)
{
    const cv::Rect box = maskBox(mask);
    if (box.empty()) return {};
    const Parts parts(withoutHoles(croppedMask(mask, box)));
    std::vector<Ring> rings;
    for (int label = 1; label < parts.count; ++label) {
        rings.push_back(parts.outer(label));
        shift(rings.back(), box.tl() - cv::Point(1, 1));
    }
    return rings;
}

bool hasHoles(const RunLengthMask& mask)
{
    const cv::Rect box = maskBox(mask);
    return !box.empty() && cv::countNonZero(withoutHoles(croppedMask(mask, box))) != maskArea(mask);
}

} // namespace clutch::exporting
