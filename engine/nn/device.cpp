// SPDX-License-Identifier: Apache-2.0
#include "engine/nn/device.h"

#include "engine/core/error.h"
#include "engine/core/text.h"

#include <torch/torch.h>

#include <charconv>
#include <optional>

namespace clutch::nn {

namespace {

// "cuda" -> 0, "cuda:3" -> 3, anything else nothing.
std::optional<int> cudaIndex(const std::string& request)
{
    if (request == "cuda") return 0;
    if (!request.starts_with("cuda:")) return std::nullopt;
    const char* end = request.data() + request.size();
    int index = -1;
    const auto [stop, status] = std::from_chars(request.data() + 5, end, index);
    if (status != std::errc() || stop != end || index < 0) return std::nullopt;
    return index;
}

std::string whyNoCuda()
{
    return torch::hasCUDA() ? CLUTCH_TEXT("Progress", "no CUDA device was found")
                            : CLUTCH_TEXT("Progress", "this LibTorch was built without CUDA");
}

int cudaDevices()
{
    return torch::cuda::is_available() ? static_cast<int>(torch::cuda::device_count()) : 0;
}

} // namespace

DeviceChoice chooseDevice(const std::string& request)
{
    if (request == "cpu") return {"cpu", CLUTCH_TEXT("Progress", "as chosen")};
    if (request == "auto") {
        if (cudaDevices() > 0) return {"cuda:0", CLUTCH_TEXT("Progress", "the first CUDA device")};
        return {"cpu", whyNoCuda()};
    }
    const std::optional<int> index = cudaIndex(request);
    if (!index)
        throw Error(ErrorKind::Usage, "nn", CLUTCH_TEXT("Error", "there is no such device"), request,
                    CLUTCH_TEXT("Error", "use auto, cpu, cuda or cuda:N"));
    if (*index >= cudaDevices())
        throw Error(ErrorKind::Unsupported, "nn", CLUTCH_TEXT("Error", "this CUDA device cannot be used"),
                    request + ": " + whyNoCuda(), CLUTCH_TEXT("Error", "use auto or cpu"));
    return {"cuda:" + std::to_string(*index), CLUTCH_TEXT("Progress", "as chosen")};
}

void setTorchThreads(int threads)
{
    at::set_num_threads(threads);
    at::globalContext().setFlushDenormal(true);
}

} // namespace clutch::nn
