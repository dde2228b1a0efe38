// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/structure_placement.h"

#include "engine/core/error.h"
#include "engine/core/random.h"
#include "engine/synthesis/bayesian_optimizer.h"

#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace clutch::synthesis {

namespace {

constexpr int kProbes = 96;           // points of an object that are asked whether they show
constexpr double kLeastInside = 0.98; // of an object: what stands over by a pixel is no reason to refuse
constexpr int kRandomTries = 10000;   // draws for a feasible random placement
constexpr int kRoomTries = 500;       // the same to see whether one is easily found
constexpr double kMostAsked = 0.98;   // of an object that is to lie free
constexpr double kLess = 0.1;

// Whether an object may lie somewhere. It is asked thousands of times an object, so it looks at some points alone.
class Feasibility {
public:
    Feasibility(const cv::Mat& cutout, const cv::Mat& taken, double leastVisible) : taken_(taken)
    {
        std::vector<cv::Point> inside;
        for (int y = 0; y < cutout.rows; ++y)
            for (int x = 0; x < cutout.cols; ++x)
                if (cutout.at<cv::Vec4b>(y, x)[3] > 127) inside.emplace_back(x, y);
        const cv::Point2d middle((cutout.cols - 1) / 2.0, (cutout.rows - 1) / 2.0);
        Random random(1); // spread over the outline; always the same
        for (int i = 0; i < kProbes && !inside.empty(); ++i) {
            const auto chosen = random.integer(0, static_cast<int>(inside.size()) - 1);
            probes_.push_back(cv::Point2d(inside[static_cast<std::size_t>(chosen)]) - middle);
            radius_ = std::max(radius_, cv::norm(probes_.back()));
        }
        const auto all = std::max<double>(1, static_cast<double>(probes_.size()));
        mostOutside_ = static_cast<int>((1 - kLeastInside) * all + 1e-9);
        leastShown_ = static_cast<int>(std::ceil(leastVisible * all - 1e-9));
    }

    bool operator()(const std::vector<double>& point) const
    {
        const Placement placement = placementFromPoint(point);
        const double angle = placement.angleDegrees * CV_PI / 180;
        const double c = placement.scale * std::cos(angle), s = placement.scale * std::sin(angle);
        const double reach = placement.scale * radius_ + 1;
        const bool isInside = placement.x >= reach && placement.y >= reach && placement.x + reach < taken_.cols &&
                              placement.y + reach < taken_.rows;
        int outside = 0, shown = 0;
        for (const cv::Point2d& probe : probes_) { // counter-clockwise as seen, y downwards
            const int x = cvRound(placement.x + c * probe.x + s * probe.y);
            const int y = cvRound(placement.y - s * probe.x + c * probe.y);
            if (x < 0 || y < 0 || x >= taken_.cols || y >= taken_.rows) {
                if (++outside > mostOutside_) return false;
                continue;
            }
            shown += taken_.at<uchar>(y, x) == 0;
            if (isInside && shown >= leastShown_) return true;
        }
        return !probes_.empty() && shown >= leastShown_;
    }

private:
    const cv::Mat& taken_;
    std::vector<cv::Point2d> probes_; // in the object's own pixels, from its middle
    double radius_ = 0;
    int mostOutside_ = 0, leastShown_ = 0;
};

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Feasible points, each variable even over its range.
std::vector<std::vector<double>> randomPoints(const std::vector<SearchVariable>& space,
                                              const BayesianOptimizer::Feasible& feasible, int count, Random& random)
{
    std::vector<std::vector<double>> points;
    for (int tries = 0; static_cast<int>(points.size()) < count && tries < kRandomTries; ++tries) {
        std::vector<double> point;
        for (const SearchVariable& variable : space)
            point.push_back(random.uniform(variable.low, variable.high));
        if (feasible(point)) points.push_back(std::move(point));
    }
    if (static_cast<int>(points.size()) < count)
        throw Error(ErrorKind::NotFound, "placement", CLUTCH_TEXT("Error", "there is no room for another object"), {},
                    CLUTCH_TEXT("Error", "make the image larger, the object smaller or take fewer objects"));
    return points;
}

std::vector<double> scored(const Compositor& canvas, const cv::Mat& cutout, const CropScorer& score,
                           const std::vector<std::vector<double>>& points, SearchSeconds& seconds)
{
    const auto start = std::chrono::steady_clock::now();
    std::vector<cv::Mat> crops(points.size());
    cv::parallel_for_({0, static_cast<int>(points.size())}, [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i) {
            const auto at = static_cast<std::size_t>(i);
            const DrawnObject object = drawObject(cutout, placementFromPoint(points[at]), canvas.size());
            crops[at] = canvas.preview(object, canvas.tightBoxWith(object));
        }
    });
    const auto drawn = std::chrono::steady_clock::now();
    const std::vector<float> scores = score(crops);
    seconds.drawing += std::chrono::duration<double>(drawn - start).count();
    seconds.scoring += secondsSince(drawn);
    return {scores.begin(), scores.end()};
}

