// SPDX-License-Identifier: Apache-2.0
#include "engine/nn/keras_resnet.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstring>
#include <vector>

namespace clutch::nn {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::uintmax_t kLargestManifest = 16U << 20, kLargestShard = 256U << 20,
                         kLargestModel = std::uintmax_t(2) << 30;
constexpr std::size_t kMostDimensions = 8;

Error damaged(const std::string& subject)
{
    return {ErrorKind::Corrupt, "weights", CLUTCH_TEXT("Error", "the weight file is damaged"), subject,
            CLUTCH_TEXT("Error", "get or make it again")};
}

// The shards, one after another: a tensor may lie across two.
std::vector<std::uint8_t> shards(const fs::path& folder, const Json& paths, const std::string& manifest)
{
    std::vector<std::uint8_t> bytes;
    if (!paths.is_array()) throw damaged(manifest + ": paths");
    for (const Json& entry : paths) {
        const fs::path name = entry.is_string() ? pathFromUtf8(entry.get<std::string>()) : fs::path();
        if (name.empty() || name != name.filename() || name == "..") throw damaged(manifest + ": paths");
        const auto part = readFile(folder / name, kLargestShard);
        if (part.size() > kLargestModel - bytes.size()) throw damaged(manifest + ": paths");
        bytes.insert(bytes.end(), part.begin(), part.end());
    }
    return bytes;
}

std::vector<std::int64_t> shapeOf(const Json& entry, std::size_t available, const std::string& subject)
{
    if (!entry.contains("shape") || !entry["shape"].is_array() || entry["shape"].size() > kMostDimensions)
        throw damaged(subject);
    std::vector<std::int64_t> shape;
    std::size_t count = sizeof(float);
    for (const Json& length : entry["shape"]) {
        if (!length.is_number_unsigned() || length.get<std::uint64_t>() == 0 ||
            length.get<std::uint64_t>() > available / count)
            throw damaged(subject);
        count *= length.get<std::size_t>();
        shape.push_back(length.get<std::int64_t>());
    }
    return shape;
}

void readGroup(const fs::path& folder, const Json& group, const std::string& manifest, Weights& weights)
{
    if (!group.is_object() || !group.contains("paths") || !group.contains("weights") || !group["weights"].is_array())
        throw damaged(manifest + ": weightsManifest");
    const auto bytes = shards(folder, group["paths"], manifest);
    std::size_t at = 0;
    for (const Json& entry : group["weights"]) {
        if (!entry.is_object() || !entry.contains("name") || !entry["name"].is_string())
            throw damaged(manifest + ": weights");
        const auto name = entry["name"].get<std::string>();
        if (entry.value("dtype", Json()) != "float32" || entry.contains("quantization"))
            throw Error(ErrorKind::Unsupported, "weights",
                        CLUTCH_TEXT("Error", "the weight file has numbers of a kind that is not supported"),
                        manifest + ": " + name, CLUTCH_TEXT("Error", "save it as 32-bit floats"));
        const torch::Tensor tensor = torch::empty(shapeOf(entry, bytes.size(), manifest + ": " + name), torch::kFloat);
        if (tensor.nbytes() > bytes.size() - at) throw damaged(manifest + ": " + name);
        std::memcpy(tensor.data_ptr(), bytes.data() + at, tensor.nbytes());
        at += tensor.nbytes();
        weights.tensors.insert_or_assign(name, tensor);
    }
    if (at != bytes.size()) throw damaged(manifest + ": weightsManifest");
}

constexpr double kKerasEpsilon = 1e-3, kTorchEpsilon = 1e-5;

class Converter {
public:
    Converter(const Weights& keras, const std::string& name) : keras_(keras), name_(name) {}

