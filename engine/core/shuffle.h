// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/random.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace clutch {

/// Every order alike (Fisher, Yates; Durstenfeld 1964), and the same for the same generator with any standard library,
/// which std::shuffle does not promise.
template <class T>
void shuffle(std::vector<T>& items, Random& random)
{
    for (std::size_t left = items.size(); left > 1; --left)
        std::swap(items[left - 1], items[static_cast<std::size_t>(random.integer(0, static_cast<int>(left) - 1))]);
}

} // namespace clutch
