// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/knn_neighbours.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace clutch::matting {

namespace {

constexpr int kLanes = KnnTree::kLeafPoints;
constexpr int kBoxSide = KnnTree::kBoxSide;

// More neighbours than any pass asks for.
constexpr int kMaxCount = 32;

using Lanes = std::array<float, kLanes>;

/// The nearest points met so far, nearest first. A key is the distance's bits, which sort as the distances do because
/// these are not negative, then the point: all keys differ.
class Nearest {
public:
    void clear(int count)
    {
        last_ = count - 1;
        std::fill(keys_.begin(), keys_.begin() + count, keyOf(std::numeric_limits<float>::max(), kNoNeighbour));
    }

    void add(float distance, std::uint32_t point)
    {
        const std::uint64_t key = keyOf(distance, point);
        if (key >= keys_[last_]) return;
        int at = last_;
        for (; at > 0 && keys_[at - 1] > key; --at)
            keys_[at] = keys_[at - 1];
        keys_[at] = key;
    }

    float bound() const { return std::bit_cast<float>(static_cast<std::uint32_t>(keys_[last_] >> 32U)); }
    std::uint32_t point(int i) const { return static_cast<std::uint32_t>(keys_[i]); }

private:
    static std::uint64_t keyOf(float distance, std::uint32_t point)
    {
        return static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(distance)) << 32U | point;
    }

    int last_ = 0;
    std::array<std::uint64_t, kMaxCount> keys_{};
};

/// All queries of one leaf at once: points in a leaf are near each other, so they search the same few leaves.
class LeafQuery {
public:
    LeafQuery(const KnnTree& tree, const std::vector<std::int32_t>& number, int count, std::uint32_t* rows)
        : tree_(tree), number_(number), count_(count), rows_(rows)
    {
    }

    void run(int leaf)
    {
        if (!takeQueries(leaf)) return;
        // Any points bound the distance from above; those of the leaves next to it in order are near.
        nearFirst_ = std::max(0, std::min(leaf - 1, tree_.leafCount() - 3));
        nearLast_ = std::min(tree_.leafCount() - 1, std::max(leaf + 1, 2));
        for (int q = 0; q < queries_; ++q) {
            nearest_[q].clear(count_);
            for (int near = nearFirst_; near <= nearLast_; ++near)
                scan(q, near);
        }
        listLeaves();
        for (const auto& [distance, other] : leaves_) {
            std::uint32_t mask = queriesNear(other);
            if (mask == 0 && distance > widestBound()) break;
            for (; mask != 0; mask &= mask - 1)
                scan(std::countr_zero(mask), other);
        }
        for (int q = 0; q < queries_; ++q)
            writeRow(q);
    }

private:
    struct Leaf {
        float distance;
        int leaf;
        bool operator<(const Leaf& other) const
        {
            return distance < other.distance || (distance == other.distance && leaf < other.leaf);
        }
    };

    bool takeQueries(int leaf)
    {
        queries_ = 0;
        bounds_.fill(-1); // lanes without a query are never near anything
        const float* coordinates = tree_.coordinates(leaf);
        for (int i = 0; i < tree_.pointsOf(leaf); ++i) {
            const std::uint32_t point = tree_.order()[static_cast<std::size_t>(leaf) * kLanes + i];
            if (number_[point] < 0) continue;
            for (int d = 0; d < tree_.dimensions(); ++d)
                at_[d][queries_] = coordinates[d * kLanes + i];
            bounds_[queries_] = std::numeric_limits<float>::max();
            points_[queries_++] = point;
        }
        for (int d = 0; d < tree_.dimensions() && queries_ > 0; ++d) {
            const auto [low, high] = std::minmax_element(at_[d].begin(), at_[d].begin() + queries_);
            around_.low[d] = *low;
            around_.high[d] = *high;
            std::fill(at_[d].begin() + queries_, at_[d].end(), *low);
        }
        return queries_ > 0;
    }

    float widestBound() const { return *std::max_element(bounds_.begin(), bounds_.end()); }

