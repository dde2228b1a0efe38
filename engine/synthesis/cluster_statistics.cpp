// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/cluster_statistics.h"

#include "engine/core/random.h"
#include "engine/core/shuffle.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace clutch::synthesis {

namespace {

constexpr double kTouching = 0.05; // object sizes: masks end half a pixel early, and shadows part what touches

/// A mask that is only as large as its box: a photo of many megapixels may show thirty.
struct Shape {
    cv::Rect box;
    cv::Mat mask; // CV_8UC1 of the box's size
    cv::Point2d centre;
    double area = 0;
};

Shape shapeOf(const RunLengthMask& amodal)
{
    Shape shape;
    shape.box = maskBox(amodal);
    shape.mask = decodeMask(amodal)(shape.box).clone();
    const cv::Moments moments = cv::moments(shape.mask, true);
    shape.area = moments.m00;
    shape.centre = cv::Point2d(shape.box.tl()) + cv::Point2d(moments.m10 / moments.m00, moments.m01 / moments.m00);
    return shape;
}

double objectSize(const std::vector<Shape>& shapes)
{
    std::vector<double> areas;
    for (const Shape& shape : shapes)
        areas.push_back(shape.area);
    const auto middle = areas.begin() + static_cast<std::ptrdiff_t>(areas.size() / 2);
    std::nth_element(areas.begin(), middle, areas.end());
    return std::sqrt(*middle);
}

double nearestCentre(const std::vector<Shape>& shapes, std::size_t index)
{
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t other = 0; other < shapes.size(); ++other)
        if (other != index) nearest = std::min(nearest, cv::norm(shapes[other].centre - shapes[index].centre));
    return nearest;
}

/// The mask grown by `radius` px to all sides.
Shape grown(const Shape& shape, int radius)
{
    Shape wide;
    wide.box = {shape.box.x - radius, shape.box.y - radius, shape.box.width + 2 * radius,
                shape.box.height + 2 * radius};
    cv::copyMakeBorder(shape.mask, wide.mask, radius, radius, radius, radius, cv::BORDER_CONSTANT, 0);
    cv::dilate(wide.mask, wide.mask, cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * radius + 1, 2 * radius + 1}));
    return wide;
}

bool overlap(const Shape& a, const Shape& b)
{
    const cv::Rect both = a.box & b.box;
    return !both.empty() && cv::countNonZero(a.mask(both - a.box.tl()) & b.mask(both - b.box.tl())) > 0;
}

std::vector<double> contactCounts(const std::vector<Shape>& shapes, double size)
{
    const int radius = std::max(1, cvRound(kTouching * size));
    std::vector<double> counts(shapes.size(), 0);
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const Shape wide = grown(shapes[i], radius);
        for (std::size_t j = i + 1; j < shapes.size(); ++j) {
            if (!overlap(wide, shapes[j])) continue;
            ++counts[i];
            ++counts[j];
        }
    }
    return counts;
}

double compactness(const std::vector<Shape>& shapes)
{
    cv::Rect all;
    for (const Shape& shape : shapes)
        all |= shape.box;
    cv::Mat joined = cv::Mat::zeros(all.size(), CV_8UC1), hull = cv::Mat::zeros(all.size(), CV_8UC1);
    for (const Shape& shape : shapes)
        joined(shape.box - all.tl()) |= shape.mask;
    std::vector<cv::Point> points, outline;
    cv::findNonZero(joined, points);
    cv::convexHull(points, outline);
    cv::fillConvexPoly(hull, outline, 255);
    return static_cast<double>(points.size()) / cv::countNonZero(hull | joined);
}

/// All values of two sets in order, each knowing its image. The sets are the images before and from `split` on.
class Pool {
public:
    Pool(std::span<const ClusterSample> first, std::span<const ClusterSample> second, ClusterStatistic statistic)
    {
        for (const auto& samples : {first, second})
            for (const ClusterSample& sample : samples) {
                for (const double value : sample[static_cast<std::size_t>(statistic)])
                    values_.push_back({value, images_});
                ++images_;
            }
        std::sort(values_.begin(), values_.end());
    }

    std::size_t images() const { return images_; }

    /// `isFirst`: by image. Nothing parts sets of which one is empty.
    TwoSample compare(const std::vector<bool>& isFirst) const
    {
        TwoSample result;
        double count[2] = {0, 0}, sum[2] = {0, 0}, seen[2] = {0, 0};
        for (const auto& [value, image] : values_) {
            ++count[isFirst[image] ? 0 : 1];
            sum[isFirst[image] ? 0 : 1] += value;
        }
        if (count[0] == 0 || count[1] == 0) return result;
        result.firstMean = sum[0] / count[0];
        result.secondMean = sum[1] / count[1];
        for (std::size_t i = 0; i + 1 < values_.size(); ++i) {
            ++seen[isFirst[values_[i].second] ? 0 : 1];
            const double step = values_[i + 1].first - values_[i].first;
            if (step <= 0) continue; // the distribution functions are compared between different values
            const double gap = std::abs(seen[0] / count[0] - seen[1] / count[1]);
            result.distance += gap * step;
            result.largest = std::max(result.largest, gap);
        }
        return result;
    }

private:
    std::vector<std::pair<double, std::size_t>> values_;
    std::size_t images_ = 0;
};

} // namespace

ClusterSample clusterSample(std::span<const InstanceMasks> instances)
{
    std::vector<Shape> shapes;
    ClusterSample sample;
    const auto of = [&sample](ClusterStatistic statistic) -> auto&
    {
        return sample[static_cast<std::size_t>(statistic)];
    };
    for (const InstanceMasks& instance : instances) {
        const auto visible = static_cast<double>(maskArea(instance.visible));
        if (visible == 0 || maskArea(instance.amodal) == 0) continue;
        shapes.push_back(shapeOf(instance.amodal));
        of(ClusterStatistic::VisibleShare).push_back(std::min(1.0, visible / shapes.back().area));
    }
    if (shapes.empty()) return sample;
    const double size = objectSize(shapes);
    for (std::size_t i = 0; i < shapes.size() && shapes.size() > 1; ++i)
        of(ClusterStatistic::NeighbourDistance).push_back(nearestCentre(shapes, i) / size);
    of(ClusterStatistic::Contacts) = contactCounts(shapes, size);
    of(ClusterStatistic::Compactness) = {compactness(shapes)};
    return sample;
}

TwoSample compareClusters(std::span<const ClusterSample> first, std::span<const ClusterSample> second,
                          ClusterStatistic statistic, int permutations, std::uint64_t seed)
{
    const Pool pool(first, second, statistic);
    std::vector<bool> isFirst(pool.images(), false);
    std::fill_n(isFirst.begin(), first.size(), true);
    TwoSample result = pool.compare(isFirst);
    std::vector<std::uint8_t> labels(isFirst.begin(), isFirst.end());
    Random random(seed);
    int asFar = 1;
    for (int i = 0; i < permutations; ++i) {
        shuffle(labels, random);
        asFar += pool.compare({labels.begin(), labels.end()}).distance >= result.distance - 1e-12;
    }
    result.p = static_cast<double>(asFar) / (permutations + 1);
    return result;
}

} // namespace clutch::synthesis
