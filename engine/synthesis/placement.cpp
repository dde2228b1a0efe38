// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/placement.h"

#include "engine/core/error.h"
#include "engine/core/image.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <vector>

namespace clutch::synthesis {

namespace {

constexpr double kInsideShare = 0.25; // of the drawn longer side, between an object's centre and the border

double between(double low, double high, double share)
{
    return low < high ? low + (high - low) * share
                      : (low + high) / 2; // an object too large for the image goes to its middle
}

} // namespace

std::vector<double> commonScales(std::span<const cv::Mat> cutouts, std::span<const std::int64_t> groups,
                                 const SynthesisOptions& options)
{
    std::map<std::int64_t, std::vector<int>> sides;
    const auto groupOf = [groups](std::size_t i) { return groups.empty() ? 0 : groups[i]; };
    for (std::size_t i = 0; i < cutouts.size(); ++i)
        sides[groupOf(i)].push_back(std::max({cutouts[i].cols, cutouts[i].rows, 1}));
    std::map<std::int64_t, double> scales;
    for (auto& [group, lengths] : sides) {
        const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
        std::nth_element(lengths.begin(), middle, lengths.end());
        scales[group] = options.objectShare * std::min(options.size.width, options.size.height) / *middle;
    }
    std::vector<double> each;
    for (std::size_t i = 0; i < cutouts.size(); ++i)
        each.push_back(scales[groupOf(i)]);
    return each;
}

PlannedObject drawPlacement(std::span<const cv::Mat> cutouts, const SynthesisOptions& options,
                            std::span<const double> commonScales, Random& random)
{
    PlannedObject object;
    object.cutout = static_cast<std::size_t>(random.integer(0, static_cast<int>(cutouts.size()) - 1));
    object.placement.angleDegrees = random.uniform(0, 360);
    object.placement.scale = commonScales[object.cutout] * options.scaleMin *
                             std::pow(options.scaleMax / options.scaleMin, random.uniform());
    const cv::Mat& cutout = cutouts[object.cutout];
    const double inside = kInsideShare * std::max(cutout.cols, cutout.rows) * object.placement.scale;
    object.placement.x = between(inside, options.size.width - 1 - inside, random.uniform());
    object.placement.y = between(inside, options.size.height - 1 - inside, random.uniform());
    return object;
}

ImageStart startImage(std::span<const cv::Mat> backgrounds, const SynthesisOptions& options, std::uint64_t seed)
{
    Random random(deriveSeed(seed, 0));
    const int objects = options.placement == PlacementMode::Single
                            ? 1
                            : random.integer(options.instances.first, options.instances.last);
    return {objects, makeBackground(backgrounds, options, random)};
}

cv::Mat makeBackground(std::span<const cv::Mat> backgrounds, const SynthesisOptions& options, Random& random)
{
    const cv::Size size(options.size.width, options.size.height);
    if (options.background == BackgroundKind::White) return {size, CV_8UC3, cv::Scalar::all(255)};
    if (options.background == BackgroundKind::Colour)
        return {size, CV_8UC3, cv::Scalar(colourFromText(options.colour))};
    const cv::Mat& picture =
        backgrounds[static_cast<std::size_t>(random.integer(0, static_cast<int>(backgrounds.size()) - 1))];
    requireImage(picture, "synthesis", "background");
    const double scale =
        std::max(static_cast<double>(size.width) / picture.cols, static_cast<double>(size.height) / picture.rows);
    // Cropped before it is resized: only what is used is touched.
    const int width = std::clamp(cvRound(size.width / scale), 1, picture.cols),
              height = std::clamp(cvRound(size.height / scale), 1, picture.rows);
    const cv::Rect crop(random.integer(0, picture.cols - width), random.integer(0, picture.rows - height), width,
                        height);
    cv::Mat covered;
    cv::resize(picture(crop), covered, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return covered;
}

cv::Vec3b colourFromText(const std::string& text)
{
    unsigned value = 0;
    const char* end = text.data() + text.size();
    const bool read = text.size() == 7 && text[0] == '#' && std::from_chars(text.data() + 1, end, value, 16).ptr == end;
    if (!read)
        throw Error(ErrorKind::Usage, "synthesis", CLUTCH_TEXT("Error", "this is not a colour"), "colour: " + text,
                    CLUTCH_TEXT("Error", "write it as #rrggbb, for example #d0d0d0"));
    return {static_cast<std::uint8_t>(value & 255), static_cast<std::uint8_t>(value >> 8 & 255),
            static_cast<std::uint8_t>(value >> 16 & 255)};
}

} // namespace clutch::synthesis
