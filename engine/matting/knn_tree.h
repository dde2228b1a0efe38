// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/matting/knn_points.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace clutch::matting {

/// A balanced k-d tree whose leaves hold kLeafPoints points each (the last one may hold fewer), split at the median of
/// the widest side of their tight boxes. Nodes lie in pre-order, so a node over m leaves has its children at +1 (its
/// first m / 2 leaves) and at +2 * (m / 2).
class KnnTree {
public:
    static constexpr int kLeafPoints = 16;

    static constexpr int kBoxSide = 8; ///< kMaxKnnDimensions, rounded up to whole vector registers; the rest is 0

    struct Box {
        std::array<float, kBoxSide> low{};
        std::array<float, kBoxSide> high{};
    };

    /// x and y count `positionWeight` times as much as a colour.
    KnnTree(const KnnPoints& points, float positionWeight);

    int dimensions() const { return dimensions_; }
    int leafCount() const { return leafCount_; }
    std::size_t size() const { return order_.size(); }

    /// Indices into the points, leaf after leaf: neighbours in this order are near each other in feature space too.
    const std::vector<std::uint32_t>& order() const { return order_; }
    int pointsOf(int leaf) const;

    /// Weighted coordinates of a leaf, [dimensions][kLeafPoints].
    const float* coordinates(int leaf) const
    {
        return coordinates_.data() + static_cast<std::size_t>(leaf) * dimensions_ * kLeafPoints;
    }
    const Box& box(int node) const { return boxes_[node]; }
    const Box& leafBox(int leaf) const { return boxes_[leafNodes_[leaf]]; }

private:
    struct Range {
        int node, firstLeaf, leaves;
    };
    struct Source {
        const KnnPoints& points;
        std::array<float, kMaxKnnDimensions> weights;
    };

    void build(const Source& source, Range range);
    void splitUntil(const Source& source, Range range, int depth, std::vector<Range>& pending);
    bool measure(const Source& source, Range range, int& widest);
    void fillLeaf(const Source& source, Range range);
    int splitAt(const Source& source, Range range, int dimension);

    int dimensions_;
    int leafCount_;
    std::vector<std::uint32_t> order_;
    std::vector<float> coordinates_;
    std::vector<Box> boxes_;
    std::vector<int> leafNodes_;
};

} // namespace clutch::matting
