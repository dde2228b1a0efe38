// SPDX-License-Identifier: Apache-2.0
#include "engine/core/cache.h"

#include <QTest>

using namespace clutch;

class CacheTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whereItIs_data()
    {
        QTest::addColumn<QByteArray>("own");
        QTest::addColumn<QByteArray>("all");
        QTest::addColumn<QByteArray>("folder");
        QTest::newRow("our own first") << QByteArray("/a/b") << QByteArray("/c") << QByteArray("/a/b");
        QTest::newRow("everybody's") << QByteArray() << QByteArray("/c") << QByteArray("/c/clutch");
        QTest::newRow("home") << QByteArray() << QByteArray() << QByteArray("/home/x/.cache/clutch");
        QTest::newRow("relative") << QByteArray() << QByteArray("c") << QByteArray("/home/x/.cache/clutch");
    }
    void whereItIs()
    {
        QFETCH(QByteArray, own);
        QFETCH(QByteArray, all);
        QFETCH(QByteArray, folder);
        qputenv("CLUTCH_CACHE", own);
        qputenv("XDG_CACHE_HOME", all);
        qputenv("HOME", "/home/x");
        QCOMPARE(cacheFolder(), std::filesystem::path(folder.toStdString()));
    }
};

QTEST_APPLESS_MAIN(CacheTest)
#include "cache_test.moc"
