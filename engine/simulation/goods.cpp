// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/goods.h"

#include "engine/simulation/surroundings.h"

namespace clutch::simulation {

const ObjectModel& Goods::item(int number)
{
    const std::scoped_lock lock(mutex_);
    std::unique_ptr<ObjectModel>& item = items_[number];
    if (!item) item = std::make_unique<ObjectModel>(makeObject(kind_, seed_, number));
    return *item;
}

const std::vector<cv::Vec3d>& Goods::colours()
{
    const ObjectModel& first = item(0);
    const std::scoped_lock lock(mutex_);
    if (colours_.empty()) colours_ = mainColours(first);
    return colours_;
}

} // namespace clutch::simulation
