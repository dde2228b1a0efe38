// SPDX-License-Identifier: Apache-2.0
#include "engine/store/backup.h"
#include "engine/store/schema.h"
#include "tests/engine/store/project_fixture.h"

#include <array>
#include <vector>

using namespace clutch;
using namespace clutch::store;
using clutch::test::errorOf;
using clutch::test::ProjectFixture;

class SchemaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsGrowByOne();
    void addsStepsToAnOldProjectAndKeepsItsRows();
    void aStepThatFailsLeavesTheVersionBefore();
    void aStepThatBreaksReferencesIsUndone();
    void everyConnectionHasItsSettings();
    void opensAProjectOfVersion1();
    void opensAProjectOfVersion2();
};

namespace {

/// The folder of a project as version 0.1.0 left it, without its pixels.
void makeVersion1(const std::filesystem::path& folder)
{
    const std::vector<std::uint8_t> bytes = readFile(CLUTCH_SOURCE_DIR "/tests/engine/store/project_v1.sql");
    std::filesystem::create_directories(folder);
    Connection database(folder / Project::kDatabaseName, ConnectionMode::Create);
    database.script("PRAGMA foreign_keys = OFF"); // the dump's tables are in the order of the alphabet
    database.script(std::string(bytes.begin(), bytes.end()).c_str());
}

} // namespace

void SchemaTest::stepsGrowByOne()
{
    int version = 0;
    for (const Migration& step : migrations())
        QCOMPARE(step.version, ++version);
    QCOMPARE(newestVersion(), version);
}

void SchemaTest::addsStepsToAnOldProjectAndKeepsItsRows()
{
    const ProjectFixture fixture;
    {
        Project project(fixture.folder());
        test::addRecording(project, project.addObject("nut"), 3);
    }
    // What a later version would ship: a table rebuilt, as SQLite needs it to change a column, and a new one.
    std::vector<Migration> steps(migrations().begin(), migrations().end());
    const int next = newestVersion() + 1;
    steps.push_back({next, "CREATE TABLE objects_new (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, "
                           "note TEXT NOT NULL DEFAULT '');"
                           "INSERT INTO objects_new (id, name) SELECT id, name FROM objects; DROP TABLE objects;"
                           "ALTER TABLE objects_new RENAME TO objects;"});
    steps.push_back({next + 1, "CREATE TABLE models (id INTEGER PRIMARY KEY);"});
    Connection database(fixture.database(), ConnectionMode::ReadWrite);
    migrate(database, steps);
    QCOMPARE(schemaVersion(database), next + 1);
    QCOMPARE(database.number("SELECT count(*) FROM objects WHERE name = 'nut' AND note = ''"), std::int64_t(1));
    QCOMPARE(database.number("SELECT count(*) FROM frames"), std::int64_t(3)); // not taken along by a cascade
    QCOMPARE(database.number("SELECT count(*) FROM models"), std::int64_t(0));
    QCOMPARE(database.number("PRAGMA foreign_keys"), std::int64_t(1));
    migrate(database, steps); // nothing twice
    QCOMPARE(schemaVersion(database), next + 1);
}

void SchemaTest::aStepThatFailsLeavesTheVersionBefore()
{
    const ProjectFixture fixture;
    std::vector<Migration> steps(migrations().begin(), migrations().end());
    const int next = newestVersion() + 1;
    steps.push_back({next, "CREATE TABLE models (id INTEGER PRIMARY KEY); INSERT INTO nowhere VALUES (1);"});
    Connection database(fixture.database(), ConnectionMode::ReadWrite);
    QVERIFY(errorOf([&] { migrate(database, steps); }).has_value());
    QCOMPARE(schemaVersion(database), next - 1);
    QCOMPARE(database.number("SELECT count(*) FROM sqlite_master WHERE name = 'models'"), std::int64_t(0));
    QCOMPARE(database.number("PRAGMA foreign_keys"), std::int64_t(1));
    QVERIFY(Project(fixture.folder()).objects().empty()); // still opens
}

void SchemaTest::aStepThatBreaksReferencesIsUndone()
{
    const ProjectFixture fixture;
    {
        Project project(fixture.folder());
        test::addRecording(project, project.addObject("nut"), 1);
    }
    std::vector<Migration> steps(migrations().begin(), migrations().end());
    steps.push_back({newestVersion() + 1, "DELETE FROM objects;"});
    Connection database(fixture.database(), ConnectionMode::ReadWrite);
    const auto error = errorOf([&] { migrate(database, steps); });
    QVERIFY(error && error->kind() == ErrorKind::Corrupt);
    QCOMPARE(database.number("SELECT count(*) FROM objects"), std::int64_t(1));
}

void SchemaTest::everyConnectionHasItsSettings()
{
    const ProjectFixture fixture;
    Connection database(fixture.database(), ConnectionMode::ReadWrite);
    QCOMPARE(database.number("PRAGMA application_id"), std::int64_t(kApplicationId));
    QCOMPARE(database.text("PRAGMA journal_mode"), std::string("wal"));
    QCOMPARE(database.number("PRAGMA foreign_keys"), std::int64_t(1));
    QVERIFY(database.number("PRAGMA busy_timeout") >= 1000);
}

