// SPDX-License-Identifier: Apache-2.0
#include "engine/core/rle.h"

#include "engine/core/error.h"
#include "engine/core/text.h"

#include <algorithm>

namespace clutch {

namespace {

[[noreturn]] void throwCorrupt(int height, int width)
{
    throw Error(ErrorKind::Corrupt, "core", CLUTCH_TEXT("Error", "a run-length mask is damaged"),
                std::to_string(width) + "x" + std::to_string(height),
                CLUTCH_TEXT("Error", "write the file again with the tool that made it"));
}

void requireComplete(const RunLengthMask& mask)
{
    std::uint64_t total = 0;
    for (const std::uint32_t count : mask.counts)
        total += count;
    if (mask.height < 0 || mask.width < 0 ||
        total != static_cast<std::uint64_t>(mask.height) * static_cast<std::uint64_t>(mask.width))
        throwCorrupt(mask.height, mask.width);
}

} // namespace

RunLengthMask encodeMask(const cv::Mat& mask)
{
    CV_Assert(mask.type() == CV_8UC1);
    const cv::Mat columns = mask.t(); // a row of it is a column of the mask, so that runs are read in order
    RunLengthMask encoded{mask.rows, mask.cols, {}};
    bool inside = false;
    std::uint32_t run = 0;
    for (int x = 0; x < columns.rows; ++x) {
        const auto* column = columns.ptr<std::uint8_t>(x);
        for (int y = 0; y < columns.cols; ++y) {
            if ((column[y] != 0) != inside) {
                encoded.counts.push_back(run);
                run = 0;
                inside = !inside;
            }
            ++run;
        }
    }
    encoded.counts.push_back(run);
    return encoded;
}

cv::Mat decodeMask(const RunLengthMask& mask)
{
    requireComplete(mask);
    cv::Mat columns(mask.width, mask.height, CV_8UC1);
    std::uint8_t* pixel = columns.data;
    std::uint8_t value = 0;
    for (const std::uint32_t count : mask.counts) {
        std::fill(pixel, pixel + count, value);
        pixel += count;
        value = value ? 0 : 255;
    }
    return columns.t();
}

std::int64_t maskArea(const RunLengthMask& mask)
{
    std::int64_t area = 0;
    for (std::size_t i = 1; i < mask.counts.size(); i += 2)
        area += mask.counts[i];
    return area;
}

cv::Rect maskBox(const RunLengthMask& mask)
{
    if (mask.height <= 0) return {};
    const std::int64_t height = mask.height;
    std::int64_t left = mask.width, right = -1, top = height, bottom = -1, position = 0;
    for (std::size_t i = 0; i < mask.counts.size(); position += mask.counts[i++]) {
        if (i % 2 == 0 || mask.counts[i] == 0) continue;
        const std::int64_t last = position + mask.counts[i] - 1;
        left = std::min(left, position / height);
        right = std::max(right, last / height);
        const bool wraps =
            position / height != last / height; // a run over a column's end covers its bottom and the next one's top
        top = wraps ? 0 : std::min(top, position % height);
        bottom = wraps ? height - 1 : std::max(bottom, last % height);
    }
    if (right < 0) return {};
    return {static_cast<int>(left), static_cast<int>(top), static_cast<int>(right - left + 1),
            static_cast<int>(bottom - top + 1)};
}

std::string compressedCounts(const RunLengthMask& mask)
{
    std::string text;
    for (std::size_t i = 0; i < mask.counts.size(); ++i) {
        std::int64_t value = mask.counts[i];
        if (i > 2) value -= mask.counts[i - 2];
        for (bool more = true; more;) {
            char bits = static_cast<char>(value & 0x1f);
            value >>= 5;
            more = (bits & 0x10) ? value != -1 : value != 0;
            if (more) bits |= 0x20;
            text.push_back(static_cast<char>(bits + 48));
        }
    }
    return text;
}

RunLengthMask maskFromCompressedCounts(const std::string& text, int height, int width)
{
    RunLengthMask mask{height, width, {}};
    std::size_t at = 0;
    while (at < text.size()) {
        std::int64_t value = 0;
        int shift = 0;
        for (bool more = true; more; shift += 5) {
            if (at >= text.size() || shift > 35) throwCorrupt(height, width);
            const int bits = text[at++] - 48;
            if (bits < 0 || bits > 63) throwCorrupt(height, width);
            value |= static_cast<std::int64_t>(bits & 0x1f) << shift;
            more = (bits & 0x20) != 0;
            if (!more && (bits & 0x10)) value |= -(std::int64_t{1} << (shift + 5));
        }
        if (mask.counts.size() > 2) value += mask.counts[mask.counts.size() - 2];
        if (value < 0 || value > UINT32_MAX) throwCorrupt(height, width);
        mask.counts.push_back(static_cast<std::uint32_t>(value));
    }
    requireComplete(mask);
    return mask;
}

} // namespace clutch
