// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"

#include <QTest>

using clutch::Progress;
using clutch::cli::clockText;
using clutch::cli::progressBar;

class ConsoleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clock()
    {
        QCOMPARE(clockText(0), std::string("0:00"));
        QCOMPARE(clockText(9.4), std::string("0:09"));
        QCOMPARE(clockText(61), std::string("1:01"));
        QCOMPARE(clockText(3753), std::string("1:02:33"));
        QCOMPARE(clockText(-5), std::string("0:00"));
    }

    void barCountsRealItems()
    {
        const Progress half{"Matting", 120, 240, 11.84, 10.1};
        QCOMPARE(progressBar(half, 200), std::string("Matting [############............] 120/240  11.8/s  0:10 left"));
        const Progress unknown{"Reading", 17, 0, 0, -1};
        QCOMPARE(progressBar(unknown, 200), std::string("Reading 17"));
    }

    void barNeverWrapsTheLine()
    {
        const Progress progress{"Matting", 1, 2, 1, 1};
        QCOMPARE(progressBar(progress, 20).size(), std::size_t(19));
    }
};

QTEST_APPLESS_MAIN(ConsoleTest)
#include "console_test.moc"
