// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/scene_raster.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace clutch::simulation {

/// How much of each pixel the parts of a scene cover: 4 by 4 samples a pixel.
class SceneMasks {
public:
    static constexpr int kSamples = 4; ///< a pixel's side

    /// `draws`: all of the scene. `region`: pixels, row 0 at the top; none of the items lies outside.
    SceneMasks(SceneRaster& raster, std::span<const Draw> draws, const Camera& camera, const cv::Rect& region);

    /// Which codes the samples of a pixel see, and how many; returns how many codes, 0 outside of the region.
    int codesAt(cv::Point pixel, std::pair<std::uint32_t, int>* codes) const;
    /// Coverage of `count` items as seen; `itemOf` by code - 1, `count` or more: no item.
    std::vector<cv::Mat> visible(std::span<const std::uint16_t> itemOf, size_t count) const;
    /// Coverage with all but `stage` away. `items`: coded by item + 1.
    std::vector<cv::Mat> amodal(SceneRaster& raster, std::span<const Draw> items, std::span<const Draw> stage,
                                size_t count) const;

private:
    Camera camera_;
    cv::Rect region_;
    cv::Mat codes_; ///< of the region, row 0 at the bottom
};

} // namespace clutch::simulation
