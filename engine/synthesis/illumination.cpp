// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/illumination.h"

#include "engine/core/error.h"
#include "engine/core/random.h"
#include "engine/core/text.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace clutch::synthesis {

namespace {

constexpr int kReduction = 8;
constexpr double kReach = 4; // deviations
constexpr float kClippedFrom = 0.5f / 255;

void requirePicture(const cv::Mat& picture)
{
    if (!picture.empty() && (picture.type() == CV_8UC3 || picture.type() == CV_32FC3)) return;
    throw Error(ErrorKind::BadInput, "synthesis", CLUTCH_TEXT("Error", "a picture is empty or not in colour"), {},
                CLUTCH_TEXT("Error", "choose another picture"));
}

template <class T>
float brightness(const cv::Vec<T, 3>& pixel)
{
    return static_cast<float>(std::max({pixel[0], pixel[1], pixel[2]}));
}

template <class T>
constexpr float kWhite = 1;
template <>
constexpr float kWhite<std::uint8_t> = 255;

/// One cell of a grid over a row of pixels: from `first`, whole ones but for the two at its ends.
struct Cell {
    int first = 0, last = 0;
    float firstShare = 1, lastShare = 1;
};

std::vector<Cell> cellsOver(int pixels, int cells)
{
    std::vector<Cell> result;
    const double width = static_cast<double>(pixels) / cells;
    for (int i = 0; i < cells; ++i) {
        const double from = i * width, to = (i + 1) * width;
        Cell cell{std::min(static_cast<int>(from), pixels - 1), 0, 1, 1};
        cell.last = std::clamp(static_cast<int>(std::ceil(to)) - 1, cell.first, pixels - 1);
        cell.firstShare = static_cast<float>(std::min(to, cell.first + 1.0) - from);
        cell.lastShare = cell.last == cell.first ? 0 : static_cast<float>(to - cell.last);
        result.push_back(cell);
    }
    return result;
}

/// Averages over cells of equal area, which need not be whole pixels. CV_32FC1, 0..1.
template <class T>
cv::Mat averageBrightness(const cv::Mat& picture, cv::Size grid)
{
    const std::vector<Cell> across = cellsOver(picture.cols, grid.width), down = cellsOver(picture.rows, grid.height);
    const double area = static_cast<double>(picture.cols) / grid.width * picture.rows / grid.height;
    const double scale = 1 / (area * static_cast<double>(kWhite<T>));
    cv::Mat averages(grid, CV_32FC1);
    cv::parallel_for_(cv::Range(0, grid.height), [&](const cv::Range& range) {
        std::vector<float> row(static_cast<std::size_t>(picture.cols));
        std::vector<double> sums(across.size());
        for (int cellY = range.start; cellY < range.end; ++cellY) {
            const Cell& vertical = down[static_cast<std::size_t>(cellY)];
            std::fill(row.begin(), row.end(), 0.f);
            for (int y = vertical.first; y <= vertical.last; ++y) {
                const auto* pixels = picture.ptr<cv::Vec<T, 3>>(y);
                const float share = y == vertical.first  ? vertical.firstShare
                                    : y == vertical.last ? vertical.lastShare
                                                         : 1;
                for (int x = 0; x < picture.cols; ++x)
                    row[static_cast<std::size_t>(x)] += share * brightness(pixels[x]);
            }
            auto* to = averages.ptr<float>(cellY);
            for (std::size_t i = 0; i < across.size(); ++i) {
                const Cell& cell = across[i];
                const auto at = [&row](int x) { return static_cast<double>(row[static_cast<std::size_t>(x)]); };
                double sum = cell.firstShare * at(cell.first) + cell.lastShare * at(cell.last);
                for (int x = cell.first + 1; x < cell.last; ++x)
                    sum += at(x);
                to[i] = static_cast<float>(sum * scale);
            }
        }
    });
    return averages;
}

cv::Mat averageBrightness(const cv::Mat& picture, cv::Size grid)
{
    return picture.depth() == CV_8U ? averageBrightness<std::uint8_t>(picture, grid)
                                    : averageBrightness<float>(picture, grid);
}

cv::Mat blurred(const cv::Mat& grid, double blurShare)
{
    const double deviation = blurShare * std::min(grid.cols, grid.rows);
    const int size = 2 * static_cast<int>(std::ceil(kReach * deviation)) + 1;
    const cv::Mat kernel = cv::getGaussianKernel(size, deviation, CV_32F);
    cv::Mat result;
    cv::sepFilter2D(grid, result, CV_32F, kernel, kernel, {-1, -1}, 0, cv::BORDER_REFLECT);
    return result;
}

double meanOf(const cv::Mat& grid)
{
    double sum = 0;
    for (int y = 0; y < grid.rows; ++y)
        sum = std::accumulate(grid.ptr<float>(y), grid.ptr<float>(y) + grid.cols, sum);
    return sum / static_cast<double>(grid.total());
}

/// Where a row or column of pixels lies between the cells' middles.
struct Between {
    int first = 0, second = 0;
    float share = 0; // of the second
};

std::vector<Between> betweenCells(int pixels, int cells)
{
    std::vector<Between> result;
    for (int i = 0; i < pixels; ++i) {
        const double middle = (2.0 * i + 1) * cells / (2.0 * pixels); // of the pixel, in cells
        const double at = std::clamp(middle - 0.5, 0.0, cells - 1.0);
        const int first = std::min(static_cast<int>(at), std::max(cells - 2, 0));
        result.push_back({first, std::min(first + 1, cells - 1), static_cast<float>(at - first)});
    }
    return result;
}

std::uint8_t toValue(float value, std::uint8_t)
{
    // Never negative, and lround() is a call for every value of a picture.
    return static_cast<std::uint8_t>(value + 0.5f); // NOLINT(bugprone-incorrect-roundings)
}

float toValue(float value, float)
{
    return value;
}

/// One row: V + shift, cut to 0..1. The number of pixels cut.
template <class T>
int relightRow(const cv::Vec<T, 3>* from, cv::Vec<T, 3>* to, const std::vector<float>& shift)
{
    int clipped = 0;
    for (std::size_t x = 0; x < shift.size(); ++x) {
        const float old = brightness(from[x]);
        const float wanted = old + kWhite<T> * shift[x];
        const float value = std::clamp(wanted, 0.f, kWhite<T>);
        clipped += std::fabs(wanted - value) > kWhite<T> * kClippedFrom;
        if (old > 0) {
            // In this order: V' / V overflows where V is next to nothing.
            for (int channel = 0; channel < 3; ++channel)
                to[x][channel] = toValue(static_cast<float>(from[x][channel]) / old * value, T());
        } else {
            to[x] = cv::Vec<T, 3>::all(toValue(value, T()));
        }
    }
    return clipped;
}

/// `shift` is of the light's size.
template <class T>
Relit shifted(const cv::Mat& picture, const cv::Mat& shift)
{
    Relit result;
    result.image.create(picture.size(), picture.type());
    const std::vector<Between> across = betweenCells(picture.cols, shift.cols),
                               down = betweenCells(picture.rows, shift.rows);
    std::vector<int> clipped(static_cast<std::size_t>(picture.rows));
    cv::parallel_for_(cv::Range(0, picture.rows), [&](const cv::Range& range) {
        std::vector<float> cells(static_cast<std::size_t>(shift.cols)), row(across.size());
        for (int y = range.start; y < range.end; ++y) {
            const Between& vertical = down[static_cast<std::size_t>(y)];
            const auto *above = shift.ptr<float>(vertical.first), *below = shift.ptr<float>(vertical.second);
            for (std::size_t i = 0; i < cells.size(); ++i)
                cells[i] = above[i] + (below[i] - above[i]) * vertical.share;
            for (std::size_t x = 0; x < row.size(); ++x) {
                const float left = cells[static_cast<std::size_t>(across[x].first)],
                            right = cells[static_cast<std::size_t>(across[x].second)];
                row[x] = left + (right - left) * across[x].share;
            }
            clipped[static_cast<std::size_t>(y)] =
                relightRow(picture.ptr<cv::Vec<T, 3>>(y), result.image.ptr<cv::Vec<T, 3>>(y), row);
        }
    });
    const auto sum = std::accumulate(clipped.begin(), clipped.end(), std::int64_t(0));
    result.clippedShare = static_cast<double>(sum) / static_cast<double>(picture.total());
    return result;
}

} // namespace

