// SPDX-License-Identifier: Apache-2.0
#include "engine/media/image_file.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"
#include "engine/media/image_header.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace clutch::media {

namespace fs = std::filesystem;

namespace {

std::string lowerExtension(const fs::path& file)
{
    std::string extension = utf8(file.extension());
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension;
}

template <std::size_t N>
bool isOneOf(const std::string& extension, const std::array<std::string_view, N>& known)
{
    return std::find(known.begin(), known.end(), extension) != known.end();
}

[[noreturn]] void throwCorrupt(const fs::path& file)
{
    throw Error(ErrorKind::Corrupt, "media", CLUTCH_TEXT("Error", "the picture is damaged or cut off"), utf8(file),
                CLUTCH_TEXT("Error", "copy it again from where it came from, or leave it out"));
}

ImageHeader checkedHeader(const std::vector<std::uint8_t>& bytes, const fs::path& file)
{
    const auto header = parseImageHeader(bytes);
    if (!header)
        throw Error(ErrorKind::BadInput, "media",
                    CLUTCH_TEXT("Error", "the file is not a picture this program can read"), utf8(file),
                    CLUTCH_TEXT("Error", "use a PNG, JPEG, BMP, TIFF or WebP file"));
    if (header->width <= 0 || header->height <= 0) throwCorrupt(file);
    if (isTooLarge(*header))
        throw Error(ErrorKind::BadInput, "media", CLUTCH_TEXT("Error", "the picture has more than 100 megapixels"),
                    utf8(file) + ": " + std::to_string(header->width) + "x" + std::to_string(header->height),
                    CLUTCH_TEXT("Error", "scale it down first"));
    return *header;
}

cv::Mat to8Bit(const cv::Mat& image, const fs::path& file)
{
    if (image.depth() == CV_8U) return image;
    if (image.depth() != CV_16U)
        throw Error(ErrorKind::BadInput, "media",
                    CLUTCH_TEXT("Error", "the picture has neither 8 nor 16 bits a channel"), utf8(file),
                    CLUTCH_TEXT("Error", "save it as an ordinary PNG or JPEG"));
    cv::Mat bytes;
    image.convertTo(bytes, CV_8U, 1.0 / 257.0);
    return bytes;
}

// libtiff hands out 8-bit colours multiplied with their alpha.
void divideByAlpha(cv::Mat& bgra)
{
    bgra.forEach<cv::Vec4b>([](cv::Vec4b& pixel, const int*) {
        const int alpha = pixel[3];
        for (int c = 0; c < 3 && alpha > 0; ++c)
            pixel[c] = static_cast<std::uint8_t>(std::min(255, (pixel[c] * 255 + alpha / 2) / alpha));
    });
}

/// Upright, 8-bit, with the channels the file has: 1, 3 or 4.
cv::Mat decode(const fs::path& file)
{
    std::vector<std::uint8_t> bytes = readFile(file);
    const ImageHeader header = checkedHeader(bytes, file);
    if (isJpegCutOff(bytes)) throwCorrupt(file);
    if (header.tiffOrientationAt > 0) bytes[header.tiffOrientationAt] = 1; // or the decoder turns the picture, too
    cv::Mat image;
    try {
        // Unchanged, because otherwise the alpha channel is thrown away; the decoder then leaves the orientation to us.
        image = cv::imdecode(bytes, cv::IMREAD_UNCHANGED);
    } catch (const cv::Exception& error) {
        if (error.code == cv::Error::StsNoMem) throw;
        throwCorrupt(file);
    }
    if (image.empty()) throwCorrupt(file);
    if (header.format == ImageFormat::Tiff && image.type() == CV_8UC4) divideByAlpha(image);
    return uprightImage(to8Bit(image, file), header.orientation);
}

cv::Mat overWhite(const cv::Mat& bgra)
{
    cv::Mat image(bgra.size(), CV_8UC3);
    for (int y = 0; y < bgra.rows; ++y) {
        const auto* source = bgra.ptr<cv::Vec4b>(y);
        auto* target = image.ptr<cv::Vec3b>(y);
        for (int x = 0; x < bgra.cols; ++x) {
            const int alpha = source[x][3];
            for (int c = 0; c < 3; ++c)
                target[x][c] = static_cast<std::uint8_t>((source[x][c] * alpha + 255 * (255 - alpha) + 127) / 255);
        }
    }
    return image;
}

} // namespace

cv::Mat readImage(const fs::path& file)
{
    cv::Mat image = decode(file);
    if (image.channels() == 3) return image;
    if (image.channels() == 4) return overWhite(image);
    cv::Mat bgr;
    cv::cvtColor(image, bgr, cv::COLOR_GRAY2BGR);
    return bgr;
}

cv::Mat readGrey(const fs::path& file)
{
    cv::Mat image = decode(file);
    if (image.channels() == 1) return image;
    if (image.channels() == 4) image = overWhite(image);
    cv::Mat grey;
    cv::cvtColor(image, grey, cv::COLOR_BGR2GRAY);
    return grey;
}

cv::Mat readCutout(const fs::path& file)
{
    cv::Mat image = decode(file);
    if (image.channels() == 4) return image;
    throw Error(ErrorKind::BadInput, "media",
                CLUTCH_TEXT("Error", "the picture has no transparency, so it is no cut-out"), utf8(file),
                CLUTCH_TEXT("Error", "use a PNG with an alpha channel"));
}

void writeImage(const fs::path& file, const cv::Mat& image, int jpegQuality)
{
    const std::string extension = lowerExtension(file);
    const bool jpeg = extension == ".jpg" || extension == ".jpeg";
    if (!jpeg && extension != ".png")
        throw Error(ErrorKind::BadInput, "media", CLUTCH_TEXT("Error", "pictures are written as PNG or JPEG only"),
                    utf8(file), CLUTCH_TEXT("Error", "end the file's name in .png or .jpg"));
    CV_Assert(!image.empty() && (!jpeg || image.type() == CV_8UC3 || image.type() == CV_8UC1));
    std::vector<std::uint8_t> bytes;
    const std::vector<int> parameters =
        jpeg ? std::vector<int>{cv::IMWRITE_JPEG_QUALITY, jpegQuality} : std::vector<int>();
    cv::imencode(jpeg ? ".jpg" : ".png", image, bytes, parameters);
    writeFileAtomically(file, bytes);
}

bool isImageFile(const fs::path& file)
{
    static constexpr std::array<std::string_view, 7> kKnown{".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp"};
    return isOneOf(lowerExtension(file), kKnown);
}

bool isVideoFile(const fs::path& file)
{
    static constexpr std::array<std::string_view, 15> kKnown{".mp4", ".m4v",  ".mov",  ".mkv", ".webm",
                                                             ".avi", ".mpg",  ".mpeg", ".ts",  ".mts",
                                                             ".3gp", ".m2ts", ".wmv",  ".ogv", ".flv"};
    return isOneOf(lowerExtension(file), kKnown);
}

} // namespace clutch::media
