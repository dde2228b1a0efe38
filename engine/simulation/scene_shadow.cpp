// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/scene_shadow.h"

#include <limits>

namespace clutch::simulation {

namespace {

constexpr int kSearchTaps = 16, kFilterTaps = 40;
constexpr int kBlock = 8; ///< texels a side of the finest map that finds "nothing here" fast
constexpr float kFar = std::numeric_limits<float>::max();

/// Even over the unit disc (Vogel 1979), turned by `turn`.
cv::Point2f discTap(int index, int count, float turn)
{
    const float radius = std::sqrt((float(index) + 0.5F) / float(count));
    const float angle = float(index) * 2.3999632F + turn;
    return {radius * std::cos(angle), radius * std::sin(angle)};
}

struct TapTable {
    cv::Point2f search[kSearchTaps], filter[kFilterTaps];

    TapTable()
    {
        for (int i = 0; i < kSearchTaps; ++i)
            search[i] = discTap(i, kSearchTaps, 0);
        for (int i = 0; i < kFilterTaps; ++i)
            filter[i] = discTap(i, kFilterTaps, 0);
    }
};

const TapTable& taps()
{
    static const TapTable table;
    return table;
}

cv::Mat halved(const cv::Mat& nearest)
{
    cv::Mat half((nearest.rows + 1) / 2, (nearest.cols + 1) / 2, CV_32FC1, cv::Scalar(kFar));
    for (int row = 0; row < nearest.rows; ++row)
        for (int column = 0; column < nearest.cols; ++column) {
            float& least = half.at<float>(row / 2, column / 2);
            least = std::min(least, nearest.at<float>(row, column));
        }
    return half;
}

} // namespace

/// The receiver's tangent plane as the map sees it: a texel's blocker at z hides the receiver where
/// (z + bias) * (across * column + down * row + rest) > offset, both sides negative.
struct ShadowMap::Receiver {
    float across = 0, down = 0, rest = 0, offset = 0, bias = 0, z = 0;
    float column = 0, row = 0, cosine = 1, sine = 0;
    std::uint32_t transparent = 0;
};

ShadowMap::ShadowMap(const View& view, const Drawn& drawn, float lampRadiusMm)
    : view_(view), lampRadius_(lampRadiusMm), nearestZ_(kFar)
{
    z_.create(view.size, CV_32FC1);
    code_.create(view.size, CV_32SC1);
    cv::Mat finest((view.size.height + kBlock - 1) / kBlock, (view.size.width + kBlock - 1) / kBlock, CV_32FC1,
                   cv::Scalar(kFar));
    for (int row = 0; row < view.size.height; ++row) {
        const auto* code = drawn.code.ptr<cv::Vec4b>(row);
        const float* depth = drawn.depth.ptr<float>(row);
        float* z = z_.ptr<float>(row);
        int* codes = code_.ptr<int>(row);
        float* nearest = finest.ptr<float>(row / kBlock);
        for (int column = 0; column < view.size.width; ++column) {
            codes[column] = code[column][0] | code[column][1] << 8 | code[column][2] << 16;
            z[column] = code[column][3] ? view.zOf(depth[column]) : kFar;
            nearest[column / kBlock] = std::min(nearest[column / kBlock], z[column]);
            nearestZ_ = std::min(nearestZ_, z[column]);
        }
    }
    nearest_.push_back(finest);
    while (nearest_.back().rows > 1 && nearest_.back().cols > 1)
        nearest_.push_back(halved(nearest_.back()));
}

int ShadowMap::countBlockers(const Receiver& receiver, std::span<const cv::Point2f> taps, float radius,
                             float& zSum) const
{
    int count = 0;
    for (const cv::Point2f& tap : taps) {
        const float column = receiver.column + (tap.x * receiver.cosine - tap.y * receiver.sine) * radius;
        const float row = receiver.row + (tap.x * receiver.sine + tap.y * receiver.cosine) * radius;
        if (!(column >= 0 && row >= 0 && column < float(z_.cols) && row < float(z_.rows))) continue;
        const int c = static_cast<int>(column), r = static_cast<int>(row);
        const float z = z_.ptr<float>(r)[c];
        // A ray almost within the plane says nothing about what lies in front of it: it is held against the depth
        // alone.
        const float slope = receiver.across * float(c) + receiver.down * float(r) + receiver.rest;
        const bool hides = slope < -0.02F ? z < receiver.z * 1.5F && (z + receiver.bias) * slope > receiver.offset
                                          : z + receiver.bias < receiver.z;
        if (!hides) continue;
        if (receiver.transparent != 0 && code_.at<int>(r, c) == static_cast<int>(receiver.transparent)) continue;
        ++count;
        zSum += z;
    }
    return count;
}

bool ShadowMap::anythingNearer(float column, float row, float radius, float z) const
{
    if (column + radius < 0 || row + radius < 0 || column - radius > float(z_.cols) || row - radius > float(z_.rows))
        return false;
    // Blocks as large as the radius: at most three a side.
    size_t level = 0;
    float side = kBlock;
    for (; side < radius && level + 1 < nearest_.size(); ++level)
        side *= 2;
    const cv::Mat& nearest = nearest_[level];
    const auto block = [side](float texel, int count) {
        return std::clamp(static_cast<int>(texel / side), 0, count - 1);
    };
    const int firstX = block(column - radius, nearest.cols), lastX = block(column + radius, nearest.cols);
    const int firstY = block(row - radius, nearest.rows), lastY = block(row + radius, nearest.rows);
    for (int y = firstY; y <= lastY; ++y)
        for (int x = firstX; x <= lastX; ++x)
            if (nearest.at<float>(y, x) < z) return true;
    return false;
}

float ShadowMap::lit(const Vec3& point, const Vec3& normal, float turn, std::uint32_t transparent) const
{
    if (z_.empty()) return 1;
    const Vec3 from = point - view_.position;
    const Vec3 local(dot(from, view_.right), dot(from, view_.up), dot(from, view_.forward));
    if (local.z <= nearestZ_) return 1;
    const float texelsPerTan = float(z_.cols) / (2 * view_.tanX);
    const float column = (local.x / local.z / view_.tanX + 1) * 0.5F * float(z_.cols);
    const float row = (local.y / local.z / view_.tanY + 1) * 0.5F * float(z_.rows);
    const float searchRadius =
        std::max(1.5F, lampRadius_ * (local.z - nearestZ_) / (local.z * nearestZ_) * texelsPerTan);
    if (!anythingNearer(column, row, searchRadius, local.z)) return 1;
    const Vec3 n(dot(normal, view_.right), dot(normal, view_.up), dot(normal, view_.forward));
    const float perColumn = 2 * view_.tanX / float(z_.cols), perRow = 2 * view_.tanY / float(z_.rows);
    Receiver receiver;
    receiver.across = n.x * perColumn;
    receiver.down = n.y * perRow;
    receiver.rest = n.z + n.x * (perColumn / 2 - view_.tanX) + n.y * (perRow / 2 - view_.tanY);
    receiver.offset = dot(n, local);
    // A texel of a surface that curves away, and what the rasteriser rounds.
    receiver.bias = local.z / texelsPerTan + 0.02F;
    receiver.z = local.z;
    receiver.column = column;
    receiver.row = row;
    receiver.cosine = std::cos(turn);
    receiver.sine = std::sin(turn);
    receiver.transparent = transparent;
    float zSum = 0;
    const int blockers = countBlockers(receiver, taps().search, searchRadius, zSum);
    if (blockers == 0) return 1;
    if (blockers == kSearchTaps) return 0;
    const float blockerZ = zSum / float(blockers);
    const float radius = std::max(1.0F, lampRadius_ * (local.z - blockerZ) / (local.z * blockerZ) * texelsPerTan);
    return 1 - float(countBlockers(receiver, taps().filter, radius, zSum)) / kFilterTaps;
}

} // namespace clutch::simulation
