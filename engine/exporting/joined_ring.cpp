// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/joined_ring.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace clutch::exporting {

namespace {

using Points = std::vector<cv::Point2d>;

/// Towards the object: to the right of the way from a to b.
cv::Point inward(const cv::Point& a, const cv::Point& b)
{
    const auto sign = [](int value) { return value > 0 ? 1 : value < 0 ? -1 : 0; };
    return {-sign(b.y - a.y), sign(b.x - a.x)};
}

Points inset(const Ring& ring)
{
    Points points;
    points.reserve(ring.size());
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const cv::Point& before = ring[(i + ring.size() - 1) % ring.size()];
        const cv::Point& after = ring[(i + 1) % ring.size()];
        const cv::Point towards = inward(before, ring[i]) + inward(ring[i], after);
        points.emplace_back(ring[i].x + kInsetPx * towards.x, ring[i].y + kInsetPx * towards.y);
    }
    return points;
}

/// Where the upright side at `x` that passes `y` begins; rings are closed.
std::size_t sideAt(const Points& ring, double x, double y)
{
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const cv::Point2d& a = ring[i];
        const cv::Point2d& b = ring[(i + 1) % ring.size()];
        if (a.x == x && b.x == x && std::min(a.y, b.y) < y && y < std::max(a.y, b.y)) return i;
    }
    CV_Error(cv::Error::StsInternal, "a hole has no way out of its object");
}

/// `loop` from the point after `side` all around to the point at it.
void appendFrom(Points& out, const Points& loop, std::size_t side)
{
    for (std::size_t k = 1; k <= loop.size(); ++k)
        out.push_back(loop[(side + k) % loop.size()]);
}

void joinHole(Points& ring, const Hole& hole)
{
    const Points loop = inset(hole.ring);
    const cv::Point2d there(hole.reach + kInsetPx, hole.row + 0.5), here(hole.left - kInsetPx, hole.row + 0.5);
    const std::size_t outside = sideAt(ring, there.x, there.y), inside = sideAt(loop, here.x, here.y);
    Points way{there, here};
    appendFrom(way, loop, inside);
    way.push_back(here);
    way.push_back(there);
    ring.insert(ring.begin() + static_cast<std::ptrdiff_t>(outside) + 1, way.begin(), way.end());
}

double squaredDistance(const cv::Point2d& a, const cv::Point2d& b)
{
    const cv::Point2d d = a - b;
    return d.dot(d);
}

/// A part that is not joined yet, with the shortest way to the ring so far.
struct Waiting {
    Points ring;
    double squared = std::numeric_limits<double>::max();
    std::size_t mine = 0;
    cv::Point2d theirs;

    void compare(const Points& joined)
    {
        for (const cv::Point2d& point : joined)
            for (std::size_t i = 0; i < ring.size(); ++i)
                if (const double d = squaredDistance(point, ring[i]); d < squared) {
                    squared = d;
                    mine = i;
                    theirs = point;
                }
    }
};

void joinPart(Points& ring, const Waiting& part)
{
    const auto at = std::find(ring.begin(), ring.end(), part.theirs);
    Points way{part.ring[part.mine]};
    appendFrom(way, part.ring, part.mine);
    way.push_back(part.theirs);
    ring.insert(at + 1, way.begin(), way.end());
}

} // namespace

std::vector<cv::Point2d> joinedRing(const std::vector<OutlinedPart>& parts)
{
    if (parts.empty()) return {};
    const auto smaller = [](const OutlinedPart& a, const OutlinedPart& b) { return a.area < b.area; };
    const auto largest = std::max_element(parts.begin(), parts.end(), smaller);
    Points ring;
    std::vector<Waiting> waiting;
    for (auto part = parts.begin(); part != parts.end(); ++part) {
        Points own = inset(part->outer);
        for (const Hole& hole : part->holes) // from left to right: a hole's way ends at one that is joined already
            joinHole(own, hole);
        if (part == largest)
            ring = std::move(own);
        else
            waiting.push_back({.ring = std::move(own), .theirs = {}});
    }
    // Prim's way to the shortest tree: always the part that is nearest to what is joined.
    const Points* added = &ring;
    Points last;
    while (!waiting.empty()) {
        for (Waiting& part : waiting)
            part.compare(*added);
        const auto nearest = std::min_element(waiting.begin(), waiting.end(),
                                              [](const Waiting& a, const Waiting& b) { return a.squared < b.squared; });
        joinPart(ring, *nearest);
        last = std::move(nearest->ring);
        added = &last;
        waiting.erase(nearest);
    }
    return ring;
}

} // namespace clutch::exporting
