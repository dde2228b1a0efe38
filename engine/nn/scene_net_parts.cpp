// SPDX-License-Identifier: Apache-2.0
#include "engine/nn/scene_net_parts.h"

#include <opencv2/imgproc.hpp>

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

torch::Tensor batchOf(std::span<const cv::Mat> crops)
{
    constexpr int kSide = SceneNet::kSide;
    torch::Tensor batch = torch::empty({static_cast<std::int64_t>(crops.size()), kSide, kSide, 3}, torch::kByte);
    auto* data = batch.data_ptr<std::uint8_t>();
    for (const cv::Mat& crop : crops) {
        cv::Mat target(kSide, kSide, CV_8UC3, data);
        if (crop.size() == target.size())
            crop.copyTo(target);
        else
            cv::resize(crop, target, target.size(), 0, 0,
                       crop.cols > kSide && crop.rows > kSide ? cv::INTER_AREA : cv::INTER_LINEAR);
        data += std::size_t(kSide) * kSide * 3;
    }
    return batch;
}

} // namespace clutch::nn
