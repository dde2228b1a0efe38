// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/sobol.h"

#include "engine/core/error.h"
#include "engine/core/random.h"
#include "engine/core/text.h"

#include <bit>
#include <string>

namespace clutch::synthesis {

namespace {

constexpr int kBits = 32;

/// A primitive polynomial over GF(2), its inner coefficients as bits, and the odd numbers the recurrence starts with.
struct Polynomial {
    int degree;
    std::uint32_t coefficients;
    std::array<std::uint32_t, 5> initial;
};

/// Dimensions 2 to 10 of new-joe-kuo-6.21201.
constexpr std::array<Polynomial, Sobol::kMaxDimensions - 1> kPolynomials{{{1, 0, {1}},
                                                                          {2, 1, {1, 3}},
                                                                          {3, 1, {1, 3, 1}},
                                                                          {3, 2, {1, 1, 1}},
                                                                          {4, 1, {1, 1, 3, 3}},
                                                                          {4, 4, {1, 3, 5, 13}},
                                                                          {5, 2, {1, 1, 5, 5, 17}},
                                                                          {5, 4, {1, 1, 5, 5, 5}},
                                                                          {5, 7, {1, 1, 7, 11, 1}}}};

std::array<std::uint32_t, kBits> directionsOf(int dimension)
{
    std::array<std::uint32_t, kBits> directions{};
    if (dimension == 0) {
        for (int bit = 0; bit < kBits; ++bit)
            directions[bit] = 1u << (kBits - 1 - bit);
        return directions;
    }
    const Polynomial& polynomial = kPolynomials[dimension - 1];
    const int degree = polynomial.degree;
    for (int bit = 0; bit < kBits; ++bit) {
        if (bit < degree) {
            directions[bit] = polynomial.initial[bit] << (kBits - 1 - bit);
            continue;
        }
        directions[bit] = directions[bit - degree] ^ (directions[bit - degree] >> degree);
        for (int term = 1; term < degree; ++term)
            if ((polynomial.coefficients >> (degree - 1 - term)) & 1u) directions[bit] ^= directions[bit - term];
    }
    return directions;
}

/// Every digit plus a random sum of the more significant ones: a lower triangular matrix with ones on the diagonal.
void scramble(std::array<std::uint32_t, kBits>& directions, Random& random)
{
    std::array<std::uint32_t, kBits> rows{};
    for (int digit = 0; digit < kBits; ++digit) {
        const std::uint32_t diagonal = 1u << (kBits - 1 - digit);
        const std::uint32_t moreSignificant = ~(diagonal | (diagonal - 1));
        rows[digit] = diagonal | (static_cast<std::uint32_t>(random.next() >> 32) & moreSignificant);
    }
    for (std::uint32_t& direction : directions) {
        std::uint32_t scrambled = 0;
        for (int digit = 0; digit < kBits; ++digit)
            if (std::popcount(rows[digit] & direction) & 1) scrambled |= 1u << (kBits - 1 - digit);
        direction = scrambled;
    }
}

} // namespace

Sobol::Sobol(int dimensions)
{
    if (dimensions < 1 || dimensions > kMaxDimensions)
        throw Error(ErrorKind::Usage, "synthesis", CLUTCH_TEXT("Error", "this many dimensions cannot be searched"),
                    std::to_string(dimensions), CLUTCH_TEXT("Error", "use between 1 and 10 variables"));
    for (int dimension = 0; dimension < dimensions; ++dimension)
        directions_.push_back(directionsOf(dimension));
    state_.assign(dimensions, 0);
}

Sobol::Sobol(int dimensions, std::uint64_t seed) : Sobol(dimensions)
{
    Random random(seed);
    for (std::size_t dimension = 0; dimension < directions_.size(); ++dimension) {
        scramble(directions_[dimension], random);
        state_[dimension] = static_cast<std::uint32_t>(random.next() >> 32);
    }
}

std::vector<double> Sobol::next()
{
    std::vector<double> point(state_.size());
    const int changed = std::countr_one(index_);
    for (std::size_t dimension = 0; dimension < state_.size(); ++dimension) {
        point[dimension] = static_cast<double>(state_[dimension]) * 0x1p-32;
        state_[dimension] ^= directions_[dimension][changed];
    }
    ++index_;
    return point;
}

} // namespace clutch::synthesis
