// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/knn_system.h"

#include "engine/core/image.h"
#include "engine/matting/knn_neighbours.h"
#include "engine/matting/knn_points.h"

#include <opencv2/core.hpp>

namespace clutch::matting {

namespace {

struct Neighbours {
    int count;
    std::vector<std::uint32_t> rows; ///< [unknowns][count], indices into the points
};

class SystemBuilder {
public:
    SystemBuilder(const cv::Mat& trimap, const KnnPoints& points, const std::vector<std::int32_t>& number,
                  KnnSystem& system)
        : trimap_(trimap), points_(points), number_(number), system_(system), numberOfPixel_(trimap.total(), -1)
    {
        for (std::size_t i = 0; i < system.size(); ++i)
            numberOfPixel_[system.pixels[i]] = static_cast<std::int32_t>(i);
    }

    void build(const std::vector<Neighbours>& passes)
    {
        const std::size_t unknowns = system_.size();
        system_.diagonal.assign(unknowns, 0);
        system_.rightSide.assign(unknowns, 0);
        countLinks(passes);
        fillLinks(passes);
        for (std::size_t i = 0; i < unknowns; ++i)
            addLattice(static_cast<std::int32_t>(i));
    }

private:
    float opacity(std::int32_t pixel) const
    {
        return trimap_.ptr<std::uint8_t>()[pixel] == kTrimapObject ? 1.0F : 0.0F;
    }

    template <class Visit>
    void eachLink(const std::vector<Neighbours>& passes, Visit visit)
    {
        for (std::size_t i = 0; i < system_.size(); ++i)
            for (const Neighbours& pass : passes)
                for (int n = 0; n < pass.count; ++n) {
                    const std::uint32_t point = pass.rows[i * pass.count + n];
                    if (point != kNoNeighbour) visit(i, point);
                }
    }

    void tieToKnown(std::size_t i, std::int32_t pixel, float weight)
    {
        system_.diagonal[i] += weight;
        system_.rightSide[i] += weight * opacity(pixel);
    }

    void countLinks(const std::vector<Neighbours>& passes)
    {
        system_.rowStart.assign(system_.size() + 1, 0);
        eachLink(passes, [this](std::size_t i, std::uint32_t point) {
            if (number_[point] < 0) return tieToKnown(i, points_.pixels[point], kKnownWeight);
            ++system_.rowStart[i + 1];
            ++system_.rowStart[number_[point] + 1];
        });
        for (std::size_t i = 0; i < system_.size(); ++i) {
            system_.diagonal[i] += static_cast<float>(system_.rowStart[i + 1]);
            system_.rowStart[i + 1] += system_.rowStart[i];
        }
    }

    void fillLinks(const std::vector<Neighbours>& passes)
    {
        system_.columns.resize(system_.rowStart.back());
        std::vector<std::uint32_t> next(system_.rowStart.begin(), system_.rowStart.end() - 1);
        eachLink(passes, [&](std::size_t i, std::uint32_t point) {
            const std::int32_t other = number_[point];
            if (other < 0) return;
            system_.columns[next[i]++] = static_cast<std::uint32_t>(other);
            system_.columns[next[other]++] = static_cast<std::uint32_t>(i);
        });
    }

    void addLattice(std::int32_t i)
    {
        const std::int32_t pixel = system_.pixels[i];
        const int x = pixel % trimap_.cols;
        const int y = pixel / trimap_.cols;
        const std::array<bool, 4> inside{x > 0, x + 1 < trimap_.cols, y > 0, y + 1 < trimap_.rows};
        const std::array<std::int32_t, 4> beside{pixel - 1, pixel + 1, pixel - trimap_.cols, pixel + trimap_.cols};
        for (std::size_t side = 0; side < beside.size(); ++side) {
            system_.lattice[i][side] = -1;
            if (!inside[side]) continue;
            const std::int32_t other = numberOfPixel_[beside[side]];
            if (other < 0) {
                tieToKnown(i, beside[side], kLatticeWeight);
                continue;
            }
            system_.lattice[i][side] = other;
            system_.diagonal[i] += kLatticeWeight;
        }
    }

    const cv::Mat& trimap_;
    const KnnPoints& points_;
    const std::vector<std::int32_t>& number_;
    KnnSystem& system_;
    std::vector<std::int32_t> numberOfPixel_;
};

} // namespace

// By the mean squared error on alphamatting.com's training images and the time: 0.0116 with RGB and 0.0107 with HSV,
// while pymatting's 20 at 2.0 and 10 at 0.1 give 0.0118 with RGB in twice the time. The narrower the band, the more x
// and y should count.
std::array<KnnPass, 2> knnPasses()
{
    return {{{10, 2.0F}, {7, 0.1F}}};
}

KnnSystem knnSystem(const cv::Mat& image, const cv::Mat& trimap, MattingFeatures features)
{
    CV_Assert(trimap.isContinuous());
    const KnnPoints points = knnPoints(image, trimap, features);
    KnnSystem system;
    std::vector<std::int32_t> number(points.size(), -1);
    std::vector<Neighbours> passes;
    for (const KnnPass& pass : knnPasses()) {
        const KnnTree tree(points, pass.positionWeight);
        if (passes.empty()) {
            // Numbered in the order of the tree, the columns of a row lie close together in memory.
            for (const std::uint32_t point : tree.order()) {
                if (!points.unknown[point]) continue;
                number[point] = static_cast<std::int32_t>(system.pixels.size());
                system.pixels.push_back(points.pixels[point]);
            }
        }
        passes.push_back({pass.count, nearestNeighbours(tree, number, system.size(), pass.count)});
    }
    system.lattice.resize(system.size());
    SystemBuilder(trimap, points, number, system).build(passes);
    return system;
}

} // namespace clutch::matting
