// SPDX-License-Identifier: Apache-2.0
#include "engine/store/backup.h"
#include "tests/engine/store/project_fixture.h"

using namespace clutch;
using namespace clutch::store;
using clutch::test::ProjectFixture;
namespace fs = std::filesystem;

class BackupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensWithABackup();
    void aBackupIsAWholeProject();
    void keepsTheNewestFive();
    void aWrongClockKeepsNoneAway();
    void readingMakesNone();
};

void BackupTest::opensWithABackup()
{
    const ProjectFixture fixture;
    QVERIFY(backups(fixture.folder()).empty());
    Project(fixture.folder());
    QCOMPARE(backups(fixture.folder()).size(), std::size_t(1));
    const QString name = QString::fromStdString(utf8(backups(fixture.folder())[0].filename()));
    QVERIFY2(QRegularExpression("^clutch-\\d{8}-\\d{6}\\.sqlite$").match(name).hasMatch(), qPrintable(name));
    Project(fixture.folder()); // again at once: not another
    QCOMPARE(backups(fixture.folder()).size(), std::size_t(1));
    // An old one does not count.
    fs::last_write_time(backups(fixture.folder())[0], fs::file_time_type::clock::now() - std::chrono::hours(1));
    fs::rename(backups(fixture.folder())[0], fixture.folder() / "backups/clutch-20200101-000000.sqlite");
    Project(fixture.folder());
    QCOMPARE(backups(fixture.folder()).size(), std::size_t(2));
}

void BackupTest::aBackupIsAWholeProject()
{
    const ProjectFixture fixture;
    {
        Project project(fixture.folder());
        project.addObject("kept");
        Transaction open(project);
        project.addObject("not committed");
        // Through another connection, while this one is in the middle of something.
        Project(fixture.folder(), Access::ReadOnly);
    }
    Project project(fixture.folder());
    project.backUp();
    project.addObject("later");
    const fs::path restored = fixture.root() / "restored";
    fs::create_directories(restored);
    fs::copy_file(backups(fixture.folder()).back(), restored / Project::kDatabaseName);
    const Project copy(restored);
    QCOMPARE(copy.objects().size(), std::size_t(1));
    QCOMPARE(copy.objects()[0].name, std::string("kept"));
}

void BackupTest::keepsTheNewestFive()
{
    const ProjectFixture fixture;
    for (int day = 1; day <= 7; ++day)
        test::touch(fixture.folder() / "backups" / ("clutch-2020010" + std::to_string(day) + "-000000.sqlite"));
    test::touch(fixture.folder() / "backups" / "my own copy.sqlite");
    Project(fixture.folder()).backUp();
    const std::vector<fs::path> files = backups(fixture.folder());
    QCOMPARE(files.size(), std::size_t(5));
    QCOMPARE(utf8(files[0].filename()), std::string("clutch-20200104-000000.sqlite"));
    QVERIFY(fs::exists(fixture.folder() / "backups" / "my own copy.sqlite"));
    // No temporary files left.
    QCOMPARE(std::distance(fs::directory_iterator(fixture.folder() / "backups"), fs::directory_iterator()),
             std::ptrdiff_t(6));
}

void BackupTest::aWrongClockKeepsNoneAway()
{
    const ProjectFixture fixture;
    const auto now = fs::file_time_type::clock::now();
    for (int day = 1; day <= 5; ++day) {
        const fs::path file =
            fixture.folder() / "backups" / ("clutch-2999010" + std::to_string(day) + "-000000.sqlite");
        test::touch(file);
        fs::last_write_time(file, now + std::chrono::hours(24 * day));
    }
    Project(fixture.folder()).addObject("nut");
    const std::vector<fs::path> files = backups(fixture.folder());
    QCOMPARE(files.size(), std::size_t(5));
    QVERIFY(utf8(files[0].filename()) < "clutch-2999"); // made now, and still there
    Project(fixture.folder()).addObject("pill");        // from now on, that is recent
    QVERIFY(backups(fixture.folder()) == files);
}

void BackupTest::readingMakesNone()
{
    const ProjectFixture fixture;
    Project(fixture.folder(), Access::ReadOnly);
    QVERIFY(backups(fixture.folder()).empty());
    QCOMPARE(namedBackup(fixture.folder()), std::string());
}

QTEST_APPLESS_MAIN(BackupTest)
#include "backup_test.moc"
