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
};

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

QTEST_APPLESS_MAIN(SchemaTest)
#include "schema_test.moc"
