// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/text.h"
#include "engine/simulation/models/models.h"
#include "engine/simulation/object_model.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace clutch::simulation {
namespace {

const std::array<std::string, kKinds> kNames{"badminton", "battery", "clothespin", "grape",  "milk",
                                             "hex-nut",   "orange",  "ping-pong",  "tissue", "wing-nut"};

} // namespace

const std::string& kindName(Kind kind)
{
    return kNames.at(static_cast<std::size_t>(kind));
}

std::vector<Kind> kindsFromText(const std::string& text)
{
    std::vector<Kind> kinds;
    std::istringstream names(text);
    for (std::string name; std::getline(names, name, ',');) {
        if (name == "all") {
            for (int kind = 0; kind < kKinds; ++kind)
                kinds.push_back(static_cast<Kind>(kind));
            continue;
        }
        const auto found = std::find(kNames.begin(), kNames.end(), name);
        if (found == kNames.end())
            throw Error(ErrorKind::Usage, "simulation", CLUTCH_TEXT("Error", "there is no such kind of object"), name,
                        CLUTCH_TEXT("Error", "use all, or some of badminton, battery, clothespin, grape, milk, "
                                             "hex-nut, orange, ping-pong, tissue and wing-nut"));
        kinds.push_back(static_cast<Kind>(found - kNames.begin()));
    }
    std::sort(kinds.begin(), kinds.end());
    kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
    if (kinds.empty())
        throw Error(ErrorKind::Usage, "simulation", CLUTCH_TEXT("Error", "no kind of object was named"), text,
                    CLUTCH_TEXT("Error", "name one, or all"));
    return kinds;
}

ObjectModel makeObject(Kind kind, std::uint64_t seed, int instance)
{
    using Maker = ObjectModel (*)(Chance&);
    static constexpr std::array<Maker, kKinds> kMakers{makeBadminton, makeBattery, makeClothespin, makeGrape,
                                                       makeMilk,      makeHexNut,  makeOrange,     makePingPong,
                                                       makeTissue,    makeWingNut};
    const auto index = static_cast<std::size_t>(kind);
    const std::uint64_t goods = deriveSeed(seed, index);
    // Index 0 is the batch itself, so that no item repeats its numbers.
    Chance chance{Random(deriveSeed(goods, 0)), Random(deriveSeed(goods, 1 + static_cast<std::uint64_t>(instance)))};
    ObjectModel model = kMakers.at(index)(chance);
    model.kind = kind;
    return model;
}

} // namespace clutch::simulation
