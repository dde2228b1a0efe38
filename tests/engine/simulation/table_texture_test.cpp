// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/table_texture.h"

#include <QTest>
#include <opencv2/core.hpp>

#include <cmath>

using namespace clutch::simulation;

namespace {

/// Mean difference between two columns (or rows) of a texture.
double step(const cv::Mat& texture, int from, int to, bool columns)
{
    cv::Mat difference;
    if (columns)
        cv::absdiff(texture.col(from), texture.col(to), difference);
    else
        cv::absdiff(texture.row(from), texture.row(to), difference);
    const cv::Scalar mean = cv::mean(difference);
    return mean[0] + mean[1] + mean[2];
}

} // namespace

class TableTextureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void repeatsWithoutASeam()
    {
        for (int kind = 0; kind < kTableKinds; ++kind) {
            const TableTop top = makeTableTop(static_cast<TableKind>(kind), 3);
            for (const cv::Mat& texture : {top.material.albedoTexture, top.material.normalTexture}) {
                if (texture.empty()) continue;
                for (const bool columns : {true, false}) {
                    const int count = columns ? texture.cols : texture.rows;
                    double most = 0;
                    for (int i = 0; i + 1 < count; ++i)
                        most = std::max(most, step(texture, i, i + 1, columns));
                    QVERIFY2(step(texture, count - 1, 0, columns) <= 1.3 * most + 1,
                             qPrintable(QString("kind %1").arg(kind)));
                }
            }
        }
    }

    void keepsItsWord()
    {
        for (int kind = 0; kind < kTableKinds; ++kind)
            for (std::uint64_t seed = 0; seed < 4; ++seed) {
                const TableTop top = makeTableTop(static_cast<TableKind>(kind), seed);
                QVERIFY(top.tileMm > 50 && top.material.roughness > 0.1 && top.material.roughness <= 1);
                const cv::Scalar bgr = cv::mean(top.material.albedoTexture);
                for (int channel = 0; channel < 3; ++channel) {
                    QVERIFY(top.meanAlbedo[channel] >= 0 && top.meanAlbedo[channel] < 0.95);
                    const double shown = std::pow(bgr[2 - channel] / 255, 2.2);
                    QVERIFY2(std::abs(shown - top.meanAlbedo[channel]) < 0.06,
                             qPrintable(QString("kind %1").arg(kind)));
                }
            }
        QVERIFY(makeTableTop(TableKind::White, 1).meanAlbedo[1] > 0.6);
        QVERIFY(makeTableTop(TableKind::DarkCloth, 1).meanAlbedo[1] < 0.1);
    }

    void seedsMakeOthers()
    {
        const cv::Mat first = makeTableTop(TableKind::Wood, 1).material.albedoTexture;
        QCOMPARE(cv::norm(first, makeTableTop(TableKind::Wood, 1).material.albedoTexture, cv::NORM_INF), 0.0);
        QVERIFY(cv::norm(first, makeTableTop(TableKind::Wood, 2).material.albedoTexture, cv::NORM_INF) > 5);
    }

    void plainIsPlain()
    {
        const cv::Vec3d colour(0.06, 0.28, 0.10);
        const TableTop top = makePlainTop(colour, 5);
        QVERIFY(cv::norm(top.meanAlbedo - colour) < 0.02);
        cv::Scalar mean, deviation;
        cv::meanStdDev(top.material.albedoTexture, mean, deviation);
        QVERIFY(deviation[1] < 4);
    }
};

QTEST_APPLESS_MAIN(TableTextureTest)
#include "table_texture_test.moc"
