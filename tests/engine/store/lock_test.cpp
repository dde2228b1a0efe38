// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/store/project_fixture.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace clutch;
using namespace clutch::store;
using clutch::test::errorOf;
using clutch::test::ProjectFixture;

class LockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneHolderAtATime();
    void goesWithAProcessThatIsKilled();
    void needsAFolder();
};

void LockTest::oneHolderAtATime()
{
    const ProjectFixture fixture;
    std::optional<ProjectLock> lock = ProjectLock::tryAcquire(fixture.folder());
    QVERIFY(lock);
    QVERIFY(!ProjectLock::tryAcquire(fixture.folder()));
    ProjectLock moved = std::move(*lock);
    lock.reset();
    QVERIFY(!ProjectLock::tryAcquire(fixture.folder())); // the moved one still holds it
    {
        const ProjectLock last = std::move(moved);
    }
    QVERIFY(ProjectLock::tryAcquire(fixture.folder()));
}

void LockTest::goesWithAProcessThatIsKilled()
{
    const ProjectFixture fixture;
    int ready[2];
    QCOMPARE(::pipe(ready), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const auto lock = ProjectLock::tryAcquire(fixture.folder());
        const char answer = lock ? 'y' : 'n';
        if (::write(ready[1], &answer, 1) != 1) ::_exit(1);
        ::pause(); // until killed
    }
    char answer = 0;
    QCOMPARE(::read(ready[0], &answer, 1), ssize_t(1));
    QCOMPARE(answer, 'y');
    QVERIFY(!ProjectLock::tryAcquire(fixture.folder()));
    QVERIFY(Project(fixture.folder(), Access::ReadOnly).objects().empty()); // the second window
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    QVERIFY(ProjectLock::tryAcquire(fixture.folder()));
    ::close(ready[0]);
    ::close(ready[1]);
}

void LockTest::needsAFolder()
{
    const ProjectFixture fixture;
    const auto error = errorOf([&] { ProjectLock::tryAcquire(fixture.root() / "nowhere"); });
    QVERIFY(error && error->kind() == ErrorKind::NotFound);
}

QTEST_APPLESS_MAIN(LockTest)
#include "lock_test.moc"
