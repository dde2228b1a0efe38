// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/matting/recording_runs.h"

#include "engine/core/random.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>

namespace clutch::matting {

DrawnFrame drawDiscs(const std::vector<cv::Point2f>& centres, float radius, cv::Size size, std::uint64_t seed)
{
    DrawnFrame frame{cv::Mat(size, CV_8UC3), cv::Mat(size, CV_32FC1)};
    Random random(seed);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            float alpha = 0, ring = 0;
            for (const cv::Point2f& centre : centres) {
                const float distance = std::hypot(float(x) - centre.x, float(y) - centre.y);
                alpha = std::max(alpha, std::clamp(radius + 0.5F - distance, 0.0F, 1.0F));
                if (distance < radius + 1) ring = std::sin(distance * 0.6F) * 25;
            }
            const float shade = 200 + 40 * float(x) / float(size.width);
            const cv::Vec3f table(shade, shade - 8, shade - 25), object(40 + ring, 50 + ring, 190 + ring);
            for (int c = 0; c < 3; ++c)
                frame.image.at<cv::Vec3b>(y, x)[c] =
                    cv::saturate_cast<std::uint8_t>(alpha * object[c] + (1 - alpha) * table[c] + 2 * random.normal());
            frame.alpha.at<float>(y, x) = alpha;
        }
    return frame;
}

std::map<std::size_t, FrameMatte> matteAll(const RecordingInput& input, const MattingOptions& options)
{
    std::map<std::size_t, FrameMatte> mattes;
    JobContext context(1, 2);
    matteRecording(input, options, context, [&mattes](FrameMatte&& matte) {
        const std::size_t position = matte.position;
        if (!mattes.emplace(position, std::move(matte)).second) throw std::logic_error("a frame was handed out twice");
    });
    return mattes;
}

RecordingInput recordingOf(std::vector<cv::Mat> images)
{
    RecordingInput input;
    input.count = images.size();
    input.load = [images = std::move(images)](std::size_t position) {
        return FrameInput{images.at(position).clone(), {}};
    };
    return input;
}

double intersectionOverUnion(const cv::Mat& alpha, const cv::Mat& truth)
{
    const cv::Mat a = alpha > 0.5F, b = truth > 0.5F;
    return double(cv::countNonZero(a & b)) / std::max(1, cv::countNonZero(a | b));
}

double wrongShare(const cv::Mat& trimap, const cv::Mat& truth)
{
    const int wrong =
        cv::countNonZero((trimap == 255) & (truth < 0.95F)) + cv::countNonZero((trimap == 0) & (truth > 0.05F));
    return double(wrong) / std::max(1, cv::countNonZero(trimap != 128));
}

bool hasFlag(const FrameMatte& matte, QualityFlag flag)
{
    return std::ranges::count(matte.quality.flags, flag) > 0;
}

} // namespace clutch::matting
