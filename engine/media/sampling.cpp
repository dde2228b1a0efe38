// SPDX-License-Identifier: Apache-2.0
#include "engine/media/sampling.h"

#include "engine/core/error.h"
#include "engine/core/image.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace clutch::media {

namespace {

constexpr int kThumbnailSide = 24; // 1.7 kB a frame: 70,000 frames stay under 150 MB
constexpr double kMiddle = 0.6;    // share of each side that counts as the middle
constexpr int kMeasuredSide = 640; // larger pictures are scaled down: noise of the sensor is no sharpness
constexpr double kSteepest =
    0.005; // share of the pixels whose steepness counts: an object's outline is about that much
constexpr double kSmallStep = 0.03; // median difference of neighbours up to which it is a recording, whatever else
constexpr double kLargeStep = 0.1;  // the same where there are too few frames to compare distances
constexpr double kNearToFar = 0.6;  // 0.3 for a toy turning by 10 degrees a frame; 0.9 and more for unrelated photos
constexpr std::size_t kFewFrames = 6;
constexpr double kFiner = 1.1;
constexpr double kFinestStretches = 1e7;
constexpr double kSlightBlurPx = 2;
constexpr double kOwnSharpness = 0.9; // quantile of the recording that its frames are held against

cv::Mat middleOf(const cv::Mat& image)
{
    const int width = std::max(1, static_cast<int>(std::lround(image.cols * kMiddle)));
    const int height = std::max(1, static_cast<int>(std::lround(image.rows * kMiddle)));
    cv::Mat middle = image(cv::Rect((image.cols - width) / 2, (image.rows - height) / 2, width, height));
    const int side = std::max(width, height);
    if (side <= kMeasuredSide) return middle;
    cv::Mat scaled;
    const double scale = static_cast<double>(kMeasuredSide) / side;
    cv::resize(middle, scaled, cv::Size(), scale, scale, cv::INTER_AREA);
    return scaled;
}

// Mean of the steepest places in one direction; the rest, noise and shading, does not enter.
double steepness(const cv::Mat& grey, int across, int down)
{
    cv::Mat gradient;
    cv::Sobel(grey, gradient, CV_16S, across, down);
    std::array<std::int64_t, 4096> histogram{};
    for (int y = 0; y < gradient.rows; ++y) {
        const auto* row = gradient.ptr<std::int16_t>(y);
        for (int x = 0; x < gradient.cols; ++x)
            ++histogram[static_cast<std::size_t>(std::min(std::abs(static_cast<int>(row[x])), 4095))];
    }
    const auto wanted =
        std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<double>(gradient.total()) * kSteepest));
    std::int64_t left = wanted;
    double sum = 0;
    for (std::size_t value = histogram.size(); value-- > 0 && left > 0;) {
        const std::int64_t taken = std::min(left, histogram[value]);
        sum += static_cast<double>(taken) * static_cast<double>(value);
        left -= taken;
    }
    return sum / static_cast<double>(wanted);
}

// Mean absolute difference, 0 .. 1.
double thumbnailDifference(const cv::Mat& a, const cv::Mat& b)
{
    return cv::norm(a, b, cv::NORM_L1) / (255.0 * static_cast<double>(a.total()) * a.channels());
}

// Changes the order of the values.
double quantile(std::vector<double>& values, double share)
{
    const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
    return values[at];
}

double medianDifference(std::span<const FrameStatistics> frames, std::size_t lag)
{
    std::vector<double> differences;
    for (std::size_t i = 0; i + lag < frames.size(); ++i)
        differences.push_back(thumbnailDifference(frames[i].thumbnail, frames[i + lag].thumbnail));
    return quantile(differences, 0.5);
}

// Neighbours of one recording are alike compared with frames far apart, whatever moves; unrelated photos are as far
// from the next as from any other. Several distances, because a turning object comes back to where it was.
bool isContinuous(std::span<const FrameStatistics> frames)
{
    const std::size_t count = frames.size();
    if (count < 2) return true;
    const double near = medianDifference(frames, 1);
    if (near < kSmallStep) return true;
    if (count < kFewFrames) return near < kLargeStep;
    double far = 0;
    for (const std::size_t part : {2, 3, 5})
        far = std::max(far, medianDifference(frames, count / part));
    return near < kNearToFar * far;
}

std::vector<double> sharesOfOwn(std::span<const FrameStatistics> frames, double FrameStatistics::*member)
{
    std::vector<double> values;
    for (const FrameStatistics& frame : frames)
        values.push_back(frame.*member);
    const double own = quantile(values, kOwnSharpness);
    std::vector<double> shares;
    for (const FrameStatistics& frame : frames)
        shares.push_back(own > 0 ? frame.*member / own : 1);
    return shares;
}

