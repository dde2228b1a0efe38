// SPDX-License-Identifier: Apache-2.0
#include "engine/core/folder_lock.h"
#include "engine/store/connection.h"
#include "engine/store/project.h"
#include "engine/store/schema.h"
#include "tests/engine/store/project_fixture.h"

#include <sys/wait.h>
#include <unistd.h>

using namespace clutch;
using namespace clutch::store;
using clutch::test::errorOf;
using clutch::test::ProjectFixture;
namespace fs = std::filesystem;

namespace {

std::string bytesOf(const fs::path& file)
{
    const auto bytes = readFile(file);
    return {bytes.begin(), bytes.end()};
}

// Opens both ways; neither may succeed or touch the file.
void verifyRefused(const ProjectFixture& fixture, ErrorKind kind, const std::string& named)
{
    const std::string before = bytesOf(fixture.database());
    for (const Access access : {Access::ReadWrite, Access::ReadOnly}) {
        const auto error = errorOf([&] { Project(fixture.folder(), access); });
        QVERIFY(error.has_value());
        QCOMPARE(error->kind(), kind);
        QVERIFY2(error->subject().find(named) != std::string::npos, error->what());
    }
    QVERIFY(bytesOf(fixture.database()) == before);
}

// Runs `body` as a user whom permissions bind (they do not bind root). Its exit code, or -1 when there is no such user
// here.
int runUnprivileged(const std::function<int()>& body)
{
    const pid_t child = ::fork();
    if (child == 0) {
        if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) ::_exit(255);
        int code = 254;
        try {
            code = body();
        } catch (const std::exception& error) {
            std::fprintf(stderr, "%s\n", error.what());
        }
        ::_exit(code);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) != 255 ? WEXITSTATUS(status) : -1;
}

} // namespace

class ProjectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void createsAndOpens();
    void refusesFoldersInUse();
    void refusesWhatWouldRunWithOurStatements();
    void opensAfterTheFolderMoved();
    void refusesWhatIsNoDatabase();
    void refusesATruncatedDatabase();
    void refusesDamagedPages();
    void refusesAnotherProgramsDatabase();
    void refusesANewerVersion();
    void readOnlyAccessWritesNothing();
    void readsAFolderThatMayNotBeWritten();
    void refusesPathsOutside();
    void transactionsRollBackUnlessCommitted();
    void readersSeeWhatAWriterCommitted();
};

void ProjectTest::createsAndOpens()
{
    const ProjectFixture fixture;
    QVERIFY(Project::isProject(fixture.folder()));
    QVERIFY(!Project::isProject(fixture.root()));
    const Project project(fixture.folder());
    QCOMPARE(project.name(), std::string("é 日本"));
    QVERIFY(project.objects().empty());
    QCOMPARE(Project(fixture.folder() / "").name(), std::string("é 日本")); // with a slash at the end
    const auto error = errorOf([&] { Project(fixture.root() / "nowhere"); });
    QVERIFY(error && error->kind() == ErrorKind::NotFound);
}

void ProjectTest::refusesFoldersInUse()
{
    const ProjectFixture fixture;
    const auto again = errorOf([&] { Project::create(fixture.folder()); });
    QVERIFY(again && again->kind() == ErrorKind::BadInput);
    const fs::path other = fixture.root() / "photos";
    test::touch(other / "holiday.jpg");
    const auto strangers = errorOf([&] { Project::create(other); });
    QVERIFY(strangers && strangers->kind() == ErrorKind::BadInput);
    QVERIFY(!Project::isProject(other));
    const fs::path fresh = fixture.root() / "fresh";
    fs::create_directories(fresh);
    {
        const auto lock = FolderLock::tryAcquire(fresh); // another program is making one there
        const auto busy = errorOf([&] { Project::create(fresh); });
        QVERIFY(busy && busy->kind() == ErrorKind::Io);
        QVERIFY(!Project::isProject(fresh));
    }
    Project::create(fresh);
    QVERIFY(Project::isProject(fresh));
}

void ProjectTest::refusesWhatWouldRunWithOurStatements()
{
    for (const char* sql : {"CREATE TRIGGER t AFTER INSERT ON objects BEGIN DELETE FROM objects; END",
                            "CREATE VIEW v AS SELECT * FROM objects"}) {
        const ProjectFixture fixture;
        Connection(fixture.database(), ConnectionMode::ReadWrite).script(sql);
        verifyRefused(fixture, ErrorKind::Corrupt, "trigger");
    }
}

void ProjectTest::opensAfterTheFolderMoved()
{
    const ProjectFixture fixture;
    Id recording = 0;
    {
        Project project(fixture.folder());
        recording = test::addRecording(project, project.addObject("nut"), 3);
    }
    const fs::path moved = fixture.root() / "elsewhere" / "deep";
    fs::create_directories(moved.parent_path());
    fs::rename(fixture.folder(), moved);
    const Project project(moved);
    QCOMPARE(project.frames(recording).size(), std::size_t(3));
    QCOMPARE(project.absolute(project.frames(recording)[0].file), fs::absolute(moved) / "frames/1/0.png");
}

void ProjectTest::refusesWhatIsNoDatabase()
{
    const ProjectFixture fixture;
    Project(fixture.folder()); // opened for writing: there is a backup
    writeFileAtomically(fixture.database(),
                        std::string_view("this is no database, but long enough to look like one to nobody"));
    verifyRefused(fixture, ErrorKind::Corrupt, "backups/clutch-");
    writeFileAtomically(fixture.database(), std::string_view(""));
    verifyRefused(fixture, ErrorKind::Corrupt, "backups/clutch-");
}