    void scan(int q, int leaf)
    {
        Lanes distances{};
        const float* coordinates = tree_.coordinates(leaf);
        for (int d = 0; d < tree_.dimensions(); ++d) {
            const float from = at_[d][q];
            for (int i = 0; i < kLanes; ++i) {
                const float difference = coordinates[d * kLanes + i] - from;
                distances[i] += difference * difference;
            }
        }
        std::uint32_t mask = 0;
        for (int i = 0; i < kLanes; ++i)
            mask |= distances[i] <= bounds_[q] ? 1U << i : 0U;
        mask &= (1U << tree_.pointsOf(leaf)) - 1U;
        const std::uint32_t* points = tree_.order().data() + static_cast<std::size_t>(leaf) * kLanes;
        for (; mask != 0; mask &= mask - 1) {
            const int i = std::countr_zero(mask);
            if (points[i] != points_[q]) nearest_[q].add(distances[i], points[i]);
        }
        bounds_[q] = nearest_[q].bound();
    }

    /// The leaves that may hold a neighbour of any query, nearest first.
    void listLeaves()
    {
        struct Open {
            int node, firstLeaf, leaves;
        };
        leaves_.clear();
        const float reach = widestBound();
        std::array<Open, 64> open;
        std::size_t depth = 0;
        open[depth++] = {0, 0, tree_.leafCount()};
        while (depth > 0) {
            const Open at = open[--depth];
            const float distance = distanceTo(tree_.box(at.node));
            if (distance > reach) continue;
            if (at.leaves == 1) {
                if (at.firstLeaf < nearFirst_ || at.firstLeaf > nearLast_) leaves_.push_back({distance, at.firstLeaf});
                continue;
            }
            const int left = at.leaves / 2;
            open[depth++] = {at.node + 1, at.firstLeaf, left};
            open[depth++] = {at.node + 2 * left, at.firstLeaf + left, at.leaves - left};
        }
        std::sort(leaves_.begin(), leaves_.end());
    }

    float distanceTo(const KnnTree::Box& box) const
    {
        // Over all dimensions there may be, the unused ones being 0 on both sides: the compiler makes a few vector
        // instructions of it.
        std::array<float, kBoxSide> gaps;
        for (int d = 0; d < kBoxSide; ++d)
            gaps[d] = std::max(0.0F, std::max(box.low[d] - around_.high[d], around_.low[d] - box.high[d]));
        float sum = 0;
        for (const float gap : gaps)
            sum += gap * gap;
        return sum;
    }

    /// A bit for each query whose bound reaches into the leaf's box.
    std::uint32_t queriesNear(int leaf) const
    {
        Lanes distances{};
        const KnnTree::Box& box = tree_.leafBox(leaf);
        for (int d = 0; d < tree_.dimensions(); ++d) {
            const float low = box.low[d];
            const float high = box.high[d];
            for (int i = 0; i < kLanes; ++i) {
                const float gap = std::max(0.0F, std::max(low - at_[d][i], at_[d][i] - high));
                distances[i] += gap * gap;
            }
        }
        std::uint32_t mask = 0;
        for (int i = 0; i < kLanes; ++i)
            mask |= distances[i] <= bounds_[i] ? 1U << i : 0U;
        return mask;
    }

    void writeRow(int q)
    {
        std::uint32_t* row = rows_ + static_cast<std::size_t>(number_[points_[q]]) * count_;
        for (int i = 0; i < count_; ++i)
            row[i] = nearest_[q].point(i);
    }

    const KnnTree& tree_;
    const std::vector<std::int32_t>& number_;
    int count_;
    std::uint32_t* rows_;

    int queries_ = 0;
    int nearFirst_ = 0;
    int nearLast_ = 0;
    std::array<std::uint32_t, kLanes> points_{};
    std::array<Lanes, kMaxKnnDimensions> at_{};
    KnnTree::Box around_; ///< all queries
    Lanes bounds_{};
    std::array<Nearest, kLanes> nearest_;
    std::vector<Leaf> leaves_;
};

} // namespace

std::vector<std::uint32_t> nearestNeighbours(const KnnTree& tree, const std::vector<std::int32_t>& number,
                                             std::size_t numbers, int count)
{
    CV_Assert(count >= 1 && count <= kMaxCount);
    std::vector<std::uint32_t> rows(numbers * count, kNoNeighbour);
    constexpr int kLeavesAtOnce = 64;
    const int parts = (tree.leafCount() + kLeavesAtOnce - 1) / kLeavesAtOnce;
    cv::parallel_for_(cv::Range(0, parts), [&](const cv::Range& range) {
        LeafQuery query(tree, number, count, rows.data());
        const int last = std::min(tree.leafCount(), range.end * kLeavesAtOnce);
        for (int leaf = range.start * kLeavesAtOnce; leaf < last; ++leaf)
            query.run(leaf);
    });
    return rows;
}

} // namespace clutch::matting