    Weights convert()
    {
        unit("conv1", "bn_conv1", "conv1", "bn1", {7, 7, 3, 64});
        constexpr std::array<int, 4> kBlocks{3, 4, 6, 3};
        std::int64_t in = 64;
        for (int stage = 0; stage < 4; ++stage)
            for (int block = 0; block < kBlocks[static_cast<std::size_t>(stage)]; ++block)
                bottleneck(stage, block, in);
        const torch::Tensor kernel = tensor("fc1000/kernel", {2048, 1000});
        result_.tensors["fc.weight"] = kernel.t().contiguous();
        result_.tensors["fc.bias"] = tensor("fc1000/bias", {1000});
        result_.metadata = {
            {"architecture", "resnet50"}, {"stride", "first-1x1"}, {"input", "bgr-255-mean-103.939-116.779-123.68"}};
        return std::move(result_);
    }

private:
    // res4b_branch2a, bn4b_branch2a -> layer3.1.conv1, layer3.1.bn1
    void bottleneck(int stage, int block, std::int64_t& in)
    {
        const std::string keras = std::to_string(stage + 2) + static_cast<char>('a' + block) + "_branch";
        const std::string torch = "layer" + std::to_string(stage + 1) + "." + std::to_string(block) + ".";
        const std::int64_t width = std::int64_t(64) << stage, out = 4 * width;
        unit("res" + keras + "2a", "bn" + keras + "2a", torch + "conv1", torch + "bn1", {1, 1, in, width});
        unit("res" + keras + "2b", "bn" + keras + "2b", torch + "conv2", torch + "bn2", {3, 3, width, width});
        unit("res" + keras + "2c", "bn" + keras + "2c", torch + "conv3", torch + "bn3", {1, 1, width, out});
        if (block == 0)
            unit("res" + keras + "1", "bn" + keras + "1", torch + "downsample.0", torch + "downsample.1",
                 {1, 1, in, out});
        in = out;
    }

    void unit(const std::string& kerasConv, const std::string& kerasNorm, const std::string& conv,
              const std::string& norm, const std::array<std::int64_t, 4>& shape)
    {
        const std::vector<std::int64_t> channels{shape[3]};
        const torch::Tensor kernel = tensor(kerasConv + "/kernel", {shape.begin(), shape.end()});
        result_.tensors[conv + ".weight"] = kernel.permute({3, 2, 0, 1}).contiguous();
        result_.tensors[norm + ".weight"] = tensor(kerasNorm + "/gamma", channels);
        result_.tensors[norm + ".bias"] = tensor(kerasNorm + "/beta", channels);
        result_.tensors[norm + ".running_mean"] =
            tensor(kerasNorm + "/moving_mean", channels) - tensor(kerasConv + "/bias", channels);
        result_.tensors[norm + ".running_var"] =
            tensor(kerasNorm + "/moving_variance", channels) + (kKerasEpsilon - kTorchEpsilon);
    }

    torch::Tensor tensor(const std::string& key, const std::vector<std::int64_t>& shape) const
    {
        const auto found = keras_.tensors.find(key);
        if (found == keras_.tensors.end() || found->second.sizes() != torch::IntArrayRef(shape))
            throw damaged(name_ + ": " + key);
        return found->second.clone();
    }

    const Weights& keras_;
    const std::string& name_;
    Weights result_;
};

} // namespace

Weights readTensorFlowJs(const fs::path& folder)
{
    const fs::path file = folder / "model.json";
    const std::string name = utf8(file);
    const auto text = readFile(file, kLargestManifest);
    const Json model = Json::parse(text.begin(), text.end(), nullptr, false);
    if (!model.is_object() || !model.contains("weightsManifest") || !model["weightsManifest"].is_array())
        throw damaged(name + ": weightsManifest");
    Weights weights;
    for (const Json& group : model["weightsManifest"])
        readGroup(folder, group, name, weights);
    return weights;
}

Weights resNet50FromKeras(const Weights& keras, const std::string& name)
{
    return Converter(keras, name).convert();
}

} // namespace clutch::nn