void ProjectTest::refusesATruncatedDatabase()
{
    const ProjectFixture fixture;
    Project(fixture.folder());
    fs::resize_file(fixture.database(), fs::file_size(fixture.database()) / 2);
    verifyRefused(fixture, ErrorKind::Corrupt, "backups/clutch-");
}

void ProjectTest::refusesDamagedPages()
{
    const ProjectFixture fixture;
    {
        Project project(fixture.folder());
        for (int i = 0; i < 500; ++i)
            project.addObject("object " + std::to_string(i));
    }
    std::string bytes = bytesOf(fixture.database());
    // The header stays sound: only reading all pages finds this.
    for (std::size_t i = 4096 * 2; i < bytes.size(); i += 512)
        bytes.replace(i, 64, 64, '\x5a');
    writeFileAtomically(fixture.database(), bytes);
    verifyRefused(fixture, ErrorKind::Corrupt, "backups/clutch-");
}

void ProjectTest::refusesAnotherProgramsDatabase()
{
    const ProjectFixture fixture;
    Project(fixture.folder());
    Connection(fixture.database(), ConnectionMode::ReadWrite).script("PRAGMA application_id = 1");
    verifyRefused(fixture, ErrorKind::Corrupt, "backups/clutch-");
}

void ProjectTest::refusesANewerVersion()
{
    const ProjectFixture fixture;
    Project(fixture.folder());
    Connection(fixture.database(), ConnectionMode::ReadWrite).script("PRAGMA user_version = 1000");
    verifyRefused(fixture, ErrorKind::Unsupported, "schema 1000");
}

void ProjectTest::readOnlyAccessWritesNothing()
{
    const ProjectFixture fixture;
    Project(fixture.folder()).addObject("nut");
    Project project(fixture.folder(), Access::ReadOnly);
    QCOMPARE(project.objects().size(), std::size_t(1));
    const std::vector<std::function<void()>> writes = {
        [&] { project.addObject("pill"); },
        [&] { project.setVerdict(1, Verdict::Accepted); },
        [&] { project.startRun({}); },
        [&] { project.backUp(); },
        [&] { const Transaction transaction(project); },
    };
    for (const auto& write : writes) {
        const auto error = errorOf(write);
        QVERIFY(error && error->kind() == ErrorKind::ReadOnly);
    }
    QCOMPARE(project.objects().size(), std::size_t(1));
}

void ProjectTest::readsAFolderThatMayNotBeWritten()
{
    const ProjectFixture fixture;
    Project(fixture.folder()).addObject("nut");
    fs::permissions(fixture.root(), fs::perms(0755));
    fs::permissions(fixture.database(), fs::perms(0444));
    fs::permissions(fixture.folder(), fs::perms(0555));
    const int code = runUnprivileged([&] {
        const auto refused = errorOf([&] { Project(fixture.folder(), Access::ReadWrite); });
        if (!refused || refused->kind() != ErrorKind::ReadOnly) return 1;
        const auto locked = errorOf([&] { ProjectLock::tryAcquire(fixture.folder()); });
        if (!locked || locked->kind() != ErrorKind::ReadOnly) return 2;
        const Project project(fixture.folder(), Access::ReadOnly);
        return project.objects().size() == 1 ? 0 : 3;
    });
    fs::permissions(fixture.folder(), fs::perms(0755));
    if (code == -1) QSKIP("cannot become another user here");
    QCOMPARE(code, 0);
}

void ProjectTest::refusesPathsOutside()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    QCOMPARE(project.absolute("frames/1/a.png"), project.folder() / "frames/1/a.png");
    for (const char* path : {"../secret.png", "frames/../../secret.png", "/etc/passwd", ".."}) {
        const auto error = errorOf([&] { project.absolute(path); });
        QVERIFY2(error && error->kind() == ErrorKind::Corrupt, path);
        RecordingRow row;
        row.object = project.addObject("nut");
        row.file = path;
        QVERIFY2(errorOf([&] { project.addRecording(row); }).has_value(), path);
    }
    // A project prepared by somebody else: the path is already in its rows, and removing must not follow it.
    test::touch(fixture.root() / "secret.png");
    const Id recording = test::addRecording(project, project.addObject("nut"), 1);
    Connection(fixture.database(), ConnectionMode::ReadWrite).script("UPDATE frames SET file = '../secret.png'");
    project.removeRecording(recording);
    QVERIFY(project.recordings(project.addObject("nut")).empty());
    QVERIFY(fs::exists(fixture.root() / "secret.png"));
}

void ProjectTest::transactionsRollBackUnlessCommitted()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    {
        const Transaction transaction(project);
        project.addObject("forgotten");
        QCOMPARE(project.objects().size(), std::size_t(1));
    }
    QVERIFY(project.objects().empty());
    Transaction outer(project);
    project.addObject("kept");
    {
        const Transaction inner(project);
        project.addObject("forgotten");
    }
    outer.commit();
    QCOMPARE(project.objects().size(), std::size_t(1));
    QCOMPARE(project.objects()[0].name, std::string("kept"));
}

void ProjectTest::readersSeeWhatAWriterCommitted()
{
    const ProjectFixture fixture;
    Project writer(fixture.folder());
    const Project reader(fixture.folder(), Access::ReadOnly);
    Transaction transaction(writer);
    writer.addObject("nut");
    QVERIFY(reader.objects().empty());
    transaction.commit();
    QCOMPARE(reader.objects().size(), std::size_t(1));
}

QTEST_APPLESS_MAIN(ProjectTest)
#include "project_test.moc"
