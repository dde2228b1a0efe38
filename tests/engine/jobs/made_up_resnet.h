// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engine/jobs/weights_fixture.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace clutch::test {

/// ResNet-50 as Keras names it, of zeros.
struct MadeUpResnet {
    nlohmann::json weights = nlohmann::json::array();
    std::size_t numbers = 0;

    MadeUpResnet()
    {
        unit("conv1", "bn_conv1", {7, 7, 3, 64});
        int in = 64;
        const int blocks[] = {3, 4, 6, 3};
        for (int stage = 0; stage < 4; ++stage)
            for (int block = 0; block < blocks[stage]; ++block) {
                const std::string name = std::to_string(stage + 2) + static_cast<char>('a' + block) + "_branch";
                const int width = 64 << stage;
                unit("res" + name + "2a", "bn" + name + "2a", {1, 1, in, width});
                unit("res" + name + "2b", "bn" + name + "2b", {3, 3, width, width});
                unit("res" + name + "2c", "bn" + name + "2c", {1, 1, width, 4 * width});
                if (block == 0) unit("res" + name + "1", "bn" + name + "1", {1, 1, in, 4 * width});
                in = 4 * width;
            }
        tensor("fc1000/kernel", {2048, 1000});
        tensor("fc1000/bias", {1000});
    }
    void unit(const std::string& conv, const std::string& norm, const std::vector<int>& shape)
    {
        tensor(conv + "/kernel", shape);
        for (const std::string& name :
             {conv + "/bias", norm + "/gamma", norm + "/beta", norm + "/moving_mean", norm + "/moving_variance"})
            tensor(name, {shape[3]});
    }
    void tensor(const std::string& name, const std::vector<int>& shape)
    {
        weights.push_back({{"name", name}, {"shape", shape}, {"dtype", "float32"}});
        std::size_t count = 1;
        for (const int length : shape)
            count *= static_cast<std::size_t>(length);
        numbers += count;
    }
    std::vector<std::uint8_t> package() const
    {
        const nlohmann::json group = {{"paths", {"shard1.bin", "shard2.bin"}}, {"weights", weights}};
        const std::string first(1000003, '\0');
        Tar tar;
        tar.add({.name = "package/model/model.json", .contents = nlohmann::json{{"weightsManifest", {group}}}.dump()});
        tar.add({.name = "package/model/shard1.bin", .contents = first});
        tar.add({.name = "package/model/shard2.bin", .contents = std::string(4 * numbers - first.size(), '\0')});
        return gzipped(tar.bytes());
    }
};

} // namespace clutch::test