// Each frame's sharpness as a share of the recording's own, in the worse of both directions. Blur takes steepness and
// acuity; a side of the object without pattern, or less light, takes steepness alone; noise acuity alone. Unrelated
// photos have none in common.
std::vector<double> relativeSharpness(std::span<const FrameStatistics> frames, bool continuous)
{
    std::vector<double> relative(frames.size(), 1);
    if (!continuous) return relative;
    const std::vector<double> steepAcross = sharesOfOwn(frames, &FrameStatistics::sharpness);
    const std::vector<double> steepDown = sharesOfOwn(frames, &FrameStatistics::sharpnessDown);
    const std::vector<double> acuteAcross = sharesOfOwn(frames, &FrameStatistics::acuity);
    const std::vector<double> acuteDown = sharesOfOwn(frames, &FrameStatistics::acuityDown);
    for (std::size_t i = 0; i < frames.size(); ++i)
        relative[i] = std::min(std::max(steepAcross[i], acuteAcross[i]), std::max(steepDown[i], acuteDown[i]));
    // Shaken now across, now down, no frame may be sharp in both: then the least blurred one is the measure.
    const double best = *std::max_element(relative.begin(), relative.end());
    if (best < 1)
        for (double& share : relative)
            share = best > 0 ? share / best : 1;
    return relative;
}

// Indices into `frames` that are not blurred, of each run of frames that are alike the sharpest; the others go to
// `dropped`.
std::vector<std::size_t> usableFrames(std::span<const FrameStatistics> frames, std::span<const double> sharpness,
                                      const SamplingOptions& options, std::vector<DroppedFrame>& dropped)
{
    std::vector<std::size_t> usable;
    cv::Mat startOfRun; // not the frame before: a slow movement would be one long run
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (sharpness[i] < options.sharpness) {
            dropped.push_back({frames[i].index, DropReason::Blurred});
            continue;
        }
        const cv::Mat& thumbnail = frames[i].thumbnail;
        if (startOfRun.empty() || thumbnailDifference(startOfRun, thumbnail) >= options.difference) {
            startOfRun = thumbnail;
            usable.push_back(i);
            continue;
        }
        std::size_t worse = i;
        if (sharpness[i] > sharpness[usable.back()]) std::swap(worse, usable.back());
        dropped.push_back({frames[worse].index, DropReason::NearlyIdentical});
    }
    std::sort(dropped.begin(), dropped.end(), [](const auto& a, const auto& b) { return a.index < b.index; });
    return usable;
}

// The sharpest usable frame of each of `stretches` equal stretches of time.
std::vector<std::size_t> bestOfStretches(std::span<const FrameStatistics> frames, std::span<const std::size_t> usable,
                                         std::span<const double> sharpness, double stretches)
{
    const double start = frames.front().timeMs;
    const double length = std::max(frames.back().timeMs - start, 1e-9);
    std::vector<std::size_t> best;
    double stretchOfBest = -1;
    for (const std::size_t i : usable) {
        const double stretch = std::min(std::floor((frames[i].timeMs - start) / length * stretches), stretches - 1);
        if (stretch == stretchOfBest) {
            if (sharpness[i] > sharpness[best.back()]) best.back() = i;
        } else {
            best.push_back(i);
            stretchOfBest = stretch;
        }
    }
    return best;
}

// Where the object rested whole stretches are empty; finer ones elsewhere make up for them.
std::vector<std::size_t> spread(std::span<const FrameStatistics> frames, std::vector<std::size_t> usable,
                                std::span<const double> sharpness, std::size_t wanted)
{
    if (usable.size() <= wanted) return usable;
    std::vector<std::size_t> chosen;
    double stretches = static_cast<double>(wanted);
    while (chosen.size() < wanted && stretches < kFinestStretches) {
        std::vector<std::size_t> best = bestOfStretches(frames, usable, sharpness, std::floor(stretches));
        if (best.size() > wanted) break;
        if (best.size() > chosen.size()) chosen.swap(best);
        stretches *= kFiner;
    }
    return chosen;
}

} // namespace

FrameStatistics measureFrame(const cv::Mat& image, std::int64_t index, double timeMs)
{
    requireImage(image, "media", std::to_string(index));
    FrameStatistics statistics;
    statistics.index = index;
    statistics.timeMs = timeMs;
    cv::Mat grey, soft;
    cv::cvtColor(middleOf(image), grey, cv::COLOR_BGR2GRAY);
    cv::GaussianBlur(grey, soft, cv::Size(), kSlightBlurPx);
    statistics.sharpness = steepness(grey, 1, 0);
    statistics.sharpnessDown = steepness(grey, 0, 1);
    statistics.acuity = std::max(0.0, statistics.sharpness / std::max(steepness(soft, 1, 0), 1.0) - 1);
    statistics.acuityDown = std::max(0.0, statistics.sharpnessDown / std::max(steepness(soft, 0, 1), 1.0) - 1);
    cv::resize(image, statistics.thumbnail, cv::Size(kThumbnailSide, kThumbnailSide), 0, 0, cv::INTER_AREA);
    return statistics;
}

Sampling sampleFrames(std::span<const FrameStatistics> frames, const SamplingOptions& options)
{
    if (frames.empty())
        throw Error(ErrorKind::BadInput, "media", CLUTCH_TEXT("Error", "the recording has no frames"), "",
                    CLUTCH_TEXT("Error", "choose another recording"));
    validate(options);
    Sampling sampling;
    sampling.continuous = isContinuous(frames);
    const std::vector<double> sharpness = relativeSharpness(frames, sampling.continuous);
    std::vector<std::size_t> usable = usableFrames(frames, sharpness, options, sampling.dropped);
    for (const std::size_t i : spread(frames, std::move(usable), sharpness, static_cast<std::size_t>(options.frames)))
        sampling.chosen.push_back(frames[i].index);
    return sampling;
}

} // namespace clutch::media
