// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/knn_solver.h"

#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace clutch::matting {

namespace {

constexpr std::size_t kPart = 2048;

/// Runs `part(begin, end)` over all rows in fixed parts and adds what they return in order.
template <class Part>
double sumOverParts(std::size_t rows, Part part)
{
    const std::size_t parts = (rows + kPart - 1) / kPart;
    std::vector<double> sums(parts);
    cv::parallel_for_(cv::Range(0, static_cast<int>(parts)), [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i)
            sums[i] = part(i * kPart, std::min(rows, (i + 1) * kPart));
    });
    double sum = 0;
    for (const double value : sums)
        sum += value;
    return sum;
}

float timesRow(const KnnSystem& system, const std::vector<float>& x, std::size_t row)
{
    // Four sums at a time: one would wait for each addition before the next.
    const std::uint32_t* columns = system.columns.data();
    const std::uint32_t end = system.rowStart[row + 1];
    std::array<float, 4> sums{};
    std::uint32_t e = system.rowStart[row];
    for (; e + 4 <= end; e += 4)
        for (std::uint32_t lane = 0; lane < 4; ++lane)
            sums[lane] += x[columns[e + lane]];
    for (; e < end; ++e)
        sums[0] += x[columns[e]];
    const float linked = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    float beside = 0;
    for (const std::int32_t other : system.lattice[row])
        if (other >= 0) beside += x[other];
    return system.diagonal[row] * x[row] - linked - kLatticeWeight * beside;
}

} // namespace

SolverReport solve(const KnnSystem& system, std::vector<float>& x, double tolerance, int maxIterations)
{
    const std::size_t rows = system.size();
    const std::vector<float>& diagonal = system.diagonal;
    std::vector<float> residual(rows), direction(rows), product(rows);
    const double scale = sumOverParts(rows, [&](std::size_t begin, std::size_t end) {
        double sum = 0;
        for (std::size_t i = begin; i < end; ++i)
            sum += static_cast<double>(system.rightSide[i]) * system.rightSide[i] / diagonal[i];
        return sum;
    });
    double energy = sumOverParts(rows, [&](std::size_t begin, std::size_t end) {
        double sum = 0;
        for (std::size_t i = begin; i < end; ++i) {
            residual[i] = system.rightSide[i] - timesRow(system, x, i);
            direction[i] = residual[i] / diagonal[i];
            sum += static_cast<double>(residual[i]) * direction[i];
        }
        return sum;
    });
    SolverReport report;
    // Nothing pulls towards 1 when no unknown pixel is tied to the object; then the residual is taken as it is.
    const double unit = scale > 0 ? scale : 1;
    while (energy > tolerance * tolerance * unit && report.iterations < maxIterations) {
        ++report.iterations;
        const double curvature = sumOverParts(rows, [&](std::size_t begin, std::size_t end) {
            double sum = 0;
            for (std::size_t i = begin; i < end; ++i) {
                product[i] = timesRow(system, direction, i);
                sum += static_cast<double>(direction[i]) * product[i];
            }
            return sum;
        });
        const auto step = static_cast<float>(energy / curvature);
        const double reduced = sumOverParts(rows, [&](std::size_t begin, std::size_t end) {
            double sum = 0;
            for (std::size_t i = begin; i < end; ++i) {
                x[i] += step * direction[i];
                residual[i] -= step * product[i];
                sum += static_cast<double>(residual[i]) * residual[i] / diagonal[i];
            }
            return sum;
        });
        const auto kept = static_cast<float>(reduced / energy);
        energy = reduced;
        sumOverParts(rows, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                direction[i] = residual[i] / diagonal[i] + kept * direction[i];
            return 0.0;
        });
    }
    report.residual = std::sqrt(energy / unit);
    return report;
}

} // namespace clutch::matting
