// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/scene_masks.h"

#include <bit>
#include <cstdint>

namespace clutch::simulation {

namespace {

constexpr int kSamples = SceneMasks::kSamples;
constexpr float kShare = 1.0F / (kSamples * kSamples);
constexpr size_t kBits = 24; ///< items a pass of drawBits

std::vector<cv::Mat> emptyMasks(size_t count, cv::Size size)
{
    std::vector<cv::Mat> masks(count);
    for (cv::Mat& mask : masks)
        mask = cv::Mat::zeros(size, CV_32FC1);
    return masks;
}

/// The region in samples, row 0 at the bottom.
cv::Rect samplesOf(const cv::Rect& region, cv::Size pixels)
{
    return {region.x * kSamples, (pixels.height - region.y - region.height) * kSamples, region.width * kSamples,
            region.height * kSamples};
}

/// Calls `count(number, pixel)` for every sample where something is.
template <typename Count>
void forSamples(const cv::Mat& codes, const cv::Rect& region, const Count& count)
{
    cv::parallel_for_({0, region.height}, [&](const cv::Range& rows) {
        for (int y = rows.start; y < rows.end; ++y)
            for (int sub = 0; sub < kSamples; ++sub) {
                const auto* code = codes.ptr<cv::Vec4b>(codes.rows - 1 - (y * kSamples + sub));
                for (int x = 0; x < codes.cols; ++x)
                    if (code[x][3]) count(numberOf(code[x]), cv::Point(region.x + x / kSamples, region.y + y));
            }
    });
}

} // namespace

SceneMasks::SceneMasks(SceneRaster& raster, std::span<const Draw> draws, const Camera& camera, const cv::Rect& region)
    : camera_(camera), region_(region)
{
    if (!region.empty())
        codes_ = raster.draw(draws, View::from(camera, kSamples), samplesOf(region, camera.size), false).code;
}

int SceneMasks::codesAt(cv::Point pixel, std::pair<std::uint32_t, int>* codes) const
{
    if (!region_.contains(pixel)) return 0;
    const cv::Point at = (pixel - region_.tl()) * kSamples;
    int count = 0;
    for (int row = 0; row < kSamples; ++row) {
        const auto* texel = codes_.ptr<cv::Vec4b>(codes_.rows - 1 - at.y - row) + at.x;
        for (int column = 0; column < kSamples; ++column) {
            const std::uint32_t code = numberOf(texel[column]);
            int same = 0;
            while (same < count && codes[same].first != code)
                ++same;
            if (same == count) codes[count++] = {code, 0};
            ++codes[same].second;
        }
    }
    return count;
}

std::vector<cv::Mat> SceneMasks::visible(std::span<const std::uint16_t> itemOf, size_t count) const
{
    std::vector<cv::Mat> masks = emptyMasks(count, camera_.size);
    if (region_.empty()) return masks;
    forSamples(codes_, region_, [&](std::uint32_t code, cv::Point pixel) {
        const std::uint16_t item = itemOf[code - 1];
        if (item < count) masks[item].at<float>(pixel) += kShare;
    });
    return masks;
}

std::vector<cv::Mat> SceneMasks::amodal(SceneRaster& raster, std::span<const Draw> items, std::span<const Draw> stage,
                                        size_t count) const
{
    std::vector<cv::Mat> masks = emptyMasks(count, camera_.size);
    const View view = View::from(camera_, kSamples);
    for (size_t first = 0; first < count && !region_.empty(); first += kBits) {
        std::vector<Draw> draws;
        for (const Draw& draw : items)
            if (draw.code > first && draw.code <= first + kBits)
                draws.push_back({draw.part, draw.worldFromObject, 1U << (draw.code - 1 - first)});
        const cv::Mat bits = raster.drawBits(stage, draws, view, samplesOf(region_, camera_.size));
        forSamples(bits, region_, [&](std::uint32_t left, cv::Point pixel) {
            for (; left; left &= left - 1)
                masks[first + size_t(std::countr_zero(left))].at<float>(pixel) += kShare;
        });
    }
    return masks;
}

} // namespace clutch::simulation
