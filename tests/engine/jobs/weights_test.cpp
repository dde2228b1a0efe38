// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/jobs/weights.h"

#include <QTemporaryDir>
#include <QTest>

using namespace clutch;
using namespace clutch::jobs;

class WeightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatAPersonPutThere()
    {
        QTemporaryDir cache; // never the user's own
        qputenv("CLUTCH_CACHE", cache.path().toUtf8());
        QVERIFY(!imageNetWeights() && !alexNetWeights() && !structuredEdgeModel());
        for (const char* name : {"resnet50-0676ba61.pth", "alexnet-owt-7be5be79.pth", "model.yml.gz"})
            writeFileAtomically(weightsFolder() / name, "x");
        QCOMPARE(*imageNetWeights(), weightsFolder() / "resnet50-0676ba61.pth");
        QCOMPARE(*alexNetWeights(), weightsFolder() / "alexnet-owt-7be5be79.pth");
        QCOMPARE(*structuredEdgeModel(), weightsFolder() / "model.yml.gz");
        writeFileAtomically(weightsFolder() / kImageNetFile, "x");
        QCOMPARE(*imageNetWeights(), weightsFolder() / kImageNetFile);
    }
};

QTEST_APPLESS_MAIN(WeightsTest)
#include "weights_test.moc"
