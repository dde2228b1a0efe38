// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/jobs/weights_process.h"
#include "tests/support/patient_test.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <sys/stat.h>
#include <unistd.h>

using namespace clutch;
using namespace clutch::jobs;
namespace fs = std::filesystem;

class WeightsProcessTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> dir_;
    fs::path root() const { return pathFromUtf8(dir_->path().toStdString()); }
    ProcessEnd sh(
        const std::string& script, const std::function<void()>& whileRunning = [] {}) const
    {
        return runProcess("/bin/sh", {"-c", script}, root(), whileRunning);
    }
    std::string textOf(const char* name) const
    {
        const auto bytes = readFile(root() / name);
        return {bytes.begin(), bytes.end()};
    }

private Q_SLOTS:
    void init() { dir_ = std::make_unique<QTemporaryDir>(); }

    void tellsHowItEndedAndWhatItSaid()
    {
        const ProcessEnd good = sh("echo out; echo err >&2; pwd > where; read line || echo nothing > read");
        QCOMPARE(good.code, 0);
        QCOMPARE(good.said, std::string("err\n"));
        QCOMPARE(textOf("where"), utf8(fs::canonical(root())) + "\n");
        QCOMPARE(textOf("read"), std::string("nothing\n")); // it is given no input
        QCOMPARE(sh("exit 7").code, 7);
        QCOMPARE(sh("kill -9 $$").code, 128 + SIGKILL);
        QVERIFY(sh("head -c 1000000 /dev/zero >&2").said.size() <= 4096);
    }

    void argumentsAreNoShellsWords()
    {
        const ProcessEnd end =
            runProcess("/bin/sh", {"-c", "printf %s \"$1\" > said", "x", "a b; $HOME 'c'"}, root(), [] {});
        QCOMPARE(end.code, 0);
        QCOMPARE(textOf("said"), std::string("a b; $HOME 'c'"));
    }

    void whatCannotBeStartedIsNamed()
    {
        try {
            runProcess(root() / "none", {}, root(), [] {});
            QFAIL("started");
        } catch (const Error& error) {
            QVERIFY(error.subject().starts_with(utf8(root() / "none")));
        }
    }

    // One that does not listen and one that it started.
    void anExceptionEndsItAndItsChildren()
    {
        const auto untilBothAreThere = [&] {
            if (fs::exists(root() / "pids")) throw Cancelled();
        };
        QVERIFY_EXCEPTION_THROWN(
            sh("trap '' TERM; sleep 1000 & echo $$ $! > p; mv p pids; while :; do wait; done", untilBothAreThere),
            Cancelled);
        const QStringList pids = QString::fromStdString(textOf("pids")).simplified().split(QLatin1Char(' '));
        QCOMPARE(pids.size(), 2);
        QVERIFY(::kill(pids[0].toInt(), 0) != 0 && errno == ESRCH);
        QTRY_VERIFY(::kill(pids[1].toInt(), 0) != 0);
    }

    void findsProgramsInThePath()
    {
        const fs::path file = root() / "tool";
        writeFileAtomically(file, "#!/bin/sh\n");
        qputenv("PATH", "/nowhere::" + dir_->path().toUtf8());
        QVERIFY(!findProgram("tool")); // may not be run
        ::chmod(file.c_str(), 0755);
        QCOMPARE(*findProgram("tool"), file);
        QVERIFY(!findProgram("other"));
        qputenv("PATH", ".");
        const fs::path before = fs::current_path();
        fs::current_path(root());
        QVERIFY(!findProgram("tool")); // never from where one happens to be
        fs::current_path(before);
    }

    void leftoversOfKilledRunsAreCleared()
    {
        const auto count = [&] { return std::distance(fs::directory_iterator(root()), {}); };
        fs::create_directories(root() / ".fetch-999999999-0" / "npm");
        fs::create_directories(root() / (".fetch-" + std::to_string(::getppid()) + "-0"));
        fs::create_directories(root() / "own");
        fs::path inside;
        {
            const TemporaryFolder folder(root());
            inside = folder.path();
            writeFileAtomically(inside / "a" / "b", "c");
            QCOMPARE(count(), std::ptrdiff_t(3)); // this one, that of a living process, and what is none of ours
        }
        QVERIFY(!fs::exists(inside));
        QVERIFY(fs::exists(root() / "own"));
        QCOMPARE(count(), std::ptrdiff_t(2));
    }
};

QTEST_APPLESS_MAIN(WeightsProcessTest)
#include "weights_process_test.moc"
