// SPDX-License-Identifier: Apache-2.0
#include "engine/core/random.h"

#include <bit>
#include <cassert>
#include <cmath>
#include <numbers>

namespace clutch {

namespace {

constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15ull;

std::uint64_t mix(std::uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

} // namespace

std::uint64_t deriveSeed(std::uint64_t seed, std::uint64_t index)
{
    return mix(mix(seed + kGolden) + (index + 1) * kGolden);
}

Random::Random(std::uint64_t seed)
{
    for (std::uint64_t& word : state_)
        word = mix(seed += kGolden);
}

std::uint64_t Random::next()
{
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
}

double Random::uniform()
{
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

double Random::uniform(double low, double high)
{
    return low + (high - low) * uniform();
}

int Random::integer(int first, int last)
{
    assert(first <= last);
    const std::uint64_t span = static_cast<std::uint64_t>(static_cast<std::int64_t>(last) - first) + 1;
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % span; // draws above it would favour the low values
    std::uint64_t draw = next();
    while (draw >= limit)
        draw = next();
    return static_cast<int>(first + static_cast<std::int64_t>(draw % span));
}

double Random::normal()
{
    // Box-Muller, one of the pair thrown away: no hidden state between calls.
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * uniform());
}

} // namespace clutch
