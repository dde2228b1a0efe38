// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/png.h"

#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <span>
#include <string_view>

namespace clutch::exporting {

namespace {

// PNG specification, second edition: 5.2 signature, 5.3 chunks, 11.2.2 IHDR, 11.2.3 PLTE, annex D CRC.
constexpr std::size_t kHeaderName = 12, kHeaderDepth = 24, kHeaderColourType = 25, kHeaderEnd = 29;
constexpr std::uint8_t kGrey = 0, kIndexed = 3;

std::uint32_t checksum(std::span<const std::uint8_t> bytes)
{
    std::uint32_t sum = 0xffffffffU;
    for (const std::uint8_t byte : bytes) {
        sum ^= byte;
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum & 1U) != 0 ? 0xedb88320U ^ (sum >> 1) : sum >> 1;
    }
    return ~sum;
}

void append(std::vector<std::uint8_t>& out, std::uint32_t value)
{
    for (const int shift : {24, 16, 8, 0})
        out.push_back(static_cast<std::uint8_t>(value >> shift));
}

std::vector<std::uint8_t> paletteChunk(const Palette& palette)
{
    std::vector<std::uint8_t> chunk;
    append(chunk, static_cast<std::uint32_t>(3 * palette.size()));
    for (const char letter : std::string_view("PLTE"))
        chunk.push_back(static_cast<std::uint8_t>(letter));
    for (const Colour& colour : palette)
        chunk.insert(chunk.end(), colour.begin(), colour.end());
    append(chunk, checksum(std::span(chunk).subspan(4)));
    return chunk;
}

} // namespace

std::vector<std::uint8_t> greyPng(const cv::Mat& values)
{
    CV_Assert(values.type() == CV_8UC1 || values.type() == CV_16UC1);
    std::vector<std::uint8_t> bytes;
    cv::imencode(".png", values, bytes);
    return bytes;
}

std::vector<std::uint8_t> palettePng(const cv::Mat& indices, const Palette& palette)
{
    CV_Assert(indices.type() == CV_8UC1);
    // Pixels of 8-bit grey and of 8-bit indices are stored alike: only the header says which they are.
    std::vector<std::uint8_t> bytes = greyPng(indices);
    CV_Assert(bytes.size() > kHeaderEnd + 4 && bytes[kHeaderDepth] == 8 && bytes[kHeaderColourType] == kGrey);
    bytes[kHeaderColourType] = kIndexed;
    std::vector<std::uint8_t> inserted;
    append(inserted, checksum(std::span(bytes).subspan(kHeaderName, kHeaderEnd - kHeaderName)));
    std::copy(inserted.begin(), inserted.end(), bytes.begin() + kHeaderEnd);
    inserted = paletteChunk(palette);
    bytes.insert(bytes.begin() + kHeaderEnd + 4, inserted.begin(), inserted.end());
    return bytes;
}

const Palette& vocPalette()
{
    static const Palette kPalette = [] {
        Palette palette{};
        for (unsigned index = 0; index < palette.size(); ++index)
            for (unsigned bit = 0; bit < 8; ++bit) // bits 0, 1, 2 of the index go to red, green, blue, highest first
                for (unsigned channel = 0; channel < 3; ++channel) {
                    const unsigned set = index >> (3 * bit + channel) & 1U;
                    palette[index][channel] = static_cast<std::uint8_t>(palette[index][channel] | set << (7 - bit));
                }
        return palette;
    }();
    return kPalette;
}

} // namespace clutch::exporting