class Placer {
public:
    using OnRound = std::function<void(const Compositor&, const PlacementTrace&, int, int)>;

    Placer(std::span<const cv::Mat> cutouts, std::span<const double> scales, const cv::Mat& plate,
           const SynthesisOptions& options, const StructureOptions& structure, const CropScorer& score,
           std::uint64_t seed, const OnRound& onRound)
        : cutouts_(cutouts), scales_(scales), options_(options), structure_(structure), score_(score), seed_(seed),
          onRound_(onRound), canvas_(plate)
    {
    }

    std::vector<PlacementTrace> place()
    {
        Random imageRandom(deriveSeed(seed_, 0)); // as synthesizeImage(): the same seed has as many objects
        total_ = imageRandom.integer(options_.instances.first, options_.instances.last);
        std::vector<PlacementTrace> traces;
        for (placed_ = 0; placed_ < total_; ++placed_) {
            Random random(deriveSeed(seed_, static_cast<std::uint64_t>(placed_) + 1));
            const PlannedObject planned = drawPlacement(cutouts_, options_, scales_, random);
            const double common = scales_[planned.cutout];
            PlacementTrace trace{
                planned.cutout, {}, 0, planned.placement, common * options_.scaleMin, common * options_.scaleMax};
            if (placed_ > 0) {
                const auto onBatch = [&] {
                    if (onRound_) onRound_(canvas_, trace, placed_, total_);
                };
                if (!search(trace, random, onBatch)) break;
            } else {
                const Feasibility feasible(cutouts_[trace.cutout], canvas_.taken(), structure_.leastVisible);
                const auto space = placementVariables(trace.scaleLow, trace.scaleHigh, canvas_.size());
                trace.chosen = placementFromPoint(randomPoints(space, feasible, 1, random).front());
            }
            canvas_.placeBeneath(drawObject(cutouts_[trace.cutout], trace.chosen, canvas_.size()));
            if (onRound_) onRound_(canvas_, trace, placed_ + 1, total_);
            traces.push_back(std::move(trace));
        }
        return traces;
    }

private:
    // Whether there was room. An image with fewer objects is of use; none at all would hold up its data set for ever.
    bool search(PlacementTrace& trace, Random& random, const std::function<void()>& onBatch) const
    {
        try {
            searchPlacement(canvas_, cutouts_[trace.cutout], askedOf(trace, random), score_, random, trace, onBatch);
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::NotFound) throw;
        }
        return !trace.tried.empty();
    }

    // How much of this object must show. In a heap most lie nearly free and few mostly hidden; were as little asked of
    // all, the search would hide most. Where there is no room for so much, less will do.
    StructureOptions askedOf(const PlacementTrace& trace, Random& random) const
    {
        StructureOptions asked = structure_;
        const double u = random.uniform(), least = structure_.leastVisible;
        asked.leastVisible = std::max(least, std::min(kMostAsked, 1 - (1 - least) * u * u));
        const auto space = placementVariables(trace.scaleLow, trace.scaleHigh, canvas_.size());
        while (asked.leastVisible > least &&
               !hasRoom(space, {cutouts_[trace.cutout], canvas_.taken(), asked.leastVisible}, random))
            asked.leastVisible = std::max(least, asked.leastVisible - kLess);
        return asked;
    }

    static bool hasRoom(const std::vector<SearchVariable>& space, const Feasibility& feasible, Random& random)
    {
        for (int i = 0; i < kRoomTries; ++i) {
            std::vector<double> point;
            for (const SearchVariable& variable : space)
                point.push_back(random.uniform(variable.low, variable.high));
            if (feasible(point)) return true;
        }
        return false;
    }

    const std::span<const cv::Mat> cutouts_;
    const std::span<const double> scales_;
    const SynthesisOptions& options_;
    const StructureOptions& structure_;
    const CropScorer& score_;
    const std::uint64_t seed_;
    const OnRound& onRound_;
    Compositor canvas_;
    int placed_ = 0, total_ = 0;
};

} // namespace

