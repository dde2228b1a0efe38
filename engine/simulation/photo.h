// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/options.h"
#include "engine/core/rle.h"
#include "engine/simulation/goods.h"
#include "engine/simulation/lens.h"
#include "engine/simulation/scene_renderer.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <vector>

namespace clutch::simulation {

/// Instances hidden to this share or more are not to be counted (Wu et al. 2018, section 3.2).
inline constexpr double kIgnoredShare = 0.8;

/// One photo of a heap, settled and framed, before it is rendered.
struct PhotoPlan {
    std::vector<Placed> items;
    Surroundings surroundings;
    Camera camera;
    Lens lens;
    int jpegQuality = 90;
    std::uint64_t noiseSeed = 1;
};

/// Drops a number of items drawn from `range` (at most kStock, each another) on a table or into a tray, lets them
/// settle, and looks at them with another camera from another height and side each time; all of every item lies within
/// the picture. The same arguments give the same plan. Throws Error{Internal} when a heap does not come to rest.
/// Threads: any; takes some tenths of a second, the goods' own making not counted.
PhotoPlan planPhoto(Goods& goods, IntRange range, cv::Size size, std::uint64_t seed);
inline constexpr int kStock = 40; ///< items 1..kStock lie in the box that heaps are poured from

/// Puts the camera where it sees all of the items, as close as `room` (1: touching the borders) allows, from
/// `direction` (from the items to the camera, unit). Keeps field of view, size and up.
void frameItems(Camera& camera, const std::vector<Placed>& items, const cv::Vec3d& direction, double room);

struct PhotoInstance {
    RunLengthMask visible;  ///< pixels of which the item, as seen, covers more than half
    RunLengthMask amodal;   ///< the same with all other items away; `visible` is a subset
    double hiddenShare = 0; ///< 1 - visible / amodal, counted in pixels
    bool ignored = false;   ///< hidden to kIgnoredShare or more
};

struct Photo {
    cv::Mat image;                        ///< CV_8UC3
    std::vector<PhotoInstance> instances; ///< of the items of which anything is visible, in their order
};

/// The rendered scene through the plan's lens, and its truth where the scene has coverages: masks lie where the lens
/// draws the items. Threads: any.
Photo developPhoto(const PhotoPlan& plan, const RenderedScene& scene);

} // namespace clutch::simulation
