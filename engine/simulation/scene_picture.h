// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/scene_light.h"
#include "engine/simulation/scene_masks.h"
#include "engine/simulation/scene_raster.h"
#include "engine/simulation/table_nodes.h"

#include <opencv2/core.hpp>

#include <span>
#include <vector>

namespace clutch::simulation {

/// What the codes of a drawing stand for, by code - 1.
struct PictureParts {
    std::span<const Draw> draws;
    std::span<const std::uint16_t> bodyOf; ///< OcclusionMaps::kNobody: the table, flat at z = 0
};

/// The light that reaches the camera: VTK's buffers lit, two by two samples a pixel. Samples of a pixel that see the
/// same surface from about the same side are lit as one.
class ScenePicture {
public:
    static constexpr int kSamples = 2; ///< a pixel's side
    /// The region grown to whole blocks: a pixel then comes out the same in whatever region.
    static cv::Rect aligned(const cv::Rect& region, cv::Size size);

    /// `drawn`: of View::from(camera, kSamples), covering at least `region` (pixels, row 0 at the top; see
    /// aligned).
    /// `masks`: say how much of a pixel each part covers more finely than `drawn`; or null.
    ScenePicture(const SceneLight& light, const PictureParts& parts, const Drawn& drawn, const SceneMasks* masks,
                 const Camera& camera, const cv::Rect& region);

    /// Into the region of `picture`, CV_32FC3 B G R, times exposure. `keepsTable`: pixels that see nothing but the
    /// table stay as they are.
    void light(cv::Mat& picture, bool keepsTable) const;

private:
    struct Group {
        std::uint32_t code = 0;                     ///< 0: the room, seen past everything
        float count = 0, share = 0, flatNormal = 0; ///< samples; share of the pixel; packed
        Vec3 point, normal, albedo;
        int pixel = 0; ///< of the block
    };
    void lightBlock(const cv::Rect& block, cv::Mat& picture, bool keepsTable) const;
    bool seesTableAlone(cv::Point pixel) const;
    cv::Point sampleOf(cv::Point pixel, int sample) const;
    const cv::Vec4b& codeAt(cv::Point sample) const;
    /// Appends the surfaces of a pixel.
    void collect(cv::Point pixel, int index, std::vector<Group>& groups) const;
    void addSample(cv::Point at, int pixelIndex, size_t first, std::vector<Group>& groups) const;
    /// A part that only the fine samples see: as a sample nearby sees it.
    void addNearest(cv::Point pixel, std::uint32_t code, int index, size_t first, std::vector<Group>& groups) const;
    SceneLight::Seen seenOf(const Group& group) const;
    void receive(const cv::Rect& block, const std::vector<Group>& groups, std::vector<SceneLight::Seen>& seen) const;

    const SceneLight& light_;
    PictureParts parts_;
    const Drawn& drawn_;
    const SceneMasks* masks_;
    View view_;
    cv::Size size_;
    cv::Rect region_;
    TableNodes nodes_;
};

} // namespace clutch::simulation
