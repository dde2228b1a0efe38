// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace clutch::synthesis {

/// Sobol's low-discrepancy sequence in [0, 1)^d, in Gray code order, plain or scrambled: any 2^k points in a row from
/// the start lie far more evenly than random ones, and scrambled sequences of different seeds are independent.
///
/// Sources: direction numbers new-joe-kuo-6 (Joe, Kuo 2008, SIAM J. Sci. Comput. 30, 2635-2654); Gray code order
/// (Antonov, Saleev 1979); scrambling by a random lower triangular matrix and a digital shift (Matousek 1998), which
/// keeps every net property of the plain sequence.
///
///   dimensions  int     1 .. kMaxDimensions
///   seed        uint64  any; the same seed gives the same points
///
/// At most 2^32 - 1 points. Errors: Usage when `dimensions` is out of range.
class Sobol {
public:
    static constexpr int kMaxDimensions = 10;

    explicit Sobol(int dimensions); ///< plain: the first point is the origin
    Sobol(int dimensions, std::uint64_t seed);

    std::vector<double> next(); ///< [dimensions], each in [0, 1)

private:
    using Directions = std::array<std::uint32_t, 32>;

    std::vector<Directions> directions_; // the most significant bit is the first digit after the point
    std::vector<std::uint32_t> state_;
    std::uint32_t index_ = 0;
};

} // namespace clutch::synthesis
