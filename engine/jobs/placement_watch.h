// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/job_context.h"
#include "engine/synthesis/structure_placement.h"

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace clutch::jobs {

/// One moment of placing objects by structure: the picture so far, and all that was tried for the object whose turn it
/// is. Nothing in it changes after it was handed over.
struct PlacementView {
    std::uint64_t serial = 0;        ///< grows with every moment shown; 0: there is none yet
    int image = 0;                   ///< number of the picture in its data set
    int placed = 0, total = 0;       ///< objects that lie, and that will lie, in the picture
    cv::Mat canvas;                  ///< CV_8UC3, the picture with the objects that lie, on its own background
    int object = 0;                  ///< 1 .. total: the one whose placements follow
    bool decided = false;            ///< it lies on the canvas already, at trace.chosen
    synthesis::PlacementTrace trace; ///< of that object; `tried` in the order tried, empty for the first object
    std::vector<std::vector<cv::Point2f>> outline; ///< of its cut-out, closed, px of the cut-out from its middle
};

/// Corners of an outline where `placement` puts it: px of the picture.
std::vector<cv::Point2f> placedOutline(const std::vector<cv::Point2f>& outline, const synthesis::Placement& placement);

/// Outlines of a cut-out (CV_8UC4) at half opacity as PlacementView has them.
std::vector<std::vector<cv::Point2f>> outlineOf(const cv::Mat& cutout);

/// Between one who watches a placement and the job that does it: the watcher looks, pauses, steps and sets the pace;
/// the job shows every round and waits when told. Nothing is copied while nobody watches. Threads: any.
class PlacementWatch {
public:
    // The watcher's
    void setWatched(bool watched); ///< not watched any more: never paused either
    void setPaused(bool paused);
    bool isPaused() const;
    void step();                          ///< one more round, then paused again
    void setRoundsPerSecond(double most); ///< 0: as fast as it goes
    PlacementView view() const;           ///< the newest; cheap, pixels are shared

    // The job's
    bool isWatched() const;
    void show(PlacementView view); ///< gives it its serial
    /// After each round: keeps the pace and waits while paused. Returns as soon as `context` is cancelled.
    void wait(const JobContext& context);

private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool watched_ = false, paused_ = false;
    int steps_ = 0;
    double pace_ = 0;
    std::chrono::steady_clock::time_point last_;
    PlacementView view_;
};

} // namespace clutch::jobs
