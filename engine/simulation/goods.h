// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/object_model.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace clutch::simulation {

/// A batch of identical goods: items are made when first asked for and kept. Item 0 is the one that is recorded, the
/// photos show others. Threads: any, at once; references stay good.
class Goods {
public:
    Goods(Kind kind, std::uint64_t seed) : kind_(kind), seed_(seed) {}

    Kind kind() const { return kind_; }
    const ObjectModel& item(int number);
    /// Of item 0, largest first; see mainColours().
    const std::vector<cv::Vec3d>& colours();

private:
    const Kind kind_;
    const std::uint64_t seed_;
    std::mutex mutex_;
    std::map<int, std::unique_ptr<ObjectModel>> items_;
    std::vector<cv::Vec3d> colours_;
};

} // namespace clutch::simulation
