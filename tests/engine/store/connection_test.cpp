// SPDX-License-Identifier: Apache-2.0
#include "engine/store/connection.h"
#include "tests/engine/store/project_fixture.h"

using namespace clutch;
using namespace clutch::store;
using clutch::test::errorOf;
using clutch::test::ProjectFixture;

class ConnectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAFullDisk();
    void namesAReadOnlyDatabase();
    void rollsBackWhenTheDiskIsFull();
    void storesNoneAsNull();
};

void ConnectionTest::namesAFullDisk()
{
    const ProjectFixture fixture;
    Connection database(fixture.database(), ConnectionMode::ReadWrite);
    // The database may not grow: SQLite answers as it does when the disk is full.
    database.script(("PRAGMA max_page_count = " + std::to_string(database.number("PRAGMA page_count"))).c_str());
    const auto error =
        errorOf([&] { database.execute("INSERT INTO objects (name) VALUES (?)", std::string(100000, 'x')); });
    QVERIFY(error && error->kind() == ErrorKind::DiskFull);
}

void ConnectionTest::namesAReadOnlyDatabase()
{
    const ProjectFixture fixture;
    Connection database(fixture.database(), ConnectionMode::ReadOnly);
    const auto error = errorOf([&] { database.execute("INSERT INTO objects (name) VALUES ('x')"); });
    QVERIFY(error && error->kind() == ErrorKind::ReadOnly);
}

void ConnectionTest::rollsBackWhenTheDiskIsFull()
{
    const ProjectFixture fixture;
    Connection database(fixture.database(), ConnectionMode::ReadWrite);
    database.script(("PRAGMA max_page_count = " + std::to_string(database.number("PRAGMA page_count"))).c_str());
    QVERIFY(errorOf([&] {
                TransactionGuard transaction(database);
                database.execute("INSERT INTO objects (name) VALUES ('small')");
                database.execute("INSERT INTO objects (name) VALUES (?)", std::string(100000, 'x'));
                transaction.commit();
            }).has_value());
    QCOMPARE(database.number("SELECT count(*) FROM objects"), std::int64_t(0));
    database.execute("INSERT INTO objects (name) VALUES ('small')"); // and goes on
    QCOMPARE(database.number("SELECT count(*) FROM objects"), std::int64_t(1));
}

void ConnectionTest::storesNoneAsNull()
{
    const ProjectFixture fixture;
    Connection database(fixture.database(), ConnectionMode::ReadWrite);
    database.script("CREATE TABLE t (a INTEGER)");
    database.execute("INSERT INTO t VALUES (?)", Reference{0});
    database.execute("INSERT INTO t VALUES (?)", Reference{7});
    QCOMPARE(database.number("SELECT count(*) FROM t WHERE a IS NULL"), std::int64_t(1));
    QCOMPARE(database.number("SELECT a FROM t WHERE a IS NOT NULL"), std::int64_t(7));
}

QTEST_APPLESS_MAIN(ConnectionTest)
#include "connection_test.moc"
