// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/matern_kernel.h"

#include <cmath>

namespace clutch::synthesis {

MaternValues matern52(const Eigen::ArrayXXd& squaredDistances)
{
    const Eigen::ArrayXXd scaled = (5 * squaredDistances).sqrt();
    const Eigen::ArrayXXd decay = (-scaled).exp();
    return {(1 + scaled + (5.0 / 3) * squaredDistances) * decay, (5.0 / 3) * (1 + scaled) * decay};
}

Eigen::ArrayXd maternCorrelation(const Eigen::ArrayXd& squaredDistances)
{
    const Eigen::ArrayXd scaled = (5 * squaredDistances).sqrt();
    return (1 + scaled + (5.0 / 3) * squaredDistances) * (-scaled).exp();
}

Eigen::ArrayXXd squaredDistances(const Eigen::MatrixXd& left, const Eigen::MatrixXd& right)
{
    // Differences first: |a|^2 + |b|^2 - 2ab loses the digits of near neighbours, which are the ones that matter.
    Eigen::ArrayXXd result = Eigen::ArrayXXd::Zero(left.cols(), right.cols());
    for (Eigen::Index column = 0; column < right.cols(); ++column)
        for (Eigen::Index row = 0; row < left.rows(); ++row)
            result.col(column) += (left.row(row).transpose().array() - right(row, column)).square();
    return result;
}

} // namespace clutch::synthesis
