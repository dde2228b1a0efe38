// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/device.h"

#include "engine/nn/device.h"

namespace clutch::jobs {

DeviceSummary deviceSummary(const std::string& request)
{
    const nn::DeviceChoice choice = nn::chooseDevice(request);
    return {choice.name, choice.reason};
}

} // namespace clutch::jobs
