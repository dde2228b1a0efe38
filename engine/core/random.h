// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace clutch {

/// A seed for item `index` of a run seeded with `seed`: items can then be made in any order, or again, with the same
/// bytes. SplitMix64 (Steele, Lea, Flood 2014).
std::uint64_t deriveSeed(std::uint64_t seed, std::uint64_t index);

/// xoshiro256** (Blackman, Vigna 2018) with distributions of our own: the standard library's differ from one vendor to
/// the next.
class Random {
public:
    explicit Random(std::uint64_t seed);

    std::uint64_t next();
    double uniform();                        ///< [0, 1)
    double uniform(double low, double high); ///< [low, high)
    int integer(int first, int last);        ///< both ends included, without modulo bias
    double normal();                         ///< mean 0, deviation 1

private:
    std::uint64_t state_[4];
};

} // namespace clutch
