// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace clutch::nn {

/// Where tensors are computed, and why there: the reason is shown to the person.
struct DeviceChoice {
    std::string name;   ///< "cpu", "cuda:0"
    std::string reason; ///< "this LibTorch was built without CUDA"
};

/// `request`: auto, cpu, cuda or cuda:N. auto takes the first CUDA device there is and the CPU otherwise.
/// Throws Error{Usage} for other words and Error{Unsupported} when CUDA was asked for by name and cannot be had.
DeviceChoice chooseDevice(const std::string& request);

/// Torch starts with one thread on some systems; call once before any tensor is computed. Also makes denormals zero for
/// this thread.
void setTorchThreads(int threads);

} // namespace clutch::nn
