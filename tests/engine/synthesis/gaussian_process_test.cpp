// SPDX-License-Identifier: Apache-2.0
#include "engine/core/random.h"
#include "engine/synthesis/gaussian_process.h"
#include "engine/synthesis/matern_kernel.h"

#include <Eigen/Cholesky>
#include <Eigen/LU>
#include <QTest>

#include <cmath>

using namespace clutch;
using namespace clutch::synthesis;
using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

constexpr int kDimensions = 3;

VectorXd randomVector(Random& random, Eigen::Index size, double low, double high)
{
    VectorXd result(size);
    for (double& x : result)
        x = random.uniform(low, high);
    return result;
}

struct Data {
    VectorXd low{{-2, 10, 0}}, high{{4, 11, 500}};
    MatrixXd points;
    VectorXd values;
};

Data randomData(int count, std::uint64_t seed)
{
    Data data;
    Random random(seed);
    data.points.resize(kDimensions, count);
    data.values.resize(count);
    for (int i = 0; i < count; ++i) {
        const VectorXd unit = randomVector(random, kDimensions, 0, 1);
        data.points.col(i) = data.low + unit.cwiseProduct(data.high - data.low);
        data.values[i] = 100 + 20 * std::sin(5 * unit[0]) * unit[1] + random.normal();
    }
    return data;
}

GaussianProcessParameters someParameters()
{
    return {VectorXd{{0.3, 0.8, 2.5}}, 1.7, 0.02, -0.3};
}

double kernelByHand(const VectorXd& left, const VectorXd& right, const GaussianProcessParameters& parameters)
{
    const double r = (left - right).cwiseQuotient(parameters.lengths).norm();
    return parameters.signalVariance * (1 + std::sqrt(5.0) * r + 5.0 / 3 * r * r) * std::exp(-std::sqrt(5.0) * r);
}

/// The textbook formulas with an explicit inverse and the parameters in standardised units.
std::pair<double, double> posteriorByHand(const Data& data, const GaussianProcessParameters& parameters,
                                          const VectorXd& point)
{
    const Eigen::Index count = data.values.size();
    const double shift = data.values.mean();
    const double scale = std::sqrt((data.values.array() - shift).square().mean());
    const VectorXd side = data.high - data.low;
    const auto unit = [&](const VectorXd& x) { return VectorXd((x - data.low).cwiseQuotient(side)); };
    MatrixXd covariance(count, count);
    VectorXd column(count);
    for (Eigen::Index i = 0; i < count; ++i) {
        column[i] = kernelByHand(unit(data.points.col(i)), unit(point), parameters);
        for (Eigen::Index j = 0; j < count; ++j)
            covariance(i, j) = kernelByHand(unit(data.points.col(i)), unit(data.points.col(j)), parameters) +
                               (i == j ? parameters.noiseVariance : 0);
    }
    const MatrixXd inverse = covariance.fullPivLu().inverse();
    const VectorXd residual = ((data.values.array() - shift) / scale - parameters.mean).matrix();
    return {shift + scale * (parameters.mean + column.dot(inverse * residual)),
            scale * scale * (parameters.signalVariance - column.dot(inverse * column))};
}

bool close(double found, double expected, double tolerance)
{
    const bool isClose = std::abs(found - expected) <= tolerance * (1 + std::abs(expected));
    if (!isClose) qWarning("found %.12g, expected %.12g", found, expected);
    return isClose;
}

} // namespace

class GaussianProcessTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void kernelAndItsSlope()
    {
        const GaussianProcessParameters unit{VectorXd::Ones(1), 1, 0, 0};
        for (const double r : {0.0, 1e-4, 0.3, 1.0, 4.0}) {
            const MaternValues found = matern52(Eigen::ArrayXXd::Constant(1, 1, r * r));
            QVERIFY(close(found.value(0, 0), kernelByHand(VectorXd{{r}}, VectorXd{{0}}, unit), 1e-14));
            const double h = 1e-5;
            const double derivative = (kernelByHand(VectorXd{{r + h}}, VectorXd{{0}}, unit) -
                                       kernelByHand(VectorXd{{r - h}}, VectorXd{{0}}, unit)) /
                                      (2 * h);
            QVERIFY(close(-found.slope(0, 0) * r, derivative, 1e-8));
        }
    }

    void likelihoodAndPriorGradients()
    {
        const Data data = randomData(20, 1);
        const MatrixXd unit = (data.high - data.low).cwiseInverse().asDiagonal() * (data.points.colwise() - data.low);
        const MarginalLikelihood likelihood(unit, (data.values.array() - 100) / 10);
        Random random(2);
        for (int repeat = 0; repeat < 5; ++repeat) {
            const VectorXd theta = randomVector(random, kDimensions + 3, -1.5, 0.5);
            VectorXd gradient = VectorXd::Zero(theta.size()), priorGradient = gradient;
            likelihood(theta, &gradient);
            logPrior(theta, &priorGradient);
            for (Eigen::Index i = 0; i < theta.size(); ++i) {
                const double h = 1e-5;
                VectorXd above = theta, below = theta;
                above[i] += h;
                below[i] -= h;
                QVERIFY(close(gradient[i], (likelihood(above, nullptr) - likelihood(below, nullptr)) / (2 * h), 1e-6));
                QVERIFY(close(priorGradient[i], (logPrior(above, nullptr) - logPrior(below, nullptr)) / (2 * h), 1e-6));
            }
        }
    }

    void likelihoodIsTheNormalDensity()
    {
        // Two points: the bivariate normal density written out.
        const MatrixXd points{{0.1, 0.4}};
        const VectorXd theta{{std::log(0.5), std::log(2.0), std::log(0.1), 0.2}};
        const GaussianProcessParameters parameters{VectorXd{{0.5}}, 2, 0.1, 0.2};
        const double a = 2.1, b = kernelByHand(points.col(0), points.col(1), parameters), u = 1 - 0.2, v = -0.5 - 0.2;
        const double determinant = a * a - b * b;
        const double expected = -0.5 * (a * u * u - 2 * b * u * v + a * v * v) / determinant -
                                0.5 * std::log(determinant) - std::log(2 * M_PI);
        QVERIFY(close(MarginalLikelihood(points, VectorXd{{1, -0.5}})(theta, nullptr), expected, 1e-12));
    }

    void posteriorAgreesWithDenseFormulas()
    {
        const Data data = randomData(25, 3);
        GaussianProcess process(data.low, data.high);
        process.condition(data.points, data.values, someParameters());
        const MatrixXd others = randomData(10, 4).points;
        WhitenedPoints whitened;
        process.whiten(others, whitened);
        const VectorXd means = process.means(whitened), variances = process.variances(whitened);
        for (Eigen::Index i = 0; i < others.cols(); ++i) {
            const auto [mean, variance] = posteriorByHand(data, someParameters(), others.col(i));
            const Posterior found = process.posterior(others.col(i));
            QVERIFY(close(found.mean, mean, 1e-9) && close(found.variance, variance, 1e-9));
            QVERIFY(close(means[i], mean, 1e-9) && close(variances[i], variance, 1e-9));
        }
    }

    void posteriorGradients()
    {
        const Data data = randomData(25, 5);
        GaussianProcess process(data.low, data.high);
        process.condition(data.points, data.values, someParameters());
        const MatrixXd others = randomData(10, 6).points;
        for (Eigen::Index column = 0; column < others.cols(); ++column) {
            const Posterior found = process.posterior(others.col(column), true);
            for (int i = 0; i < kDimensions; ++i) {
                const double side = data.high[i] - data.low[i], h = 1e-5 * side;
                VectorXd above = others.col(column), below = above;
                above[i] += h;
                below[i] -= h;
                const Posterior right = process.posterior(above), left = process.posterior(below);
                QVERIFY(close(found.meanGradient[i] * side, (right.mean - left.mean) / 2e-5, 1e-5));
                QVERIFY(close(found.varianceGradient[i] * side, (right.variance - left.variance) / 2e-5, 1e-5));
            }
        }
    }

    void appendedRowsEqualTheFullFactor()
    {
        Random random(7);
        MatrixXd square(12, 12);
        for (Eigen::Index i = 0; i < 12; ++i)
            square.col(i) = randomVector(random, 12, -1, 1);
        const MatrixXd matrix = square * square.transpose() + MatrixXd::Identity(12, 12);
        MatrixXd lower;
        for (Eigen::Index i = 0; i < 12; ++i)
            appendCholeskyRow(lower, matrix.col(i).head(i), matrix(i, i));
        const MatrixXd full = matrix.llt().matrixL();
        QVERIFY((lower - full).cwiseAbs().maxCoeff() < 1e-12);
    }

    void appendingEqualsConditioning()
    {
        // The first points decide the scaling, so those appended must leave the mean and deviation as they are.
        const Data data = randomData(16, 8);
        MatrixXd twicePoints(kDimensions, 32);
        VectorXd twiceValues(32);
        const double shift = data.values.mean();
        twicePoints << data.points, randomData(16, 9).points;
        twiceValues << data.values, (2 * shift - data.values.array()).matrix();
        GaussianProcess grown(data.low, data.high), whole(data.low, data.high);
        const MatrixXd others = randomData(5, 10).points;
        WhitenedPoints whitened, fresh;
        grown.condition(data.points, data.values, someParameters());
        grown.whiten(others, whitened);
        for (int i = 16; i < 32; ++i) {
            grown.append(twicePoints.col(i), twiceValues[i]);
            if (i % 3 == 0) grown.whiten(others, whitened);
        }
        grown.whiten(others, whitened);
        whole.condition(twicePoints, twiceValues, someParameters());
        whole.whiten(others, fresh);
        QVERIFY((grown.cholesky() - whole.cholesky()).cwiseAbs().maxCoeff() < 1e-10);
        QCOMPARE(whitened.done, Eigen::Index(32));
        QVERIFY((whitened.values.leftCols(32) - fresh.values.leftCols(32)).cwiseAbs().maxCoeff() < 1e-10);
        for (Eigen::Index i = 0; i < others.cols(); ++i) {
            QVERIFY(close(grown.posterior(others.col(i)).mean, whole.posterior(others.col(i)).mean, 1e-9));
            QVERIFY(close(grown.means(whitened)[i], whole.means(fresh)[i], 1e-9));
        }
    }

    void fitFindsWhichInputsMatter()
    {
        const Data data = randomData(60, 11); // of inputs 0 and 1, with noise of deviation 1; input 2 does nothing
        GaussianProcess process(data.low, data.high);
        process.fit(data.points, data.values, 1, 4);
        const auto& parameters = process.parameters();
        QVERIFY(parameters.lengths[2] > 3 * parameters.lengths[0]);
        const double scale = std::sqrt((data.values.array() - data.values.mean()).square().mean());
        const double noise = std::sqrt(parameters.noiseVariance) * scale;
        QVERIFY2(noise > 0.5 && noise < 1.6, qPrintable(QString::number(noise)));
        const GaussianProcessParameters first = parameters;
        GaussianProcess again(data.low, data.high);
        again.fit(data.points, data.values, 1, 4);
        QVERIFY(first.lengths == again.parameters().lengths);
    }

    void survivesRepeatedPointsAndEqualValues()
    {
        Data data = randomData(8, 12);
        for (int i = 1; i < 8; ++i)
            data.points.col(i) = data.points.col(0);
        data.values.setConstant(3);
        GaussianProcess process(data.low, data.high);
        process.fit(data.points, data.values, 1, 2);
        for (int i = 0; i < 20; ++i)
            process.append(data.points.col(0), 3);
        const Posterior found = process.posterior(data.points.col(0), true);
        QVERIFY(std::abs(found.mean - 3) < 0.1 && found.variance > 0 && found.meanGradient.allFinite());
    }
};

QTEST_APPLESS_MAIN(GaussianProcessTest)
#include "gaussian_process_test.moc"
