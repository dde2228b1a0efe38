// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/contact_sheet.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace clutch::jobs {

namespace {

constexpr int kSquare = 8; // of the checkerboard, px
constexpr int kGap = 8;
constexpr int kCaptionHeight = 30;
constexpr double kFill = 0.45;
const cv::Scalar kPaper(0xF2, 0xF4, 0xF4);
const cv::Scalar kInk(0x1F, 0x1F, 0x1D);

// Hues a golden angle apart: neighbours in the list are far apart on the wheel.
cv::Scalar colourOf(std::size_t index)
{
    const double angle = 2.0 * std::numbers::pi * std::fmod(static_cast<double>(index) * 0.61803398875, 1.0);
    const auto channel = [angle](double shift) { return 150.0 + 95.0 * std::cos(angle + shift); };
    return {channel(0), channel(2.0944), channel(4.1888)};
}

cv::Mat fitted(const cv::Mat& picture, int width, int height)
{
    const double scale =
        std::min(static_cast<double>(width) / picture.cols, static_cast<double>(height) / picture.rows);
    const cv::Size size(std::max(1, static_cast<int>(picture.cols * scale)),
                        std::max(1, static_cast<int>(picture.rows * scale)));
    cv::Mat cell(height, width, CV_8UC3, cv::Scalar::all(255));
    cv::Mat small;
    cv::resize(picture, small, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    small.copyTo(cell(cv::Rect((width - size.width) / 2, (height - size.height) / 2, size.width, size.height)));
    return cell;
}

} // namespace

cv::Mat overCheckerboard(const cv::Mat& cutout)
{
    CV_Assert(cutout.type() == CV_8UC4);
    cv::Mat out(cutout.size(), CV_8UC3);
    for (int y = 0; y < out.rows; ++y) {
        const auto* from = cutout.ptr<cv::Vec4b>(y);
        auto* to = out.ptr<cv::Vec3b>(y);
        for (int x = 0; x < out.cols; ++x) {
            const int square = (x / kSquare + y / kSquare) % 2 ? 205 : 245;
            const int alpha = from[x][3];
            for (int c = 0; c < 3; ++c)
                to[x][c] = static_cast<std::uint8_t>((from[x][c] * alpha + square * (255 - alpha) + 127) / 255);
        }
    }
    return out;
}

cv::Mat withMasks(const cv::Mat& image, const std::vector<RunLengthMask>& masks)
{
    cv::Mat out = image.clone();
    for (std::size_t i = 0; i < masks.size(); ++i) {
        const cv::Mat mask = decodeMask(masks[i]);
        cv::Mat tinted;
        cv::addWeighted(out, 1 - kFill, cv::Mat(out.size(), CV_8UC3, colourOf(i)), kFill, 0, tinted);
        tinted.copyTo(out, mask);
        std::vector<std::vector<cv::Point>> outlines;
        cv::findContours(mask, outlines, cv::RETR_CCOMP, cv::CHAIN_APPROX_NONE);
        cv::drawContours(out, outlines, -1, colourOf(i) * 0.75, 1, cv::LINE_AA);
    }
    return out;
}

cv::Mat contactSheet(const std::vector<SheetRow>& rows, int columns, int cellWidth, int cellHeight)
{
    const int width = kGap + columns * (cellWidth + kGap);
    cv::Mat sheet(0, width, CV_8UC3);
    for (const SheetRow& row : rows) {
        if (row.pictures.empty()) continue;
        cv::Mat caption(kCaptionHeight, width, CV_8UC3, kPaper);
        cv::putText(caption, row.caption, {kGap, kCaptionHeight - 9}, cv::FONT_HERSHEY_SIMPLEX, 0.55, kInk, 1,
                    cv::LINE_AA);
        sheet.push_back(caption);
        for (std::size_t first = 0; first < row.pictures.size(); first += static_cast<std::size_t>(columns)) {
            cv::Mat line(cellHeight + kGap, width, CV_8UC3, kPaper);
            for (std::size_t i = first; i < std::min(row.pictures.size(), first + static_cast<std::size_t>(columns));
                 ++i) {
                const int x = kGap + static_cast<int>(i - first) * (cellWidth + kGap);
                fitted(row.pictures[i], cellWidth, cellHeight).copyTo(line(cv::Rect(x, 0, cellWidth, cellHeight)));
            }
            sheet.push_back(line);
        }
    }
    return sheet;
}

} // namespace clutch::jobs
