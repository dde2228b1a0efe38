// SPDX-License-Identifier: Apache-2.0
#include "engine/nn/scene_net_parts.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace clutch::nn {

void initialise(torch::nn::Module& module, Random& random)
{
    const torch::NoGradGuard fixed;
    for (auto& entry : module.named_parameters()) {
        torch::Tensor& tensor = entry.value();
        if (entry.key().ends_with("bias")) tensor.zero_();
        if (tensor.dim() < 2) continue; // a norm's scale stays 1
        const double deviation = std::sqrt(2.0 / static_cast<double>(tensor[0].numel()));
        torch::Tensor flat = tensor.view({-1});
        auto values = flat.accessor<float, 1>();
        for (std::int64_t i = 0; i < flat.numel(); ++i)
            values[i] = static_cast<float>(deviation * random.normal());
    }
}

namespace {

constexpr double kMean = 128, kContrast = 50; // of a crop as it is looked at
constexpr double kLeastContrast = 10;         // before that: noise alone is not made a picture

// A thin row of objects squeezed into a square would look like a dense heap, so proportions are kept. Recordings have
// another light than photos, and their objects would be known by their colours: so grey, of one mean and contrast.
void look(const cv::Mat& crop, cv::Mat& target)
{
    const double scale = static_cast<double>(target.cols) / std::max(crop.cols, crop.rows);
    const cv::Size size(std::max(1, cvRound(scale * crop.cols)), std::max(1, cvRound(scale * crop.rows)));
    cv::Mat grey;
    cv::resize(crop, grey, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    cv::cvtColor(grey, grey, cv::COLOR_BGR2GRAY);
    cv::Scalar mean, deviation;
    cv::meanStdDev(grey, mean, deviation);
    const double gain = kContrast / std::max(kLeastContrast, deviation[0]);
    grey.convertTo(grey, CV_8U, gain, kMean - gain * mean[0]);
    target.setTo(cv::Scalar::all(kMean));
    cv::cvtColor(grey, target({{(target.cols - size.width) / 2, (target.rows - size.height) / 2}, size}),
                 cv::COLOR_GRAY2BGR);
}

} // namespace

torch::Tensor batchOf(std::span<const cv::Mat> crops)
{
    constexpr int kSide = SceneNet::kSide;
    torch::Tensor batch = torch::empty({static_cast<std::int64_t>(crops.size()), kSide, kSide, 3}, torch::kByte);
    auto* data = batch.data_ptr<std::uint8_t>();
    for (const cv::Mat& crop : crops) {
        cv::Mat target(kSide, kSide, CV_8UC3, data);
        look(crop, target);
        data += std::size_t(kSide) * kSide * 3;
    }
    return batch;
}

} // namespace clutch::nn