std::vector<SearchVariable> placementVariables(double scaleLow, double scaleHigh, cv::Size image)
{
    return {{0, 360, true},
            {std::log(scaleLow), std::log(scaleHigh) + 1e-9, false}, // equal ones are a range too
            {0, static_cast<double>(image.width - 1), false},
            {0, static_cast<double>(image.height - 1), false}};
}

std::vector<double> pointFromPlacement(const Placement& placement)
{
    return {placement.angleDegrees, std::log(placement.scale), placement.x, placement.y};
}

Placement placementFromPoint(const std::vector<double>& point)
{
    return {point[0], std::exp(point[1]), point[2], point[3]};
}

SearchSeconds searchPlacement(const Compositor& canvas, const cv::Mat& cutout, const StructureOptions& structure,
                              const CropScorer& score, Random& random, PlacementTrace& trace,
                              const std::function<void()>& onBatch)
{
    SearchSeconds seconds;
    const auto space = placementVariables(trace.scaleLow, trace.scaleHigh, canvas.size());
    const BayesianOptimizer::Feasible feasible = Feasibility(cutout, canvas.taken(), structure.leastVisible);
    BayesianOptions bayesian;
    bayesian.seed = random.next();
    BayesianOptimizer optimizer(space, feasible, bayesian);
    while (static_cast<int>(trace.tried.size()) < structure.evaluations) {
        const int count = std::min(structure.batch, structure.evaluations - static_cast<int>(trace.tried.size()));
        const auto start = std::chrono::steady_clock::now();
        const auto points = structure.optimise ? optimizer.ask(count) : randomPoints(space, feasible, count, random);
        seconds.optimising += secondsSince(start);
        const std::vector<double> scores = scored(canvas, cutout, score, points, seconds);
        const auto told = std::chrono::steady_clock::now();
        if (structure.optimise) optimizer.tell(points, scores);
        seconds.optimising += secondsSince(told);
        for (std::size_t i = 0; i < points.size(); ++i) {
            trace.tried.push_back({placementFromPoint(points[i]), scores[i]});
            if (scores[i] > trace.tried[trace.best].score) trace.best = trace.tried.size() - 1;
        }
        trace.chosen = trace.tried[trace.best].placement;
        if (onBatch) onBatch();
    }
    return seconds;
}

std::vector<PlacementTrace> placeByStructure(
    std::span<const cv::Mat> cutouts, std::span<const double> commonScales, const cv::Mat& plate,
    const SynthesisOptions& options, const StructureOptions& structure, const CropScorer& score, std::uint64_t seed,
    const std::function<void(const Compositor& canvas, const PlacementTrace& trace, int placed, int total)>& onRound)
{
    requireValid(options);
    return Placer(cutouts, commonScales, plate, options, structure, score, seed, onRound).place();
}

} // namespace clutch::synthesis