void SchemaTest::opensAProjectOfVersion1()
{
    const ProjectFixture fixture;
    const std::filesystem::path folder = fixture.root() / "old";
    makeVersion1(folder);
    const auto unmigrated = errorOf([&] { Project(folder, Access::ReadOnly); });
    QVERIFY(unmigrated && unmigrated->kind() == ErrorKind::Unsupported);
    QVERIFY(backups(folder).empty());
    {
        Project project(folder);
        const Id object = project.findObject("orange").value().id;
        // Of eight photos two are held out, and of the same eight as backgrounds none.
        int heldOut = 0;
        for (const PhotoRow& photo : project.photos(object, "cluster"))
            heldOut += photo.part == kPartHeldOut;
        QCOMPARE(heldOut, 2);
        QCOMPARE(project.photos(object, "cluster").size(), std::size_t(8));
        for (const PhotoRow& photo : project.photos(object, "background"))
            QCOMPARE(photo.part, std::string(kPartTeach));
        const DatasetRow dataset = project.findDataset("orange-random").value();
        QCOMPARE(dataset.images, std::int64_t(2));
        QCOMPARE(dataset.instances, std::int64_t(4));
        const std::vector<ImageRow> images = project.images(dataset.id);
        QCOMPARE(images.at(1).number, 1);
        QCOMPARE(images[1].file, std::string("images/1/000001.png"));
        QCOMPARE(images[1].illumination, std::string("none"));
        QCOMPARE(images[1].photo, Id(0));
        QCOMPARE(images[1].clippedShare, 0.0);
        QCOMPARE(project.instances(images[1].id).size(), std::size_t(2));
        QCOMPARE(project.usedMattes(object).size(), std::size_t(4));
    }
    // What was there before is in a backup, still of the old version.
    const std::vector<std::filesystem::path> files = backups(folder);
    QCOMPARE(files.size(), std::size_t(1));
    Connection backup(files[0], ConnectionMode::ReadOnly);
    QCOMPARE(schemaVersion(backup), 1);
    QCOMPARE(backup.number("SELECT count(*) FROM photos"), std::int64_t(16));
    // A project made anew has the same tables.
    const auto tables = "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_master ORDER BY name)";
    Connection migrated(folder / Project::kDatabaseName, ConnectionMode::ReadOnly),
        made(fixture.database(), ConnectionMode::ReadOnly);
    QCOMPARE(migrated.text(tables), made.text(tables));
    QVERIFY(Project(folder, Access::ReadOnly).findObject("orange").has_value());
}

void SchemaTest::opensAProjectOfVersion2()
{
    const ProjectFixture fixture;
    const std::filesystem::path folder = fixture.root() / "old";
    std::filesystem::create_directories(folder);
    {
        Connection database(folder / Project::kDatabaseName, ConnectionMode::Create);
        database.script(("PRAGMA application_id = " + std::to_string(kApplicationId)).c_str());
        migrate(database, migrations().first(2));
        QCOMPARE(schemaVersion(database), 2);
        // A photo that was removed and brought back has another number than its picture remembers.
        database.script("INSERT INTO objects (name) VALUES ('nut'), ('pill');"
                        "INSERT INTO photos (object, role, name, file, hash) VALUES"
                        " (2, 'cluster', 'a.jpg', 'photos/2/a.jpg', 'a'), (1, 'background', 'a.jpg', 'photos/1/b.jpg',"
                        " 'a'), (1, 'cluster', 'a.jpg', 'photos/1/a.jpg', 'a');"
                        "INSERT INTO datasets (object, name) VALUES (1, 'train');"
                        "INSERT INTO images (dataset, number, file, seed, width, height, annotated, illumination,"
                        " photo_name, photo_hash) VALUES (1, 0, 'images/1/0.png', 1, 5, 3, 0, 'match', 'a.jpg', 'a'),"
                        " (1, 1, 'images/1/1.png', 2, 5, 3, 0, 'match', 'z.jpg', 'z'),"
                        " (1, 2, 'images/1/2.png', 3, 5, 3, 0, 'none', '', '');");
    }
    {
        Project project(folder);
        QCOMPARE(project.datasetInputs(1), std::string());
        const std::vector<ImageRow> images = project.images(1);
        QCOMPARE(images.at(0).photo, Id(3));
        QCOMPARE(images.at(1).photo, Id(0));
        QCOMPARE(images.at(2).photo, Id(0));
        project.setDatasetInputs(1, "{}");
    }
    QCOMPARE(Project(folder, Access::ReadOnly).datasetInputs(1), std::string("{}"));
    const std::vector<std::filesystem::path> files = backups(folder);
    QCOMPARE(files.size(), std::size_t(1));
    Connection backup(files[0], ConnectionMode::ReadOnly);
    QCOMPARE(schemaVersion(backup), 2);
    const auto tables = "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_master ORDER BY name)";
    Connection migrated(folder / Project::kDatabaseName, ConnectionMode::ReadOnly),
        made(fixture.database(), ConnectionMode::ReadOnly);
    QCOMPARE(migrated.text(tables), made.text(tables));
}

QTEST_APPLESS_MAIN(SchemaTest)
#include "schema_test.moc"
