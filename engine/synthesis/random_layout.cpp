// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/random_layout.h"

#include "engine/synthesis/placement.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace clutch::synthesis {

namespace {

constexpr double kAnywhereShare = 0.4; // of the layouts
constexpr double kMostStrays = 0.4;    // of the objects of a grown layout lie anywhere
constexpr int kTries = 12;             // for an object that shows as much as is asked; then it lies as it lies
constexpr int kProbeStep = 3;          // px between the points asked whether they show

double shownShare(const DrawnObject& object, const cv::Mat& covered)
{
    int all = 0, shown = 0;
    for (int y = 0; y < object.box.height; y += kProbeStep)
        for (int x = 0; x < object.box.width; x += kProbeStep)
            if (object.pixels.at<cv::Vec4f>(y, x)[3] > 0.5F) {
                ++all;
                shown += covered.at<uchar>(object.box.y + y, object.box.x + x) == 0;
            }
    return all == 0 ? 0 : static_cast<double>(shown) / all;
}

struct Growth {
    double strays = 1;     // share of the objects that lie anywhere
    double reach = 1;      // object sizes from one centre to the next
    double leastShown = 0; // share of an object
};

void moveNear(const cv::Point2d& other, double distance, cv::Size size, Random& random, Placement& placement)
{
    const double turn = random.uniform(0, 2 * CV_PI);
    placement.x = std::clamp(other.x + distance * std::cos(turn), 0.0, size.width - 1.0);
    placement.y = std::clamp(other.y + distance * std::sin(turn), 0.0, size.height - 1.0);
}

} // namespace

std::vector<DrawnObject> randomLayout(std::span<const cv::Mat> cutouts, const SynthesisOptions& options,
                                      std::span<const double> scales, Random& random)
{
    const cv::Size size(options.size.width, options.size.height);
    const double objectSize = options.objectShare * std::min(size.width, size.height);
    const int count = random.integer(options.instances.first, options.instances.last);
    Growth growth;
    if (random.uniform() >= kAnywhereShare)
        growth = {random.uniform(0, kMostStrays), random.uniform(0.3, 1.2), random.uniform(0, 0.8)};
    cv::Mat covered = cv::Mat::zeros(size, CV_8UC1);
    std::vector<DrawnObject> objects;
    std::vector<cv::Point2d> centres;
    for (int i = 0; i < count; ++i) {
        DrawnObject object;
        Placement placement;
        for (int tries = 0; tries < kTries; ++tries) {
            const PlannedObject planned = drawPlacement(cutouts, options, scales, random);
            placement = planned.placement;
            if (i > 0 && random.uniform() >= growth.strays)
                moveNear(centres[static_cast<std::size_t>(random.integer(0, i - 1))],
                         growth.reach * random.uniform(0.5, 1.2) * objectSize, size, random, placement);
            object = drawObject(cutouts[planned.cutout], placement, size);
            if (growth.strays == 1 || shownShare(object, covered) >= growth.leastShown) break;
        }
        markCovered(object, covered);
        centres.emplace_back(placement.x, placement.y);
        objects.push_back(std::move(object));
    }
    return objects;
}

void markCovered(const DrawnObject& object, cv::Mat& covered)
{
    for (int y = 0; y < object.box.height; ++y)
        for (int x = 0; x < object.box.width; ++x)
            if (object.pixels.at<cv::Vec4f>(y, x)[3] > 0.5F)
                covered.at<uchar>(object.box.y + y, object.box.x + x) = 255;
}

} // namespace clutch::synthesis
