// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/search_space.h"

#include "engine/core/error.h"
#include "engine/core/text.h"
#include "engine/synthesis/sobol.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>

namespace clutch::synthesis {

using Eigen::VectorXd;

namespace {

constexpr double kTurn = 2 * std::numbers::pi;

[[noreturn]] void reject(const std::string& subject)
{
    throw Error(ErrorKind::Usage, "synthesis", CLUTCH_TEXT("Error", "this space cannot be searched"), subject,
                CLUTCH_TEXT("Error", "give 1 to 10 variables, each with finite bounds, the lower one first"));
}

} // namespace

SearchSpace::SearchSpace(std::vector<SearchVariable> variables) : variables_(std::move(variables))
{
    std::vector<double> low, high;
    for (std::size_t i = 0; i < variables_.size(); ++i) {
        const SearchVariable& variable = variables_[i];
        if (!std::isfinite(variable.low) || !std::isfinite(variable.high) || !(variable.low < variable.high))
            reject("variable " + std::to_string(i));
        low.insert(low.end(), variable.periodic ? 2 : 1, variable.periodic ? -1 : 0);
        high.insert(high.end(), variable.periodic ? 2 : 1, 1);
    }
    if (variables_.empty() || low.size() > static_cast<std::size_t>(Sobol::kMaxDimensions))
        reject("features: " + std::to_string(low.size()));
    featureLow_ = Eigen::Map<VectorXd>(low.data(), static_cast<Eigen::Index>(low.size()));
    featureHigh_ = Eigen::Map<VectorXd>(high.data(), static_cast<Eigen::Index>(high.size()));
}

bool SearchSpace::contains(const std::vector<double>& point) const
{
    if (point.size() != variables_.size()) return false;
    for (std::size_t i = 0; i < point.size(); ++i)
        if (!(point[i] >= variables_[i].low && point[i] <= variables_[i].high)) return false;
    return true;
}

VectorXd SearchSpace::unitFromPoint(const std::vector<double>& point) const
{
    VectorXd unit(size());
    for (int i = 0; i < size(); ++i)
        unit[i] = (point[i] - variables_[i].low) / (variables_[i].high - variables_[i].low);
    return unit;
}

std::vector<double> SearchSpace::pointFromUnit(const VectorXd& unit) const
{
    std::vector<double> point(size());
    for (int i = 0; i < size(); ++i) {
        const SearchVariable& variable = variables_[i];
        point[i] = std::clamp(variable.low + unit[i] * (variable.high - variable.low), variable.low, variable.high);
        if (variable.periodic && point[i] >= variable.high) point[i] = variable.low;
    }
    return point;
}

VectorXd SearchSpace::wrapped(const VectorXd& unit) const
{
    VectorXd result = unit;
    for (int i = 0; i < size(); ++i)
        result[i] = variables_[i].periodic ? unit[i] - std::floor(unit[i]) : std::clamp(unit[i], 0.0, 1.0);
    return result;
}

VectorXd SearchSpace::features(const VectorXd& unit) const
{
    VectorXd result(featureLow_.size());
    for (int i = 0, feature = 0; i < size(); ++i) {
        if (variables_[i].periodic) {
            result[feature++] = std::cos(kTurn * unit[i]);
            result[feature++] = std::sin(kTurn * unit[i]);
        } else {
            result[feature++] = unit[i];
        }
    }
    return result;
}

VectorXd SearchSpace::unitGradient(const VectorXd& unit, const VectorXd& featureGradient) const
{
    VectorXd result(size());
    for (int i = 0, feature = 0; i < size(); ++i) {
        if (variables_[i].periodic) {
            result[i] = kTurn * (std::cos(kTurn * unit[i]) * featureGradient[feature + 1] -
                                 std::sin(kTurn * unit[i]) * featureGradient[feature]);
            feature += 2;
        } else {
            result[i] = featureGradient[feature++];
        }
    }
    return result;
}

VectorXd SearchSpace::unitLow() const
{
    VectorXd low(size());
    for (int i = 0; i < size(); ++i)
        low[i] = variables_[i].periodic ? -std::numeric_limits<double>::infinity() : 0;
    return low;
}

VectorXd SearchSpace::unitHigh() const
{
    VectorXd high(size());
    for (int i = 0; i < size(); ++i)
        high[i] = variables_[i].periodic ? std::numeric_limits<double>::infinity() : 1;
    return high;
}

} // namespace clutch::synthesis
