// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/knn_tree.h"

#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <numeric>

namespace clutch::matting {

namespace {

// The tree is the same however many threads build it: 16 subtrees are enough for the machines this runs on.
constexpr int kParallelDepth = 4;

} // namespace

KnnTree::KnnTree(const KnnPoints& points, float positionWeight)
    : dimensions_(points.dimensions), leafCount_(static_cast<int>((points.size() + kLeafPoints - 1) / kLeafPoints)),
      order_(points.size()), coordinates_(static_cast<std::size_t>(leafCount_) * dimensions_ * kLeafPoints),
      boxes_(static_cast<std::size_t>(2 * leafCount_)), leafNodes_(leafCount_)
{
    if (leafCount_ == 0) return;
    Source source{points, {}};
    source.weights.fill(1);
    source.weights[dimensions_ - 2] = source.weights[dimensions_ - 1] = positionWeight;
    std::iota(order_.begin(), order_.end(), 0U);
    std::vector<Range> pending;
    splitUntil(source, {0, 0, leafCount_}, kParallelDepth, pending);
    cv::parallel_for_(cv::Range(0, static_cast<int>(pending.size())), [&](const cv::Range& part) {
        for (int i = part.start; i < part.end; ++i)
            build(source, pending[i]);
    });
}

int KnnTree::pointsOf(int leaf) const
{
    return std::min(kLeafPoints, static_cast<int>(order_.size()) - leaf * kLeafPoints);
}

void KnnTree::splitUntil(const Source& source, Range range, int depth, std::vector<Range>& pending)
{
    int widest = 0;
    if (depth == 0 || !measure(source, range, widest)) {
        pending.push_back(range);
        return;
    }
    const int left = splitAt(source, range, widest);
    splitUntil(source, {range.node + 1, range.firstLeaf, left}, depth - 1, pending);
    splitUntil(source, {range.node + 2 * left, range.firstLeaf + left, range.leaves - left}, depth - 1, pending);
}

void KnnTree::build(const Source& source, Range range)
{
    int widest = 0;
    if (!measure(source, range, widest)) {
        fillLeaf(source, range);
        return;
    }
    const int left = splitAt(source, range, widest);
    build(source, {range.node + 1, range.firstLeaf, left});
    build(source, {range.node + 2 * left, range.firstLeaf + left, range.leaves - left});
}

/// Sets the node's box; false for a leaf.
bool KnnTree::measure(const Source& source, Range range, int& widest)
{
    const std::size_t first = static_cast<std::size_t>(range.firstLeaf) * kLeafPoints;
    const std::size_t last = std::min(order_.size(), first + static_cast<std::size_t>(range.leaves) * kLeafPoints);
    float width = -1;
    for (int d = 0; d < dimensions_; ++d) {
        const float* values = source.points.values[d].data();
        float low = values[order_[first]];
        float high = low;
        for (std::size_t i = first + 1; i < last; ++i) {
            low = std::min(low, values[order_[i]]);
            high = std::max(high, values[order_[i]]);
        }
        boxes_[range.node].low[d] = low * source.weights[d];
        boxes_[range.node].high[d] = high * source.weights[d];
        const float side = (high - low) * source.weights[d];
        if (side <= width) continue;
        width = side;
        widest = d;
    }
    return range.leaves > 1;
}

/// Returns the number of leaves on the lower side.
int KnnTree::splitAt(const Source& source, Range range, int dimension)
{
    const float* values = source.points.values[dimension].data();
    const int left = range.leaves / 2;
    const auto at = [this](int leaf) {
        return order_.begin() +
               std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(leaf) * kLeafPoints, std::ssize(order_));
    };
    // Equal values, of which 8-bit colours have many, are told apart by index, so that the halves are defined.
    std::nth_element(at(range.firstLeaf), at(range.firstLeaf + left), at(range.firstLeaf + range.leaves),
                     [values](std::uint32_t a, std::uint32_t b) {
                         return values[a] < values[b] || (values[a] == values[b] && a < b);
                     });
    return left;
}

void KnnTree::fillLeaf(const Source& source, Range range)
{
    const int leaf = range.firstLeaf;
    const int count = pointsOf(leaf);
    leafNodes_[leaf] = range.node;
    std::sort(order_.begin() + static_cast<std::ptrdiff_t>(leaf) * kLeafPoints,
              order_.begin() + static_cast<std::ptrdiff_t>(leaf) * kLeafPoints + count);
    float* out = coordinates_.data() + static_cast<std::size_t>(leaf) * dimensions_ * kLeafPoints;
    for (int d = 0; d < dimensions_; ++d)
        for (int i = 0; i < count; ++i)
            out[d * kLeafPoints + i] =
                source.points.values[d][order_[static_cast<std::size_t>(leaf) * kLeafPoints + i]] * source.weights[d];
}

} // namespace clutch::matting
