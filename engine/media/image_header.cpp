// SPDX-License-Identifier: Apache-2.0
#include "engine/media/image_header.h"

#include "engine/core/files.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string_view>

namespace clutch::media {

namespace {

constexpr std::size_t kPrefixBytes = std::size_t{64} * 1024; // holds the header of nearly all pictures
constexpr int kOrientationTag = 0x0112;
constexpr std::int64_t kMaximumPixels = 100'000'000;

// Numbers of a byte string; reading past its end gives 0 and makes ok() false.
class Reader {
public:
    Reader(std::span<const std::uint8_t> bytes, bool bigEndian) : bytes_(bytes), bigEndian_(bigEndian) {}

    std::uint64_t number(std::size_t at, int count)
    {
        if (at > bytes_.size() || bytes_.size() - at < static_cast<std::size_t>(count)) {
            ok_ = false;
            return 0;
        }
        std::uint64_t value = 0;
        for (int i = 0; i < count; ++i) {
            const std::size_t place = bigEndian_ ? at + i : at + count - 1 - i;
            value = value << 8 | bytes_[place];
        }
        return value;
    }
    bool ok() const { return ok_; }

private:
    std::span<const std::uint8_t> bytes_;
    bool bigEndian_;
    bool ok_ = true;
};

bool startsWith(std::span<const std::uint8_t> bytes, std::string_view magic, std::size_t at = 0)
{
    return bytes.size() >= at + magic.size() && std::memcmp(bytes.data() + at, magic.data(), magic.size()) == 0;
}

struct TiffFields {
    std::int64_t width = 0, height = 0;
    int orientation = 1;
    std::size_t orientationAt = 0;
};

// The first directory of a TIFF (also of an EXIF block, which is one), TIFF 6.0 section 2. Classic TIFF only.
std::optional<TiffFields> parseTiff(std::span<const std::uint8_t> bytes)
{
    const bool big = startsWith(bytes, std::string_view("MM\0*", 4));
    if (!big && !startsWith(bytes, std::string_view("II*\0", 4))) return std::nullopt;
    Reader reader(bytes, big);
    const std::size_t directory = reader.number(4, 4);
    const std::size_t entries = reader.number(directory, 2);
    TiffFields fields;
    for (std::size_t i = 0; i < entries && reader.ok(); ++i) {
        const std::size_t entry = directory + 2 + 12 * i;
        const auto tag = reader.number(entry, 2);
        const auto value = static_cast<std::int64_t>(reader.number(entry + 2, 2) == 3 ? reader.number(entry + 8, 2)
                                                                                      : reader.number(entry + 8, 4));
        if (tag == 256) fields.width = value;
        if (tag == 257) fields.height = value;
        if (tag != kOrientationTag) continue;
        fields.orientation = static_cast<int>(value);
        fields.orientationAt = entry + (big ? 9 : 8);
    }
    return reader.ok() ? std::optional(fields) : std::nullopt;
}

Orientation exifOrientation(std::span<const std::uint8_t> tiff)
{
    const auto fields = parseTiff(tiff);
    return fields ? orientationFromExif(fields->orientation) : Orientation();
}

std::optional<ImageHeader> parsePng(std::span<const std::uint8_t> bytes)
{
    Reader reader(bytes, true);
    ImageHeader header{ImageFormat::Png,
                       static_cast<std::int64_t>(reader.number(16, 4)),
                       static_cast<std::int64_t>(reader.number(20, 4)),
                       {}};
    if (!reader.ok()) return std::nullopt;
    for (std::size_t at = 8; at + 8 <= bytes.size() && !startsWith(bytes, "IDAT", at + 4);) {
        const std::size_t length = reader.number(at, 4);
        if (startsWith(bytes, "eXIf", at + 4) && length <= bytes.size() - at - 8)
            header.orientation = exifOrientation(bytes.subspan(at + 8, length));
        at += 12 + length;
    }
    return header;
}

bool isStartOfFrame(int marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::optional<ImageHeader> parseJpeg(std::span<const std::uint8_t> bytes)
{
    Reader reader(bytes, true);
    ImageHeader header;
    header.format = ImageFormat::Jpeg;
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        if (bytes[at] != 0xFF) return std::nullopt;
        const int marker = bytes[at + 1];
        if (marker == 0xFF) { // fill byte
            ++at;
            continue;
        }
        const std::size_t length = reader.number(at + 2, 2);
        if (isStartOfFrame(marker)) {
            header.height = static_cast<std::int64_t>(reader.number(at + 5, 2));
            header.width = static_cast<std::int64_t>(reader.number(at + 7, 2));
            return reader.ok() ? std::optional(header) : std::nullopt;
        }
        if (marker == 0xE1 && startsWith(bytes, std::string_view("Exif\0\0", 6), at + 4) &&
            at + 2 + length <= bytes.size() && length > 8)
            header.orientation = exifOrientation(bytes.subspan(at + 10, length - 8));
        at += 2 + length;
    }
    return std::nullopt;
}

std::optional<ImageHeader> parseBmp(std::span<const std::uint8_t> bytes)
{
    Reader reader(bytes, false);
    const bool old = reader.number(14, 4) == 12; // OS/2 1.x
    const int size = old ? 2 : 4;
    const auto width = static_cast<std::int32_t>(reader.number(18, size));
    const auto height = static_cast<std::int32_t>(reader.number(18 + size, size));
    if (!reader.ok()) return std::nullopt;
    return ImageHeader{
        ImageFormat::Bmp, width, std::abs(static_cast<std::int64_t>(height)), {}, 0}; // negative: stored top down
}

// RIFF container of RFC 9649.
std::optional<ImageHeader> parseWebp(std::span<const std::uint8_t> bytes)
{
    Reader reader(bytes, false);
    ImageHeader header;
    header.format = ImageFormat::Webp;
    if (startsWith(bytes, "VP8X", 12)) {
        header.width = static_cast<std::int64_t>(reader.number(24, 3)) + 1;
        header.height = static_cast<std::int64_t>(reader.number(27, 3)) + 1;
        for (std::size_t at = 12; at + 8 <= bytes.size();) {
            const std::size_t length = reader.number(at + 4, 4);
            if (startsWith(bytes, "EXIF", at) && length <= bytes.size() - at - 8) {
                const std::size_t prefix =
                    startsWith(bytes, std::string_view("Exif\0\0", 6), at + 8) && length > 6 ? 6 : 0;
                header.orientation = exifOrientation(bytes.subspan(at + 8 + prefix, length - prefix));
            }
            at += 8 + length + length % 2;
        }
    } else if (startsWith(bytes, "VP8L", 12)) {
        const std::uint64_t bits = reader.number(21, 4);
        header.width = static_cast<std::int64_t>(bits & 0x3FFF) + 1;
        header.height = static_cast<std::int64_t>(bits >> 14 & 0x3FFF) + 1;
    } else if (startsWith(bytes, "VP8 ", 12)) {
        header.width = static_cast<std::int64_t>(reader.number(26, 2) & 0x3FFF);
        header.height = static_cast<std::int64_t>(reader.number(28, 2) & 0x3FFF);
    } else {
        return std::nullopt;
    }
    return reader.ok() ? std::optional(header) : std::nullopt;
}

} // namespace

bool isTooLarge(const ImageHeader& header)
{
    // Each side first, so that the product cannot overflow.
    return header.width > kMaximumPixels || header.height > kMaximumPixels ||
           header.width * header.height > kMaximumPixels;
}

std::optional<ImageHeader> parseImageHeader(std::span<const std::uint8_t> bytes)
{
    if (startsWith(bytes, "\x89PNG\r\n\x1A\n")) return parsePng(bytes);
    if (startsWith(bytes, "\xFF\xD8\xFF")) return parseJpeg(bytes);
    if (startsWith(bytes, "BM")) return parseBmp(bytes);
    if (startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8)) return parseWebp(bytes);
    const auto fields = parseTiff(bytes);
    if (!fields || fields->width == 0) return std::nullopt;
    return ImageHeader{ImageFormat::Tiff, fields->width, fields->height, orientationFromExif(fields->orientation),
                       fields->orientationAt};
}

