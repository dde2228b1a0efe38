// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/folder_lock.h"

#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace clutch;

class FolderLockTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir temporary_;
    std::filesystem::path folder_ = pathFromUtf8(temporary_.path().toStdString());

private Q_SLOTS:
    void isGivenOnce()
    {
        {
            std::optional<FolderLock> first = FolderLock::tryAcquire(folder_);
            QVERIFY(first);
            QVERIFY(!FolderLock::tryAcquire(folder_));
            const FolderLock moved = std::move(*first);
            first.reset();
            QVERIFY(!FolderLock::tryAcquire(folder_));
        }
        QVERIFY(FolderLock::tryAcquire(folder_));
        QVERIFY(std::filesystem::is_empty(folder_));
    }

    void goesWithTheProgram()
    {
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto lock = FolderLock::tryAcquire(folder_);
            const char taken = lock ? 'y' : 'n';
            if (::write(ready[1], &taken, 1) != 1) ::_exit(1);
            ::pause();
            ::_exit(0);
        }
        char taken = 0;
        QCOMPARE(::read(ready[0], &taken, 1), ssize_t(1));
        QCOMPARE(taken, 'y');
        QVERIFY(!FolderLock::tryAcquire(folder_));
        QCOMPARE(::kill(child, SIGKILL), 0);
        QCOMPARE(::waitpid(child, nullptr, 0), child);
        QVERIFY(FolderLock::tryAcquire(folder_));
    }

    void needsAFolder()
    {
        QVERIFY_EXCEPTION_THROWN(FolderLock::tryAcquire(folder_ / "nowhere"), Error);
        writeFileAtomically(folder_ / "file", "x");
        QVERIFY_EXCEPTION_THROWN(FolderLock::tryAcquire(folder_ / "file"), Error);
    }
};

QTEST_APPLESS_MAIN(FolderLockTest)
#include "folder_lock_test.moc"
