// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core/mat.hpp>

#include <filesystem>

namespace clutch::media {

/// Any path (é 日本) and any common format; EXIF orientation applied. All throw Error{NotFound, BadInput, Corrupt}
/// naming the file and refuse pictures above 100 megapixels from the header, before decoding.
cv::Mat
readImage(const std::filesystem::path& file); ///< CV_8UC3 BGR, whatever the file holds; transparent pixels over white
cv::Mat readGrey(const std::filesystem::path& file); ///< CV_8UC1
cv::Mat
readCutout(const std::filesystem::path& file); ///< CV_8UC4; throws Error{BadInput} when there is no alpha channel

/// PNG or JPEG by extension (.png, .jpg), through a temporary file. Bytes depend on the pixels alone.
void writeImage(const std::filesystem::path& file, const cv::Mat& image, int jpegQuality = 92);

bool isImageFile(const std::filesystem::path& file); ///< by extension
bool isVideoFile(const std::filesystem::path& file); ///< by extension, for dialogs and drag and drop

} // namespace clutch::media
