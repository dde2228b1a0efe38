// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/placement_watch.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <utility>

namespace clutch::jobs {

namespace {
constexpr std::chrono::milliseconds kCancelInterval{50}; // how soon a waiting job notices that it was cancelled
}

std::vector<cv::Point2f> placedOutline(const std::vector<cv::Point2f>& outline, const synthesis::Placement& placement)
{
    const double angle = placement.angleDegrees * CV_PI / 180;
    const double c = placement.scale * std::cos(angle), s = placement.scale * std::sin(angle);
    std::vector<cv::Point2f> placed;
    placed.reserve(outline.size());
    for (const cv::Point2f& p : outline) // counter-clockwise as seen, y downwards
        placed.emplace_back(static_cast<float>(placement.x + c * p.x + s * p.y),
                            static_cast<float>(placement.y - s * p.x + c * p.y));
    return placed;
}

std::vector<std::vector<cv::Point2f>> outlineOf(const cv::Mat& cutout)
{
    cv::Mat alpha;
    cv::extractChannel(cutout, alpha, 3);
    std::vector<std::vector<cv::Point>> contours;
    cv::findContours(alpha > 127, contours, cv::RETR_CCOMP, cv::CHAIN_APPROX_TC89_L1);
    std::vector<std::vector<cv::Point2f>> outlines;
    for (const std::vector<cv::Point>& contour : contours) {
        if (contour.size() < 3) continue;
        std::vector<cv::Point2f>& outline = outlines.emplace_back();
        for (const cv::Point& p : contour)
            outline.emplace_back(static_cast<float>(p.x - (cutout.cols - 1) / 2.0),
                                 static_cast<float>(p.y - (cutout.rows - 1) / 2.0));
    }
    return outlines;
}

void PlacementWatch::setWatched(bool watched)
{
    const std::scoped_lock lock(mutex_);
    watched_ = watched;
    if (!watched) paused_ = false;
    changed_.notify_all();
}

void PlacementWatch::setPaused(bool paused)
{
    const std::scoped_lock lock(mutex_);
    paused_ = paused;
    steps_ = 0;
    changed_.notify_all();
}

bool PlacementWatch::isPaused() const
{
    const std::scoped_lock lock(mutex_);
    return paused_;
}

void PlacementWatch::step()
{
    const std::scoped_lock lock(mutex_);
    paused_ = true;
    ++steps_;
    changed_.notify_all();
}

void PlacementWatch::setRoundsPerSecond(double most)
{
    const std::scoped_lock lock(mutex_);
    pace_ = most;
    changed_.notify_all();
}

PlacementView PlacementWatch::view() const
{
    const std::scoped_lock lock(mutex_);
    return view_;
}

bool PlacementWatch::isWatched() const
{
    const std::scoped_lock lock(mutex_);
    return watched_;
}

void PlacementWatch::show(PlacementView view)
{
    const std::scoped_lock lock(mutex_);
    view.serial = view_.serial + 1;
    view_ = std::move(view);
}

void PlacementWatch::wait(const JobContext& context)
{
    std::unique_lock lock(mutex_);
    while (watched_ && !context.isCancelled()) {
        if (paused_) {
            if (steps_ > 0) {
                --steps_;
                break;
            }
            changed_.wait_for(lock, kCancelInterval);
            continue;
        }
        if (pace_ <= 0) break;
        const auto due = last_ + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                     std::chrono::duration<double>(1 / pace_));
        const auto now = std::chrono::steady_clock::now();
        if (now >= due) break;
        changed_.wait_until(lock, std::min(due, now + kCancelInterval));
    }
    last_ = std::chrono::steady_clock::now();
}

} // namespace clutch::jobs
