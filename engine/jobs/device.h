// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace clutch::jobs {

/// Where jobs compute, for window and command line, which know no LibTorch. See nn::chooseDevice.
struct DeviceSummary {
    std::string name;   ///< "cpu", "cuda:0"
    std::string reason; ///< translatable, context "Progress"
};
DeviceSummary deviceSummary(const std::string& request);

} // namespace clutch::jobs
