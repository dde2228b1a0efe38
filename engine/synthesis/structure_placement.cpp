// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/structure_placement.h"

#include "engine/core/error.h"
#include "engine/core/random.h"
#include "engine/synthesis/bayesian_optimizer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace clutch::synthesis {

namespace {

constexpr int kProbes = 96;           // points of an object that are asked whether they show
constexpr double kLeastInside = 0.98; // of an object: what stands over by a pixel is no reason to refuse
constexpr int kRandomTries = 10000;   // draws for a feasible random placement

// Points inside an object's outline, in its own pixels from its middle: how much of it shows is asked tens of
// thousands of times an image, so it is asked of these.
std::vector<cv::Point2d> probesOf(const cv::Mat& cutout)
{
    std::vector<cv::Point> inside;
    for (int y = 0; y < cutout.rows; ++y)
        for (int x = 0; x < cutout.cols; ++x)
            if (cutout.at<cv::Vec4b>(y, x)[3] > 127) inside.emplace_back(x, y);
    std::vector<cv::Point2d> probes;
    if (inside.empty()) return probes;
    const double middleX = (cutout.cols - 1) / 2.0, middleY = (cutout.rows - 1) / 2.0;
    Random random(1); // spread over the outline; always the same
    for (int i = 0; i < kProbes; ++i) {
        const cv::Point& p = inside[static_cast<std::size_t>(random.integer(0, static_cast<int>(inside.size()) - 1))];
        probes.emplace_back(p.x - middleX, p.y - middleY);
    }
    return probes;
}

struct Showing {
    double inside = 0, shown = 0; // shares of the object: inside the image; of it, not behind an earlier object
};

Showing showing(const std::vector<cv::Point2d>& probes, const Placement& placement, const cv::Mat& taken)
{
    const double angle = placement.angleDegrees * CV_PI / 180;
    const double c = placement.scale * std::cos(angle), s = placement.scale * std::sin(angle);
    int inside = 0, shown = 0;
    for (const cv::Point2d& probe : probes) { // counter-clockwise as seen, y downwards
        const int x = cvRound(placement.x + c * probe.x + s * probe.y);
        const int y = cvRound(placement.y - s * probe.x + c * probe.y);
        if (x < 0 || y < 0 || x >= taken.cols || y >= taken.rows) continue;
        ++inside;
        shown += taken.at<uchar>(y, x) == 0;
    }
    const double all = std::max<double>(1, static_cast<double>(probes.size()));
    return {inside / all, shown / all};
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
            PlacementTrace trace{planned.cutout, {}, 0, planned.placement};
            const auto probes = probesOf(cutouts_[trace.cutout]);
            const BayesianOptimizer::Feasible feasible = [&](const std::vector<double>& point) {
                const Showing share = showing(probes, placementOf(point), canvas_.taken());
                return share.inside >= kLeastInside && share.shown >= structure_.leastVisible;
            };
            if (placed_ > 0)
                optimise(trace, feasible, random);
            else
                trace.chosen = placementOf(randomPoints(variables(trace.cutout), feasible, 1, random).front());
            canvas_.placeBeneath(drawObject(cutouts_[trace.cutout], trace.chosen, canvas_.size()));
            if (onRound_) onRound_(canvas_, trace, placed_ + 1, total_);
            traces.push_back(std::move(trace));
        }
        return traces;
    }

private:
    // (theta, log gamma, x, y)
    std::vector<SearchVariable> variables(std::size_t cutout) const
    {
        const double common = scales_[cutout];
        return {{0, 360, true},
                {std::log(common * options_.scaleMin), std::log(common * options_.scaleMax) + 1e-9, false},
                {0, static_cast<double>(canvas_.size().width - 1), false},
                {0, static_cast<double>(canvas_.size().height - 1), false}};
    }

    static Placement placementOf(const std::vector<double>& point)
    {
        return {point[0], std::exp(point[1]), point[2], point[3]};
    }

    void optimise(PlacementTrace& trace, const BayesianOptimizer::Feasible& feasible, Random& random)
    {
        const auto space = variables(trace.cutout);
        BayesianOptions bayesian;
        bayesian.seed = random.next();
        BayesianOptimizer optimizer(space, feasible, bayesian);
        while (static_cast<int>(trace.tried.size()) < structure_.evaluations) {
            const int count = std::min(structure_.batch, structure_.evaluations - static_cast<int>(trace.tried.size()));
            const auto points =
                structure_.optimise ? optimizer.ask(count) : randomPoints(space, feasible, count, random);
            const std::vector<double> scores = scored(trace.cutout, points);
            if (structure_.optimise) optimizer.tell(points, scores);
            for (std::size_t i = 0; i < points.size(); ++i) {
                trace.tried.push_back({placementOf(points[i]), scores[i]});
                if (scores[i] > trace.tried[trace.best].score) trace.best = trace.tried.size() - 1;
            }
            trace.chosen = trace.tried[trace.best].placement;
            if (onRound_) onRound_(canvas_, trace, placed_, total_);
        }
    }

    std::vector<std::vector<double>> randomPoints(const std::vector<SearchVariable>& space,
                                                  const BayesianOptimizer::Feasible& feasible, int count,
                                                  Random& random) const
    {
        std::vector<std::vector<double>> points;
        for (int tries = 0; static_cast<int>(points.size()) < count && tries < kRandomTries; ++tries) {
            std::vector<double> point;
            for (const SearchVariable& variable : space)
                point.push_back(random.uniform(variable.low, variable.high));
            if (feasible(point)) points.push_back(std::move(point));
        }
        if (static_cast<int>(points.size()) < count)
            throw Error(ErrorKind::NotFound, "placement", CLUTCH_TEXT("Error", "there is no room for another object"),
                        {}, CLUTCH_TEXT("Error", "make the image larger, the object smaller or take fewer objects"));
        return points;
    }

    std::vector<double> scored(std::size_t cutout, const std::vector<std::vector<double>>& points) const
    {
        std::vector<cv::Mat> crops;
        for (const std::vector<double>& point : points) {
            const DrawnObject object = drawObject(cutouts_[cutout], placementOf(point), canvas_.size());
            crops.push_back(canvas_.preview(object, canvas_.tightBoxWith(object)));
        }
        const std::vector<float> scores = score_(crops);
        return {scores.begin(), scores.end()};
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

std::vector<PlacementTrace> placeByStructure(
    std::span<const cv::Mat> cutouts, std::span<const double> commonScales, const cv::Mat& plate,
    const SynthesisOptions& options, const StructureOptions& structure, const CropScorer& score, std::uint64_t seed,
    const std::function<void(const Compositor& canvas, const PlacementTrace& trace, int placed, int total)>& onRound)
{
    requireValid(options);
    return Placer(cutouts, commonScales, plate, options, structure, score, seed, onRound).place();
}

} // namespace clutch::synthesis