std::optional<ImageHeader> readImageHeader(const std::filesystem::path& file)
{
    std::vector<std::uint8_t> prefix(kPrefixBytes);
    std::ifstream stream(file, std::ios::binary);
    stream.read(reinterpret_cast<char*>(prefix.data()), static_cast<std::streamsize>(prefix.size()));
    if (stream.is_open()) {
        prefix.resize(static_cast<std::size_t>(stream.gcount()));
        const auto header = parseImageHeader(prefix);
        // A WebP keeps its EXIF block behind the pixels; the size of all others may lie behind long metadata.
        const bool complete = prefix.size() < kPrefixBytes || (header && header->format != ImageFormat::Webp);
        if (complete) return header;
    }
    return parseImageHeader(readFile(file));
}

bool isJpegCutOff(std::span<const std::uint8_t> bytes)
{
    if (!startsWith(bytes, "\xFF\xD8\xFF")) return false;
    // Between markers 0xFF is always followed by 0 or a restart number, so 0xFFD9 behind the scan can be nothing but
    // the end.
    Reader reader(bytes, true);
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        if (bytes[at] != 0xFF) return true;
        if (bytes[at + 1] == 0xFF) {
            ++at;
            continue;
        }
        const bool scan = bytes[at + 1] == 0xDA;
        at += 2 + reader.number(at + 2, 2);
        if (!scan) continue;
        constexpr std::uint8_t kEnd[] = {0xFF, 0xD9};
        return at >= bytes.size() ||
               std::search(bytes.begin() + at, bytes.end(), std::begin(kEnd), std::end(kEnd)) == bytes.end();
    }
    return true;
}

} // namespace clutch::media
