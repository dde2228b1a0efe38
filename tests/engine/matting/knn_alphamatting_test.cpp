// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/matting/alphamatting_cases.h"

#include <QTest>

#include <algorithm>

using namespace clutch::matting;

class KnnAlphamattingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noWorseThanThePeerOnAllCases()
    {
        if (!test::hasAlphamatting()) QSKIP("CLUTCH_TEST_DATA is not set");
        const auto cases = test::allAlphamattingCases();
        const auto rgb = test::runAlphamatting(cases, MattingFeatures::Rgb);
        const auto hsv = test::runAlphamatting(cases, MattingFeatures::Hsv);
        // The mean of mse_unknown in pymatting.json, to see that the right file was read.
        QVERIFY(qAbs(rgb.peerMeanSquaredError - 0.012203) < 1e-6);
        QVERIFY(std::min(rgb.meanSquaredError, hsv.meanSquaredError) <= 1.05 * rgb.peerMeanSquaredError);
    }
};

QTEST_APPLESS_MAIN(KnnAlphamattingTest)
#include "knn_alphamatting_test.moc"