const char* illuminationName(IlluminationMode mode)
{
    switch (mode) {
    case IlluminationMode::None:
        return "none";
    case IlluminationMode::Match:
        return "match";
    case IlluminationMode::Replace:
        return "replace";
    }
    return "none";
}

cv::Size lightSize(cv::Size image)
{
    const auto reduced = [](int side) { return std::max(1, (side + kReduction / 2) / kReduction); };
    return {reduced(image.width), reduced(image.height)};
}

cv::Mat lightOf(const cv::Mat& picture, cv::Size size, double blurShare)
{
    requirePicture(picture);
    return blurred(averageBrightness(picture, lightSize(size)), blurShare);
}

Relit relight(const cv::Mat& picture, const cv::Mat& light, IlluminationMode mode, double blurShare)
{
    requirePicture(picture);
    if (mode == IlluminationMode::None) return {picture.clone(), 0};
    CV_Assert(light.type() == CV_32FC1 && light.size() == lightSize(picture.size()));
    const cv::Mat averages = averageBrightness(picture, light.size());
    cv::Mat shift;
    if (mode == IlluminationMode::Match)
        cv::subtract(light, cv::Scalar(meanOf(averages)), shift);
    else
        cv::subtract(light, blurred(averages, blurShare), shift);
    return picture.depth() == CV_8U ? shifted<std::uint8_t>(picture, shift) : shifted<float>(picture, shift);
}

Relit relightReal(const cv::Mat& picture, IlluminationMode mode, double blurShare)
{
    requirePicture(picture);
    if (mode != IlluminationMode::Match) return {picture.clone(), 0};
    return relight(picture, lightOf(picture, picture.size(), blurShare), mode, blurShare);
}

std::size_t pickPhoto(std::uint64_t imageSeed, std::span<const std::uint64_t> photos)
{
    CV_Assert(!photos.empty());
    const auto best = std::max_element(photos.begin(), photos.end(), [imageSeed](std::uint64_t a, std::uint64_t b) {
        return deriveSeed(imageSeed, a) < deriveSeed(imageSeed, b);
    });
    return static_cast<std::size_t>(best - photos.begin());
}

} // namespace clutch::synthesis
