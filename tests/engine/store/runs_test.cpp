// SPDX-License-Identifier: Apache-2.0
#include "engine/core/version.h"
#include "tests/engine/store/project_fixture.h"

#include <QDateTime>

using namespace clutch;
using namespace clutch::store;
using clutch::test::errorOf;
using clutch::test::ProjectFixture;

class RunsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsProvenance();
    void closesRunsThatDied();
    void objectsNeedANameOfTheirOwn();
};

void RunsTest::keepsProvenance()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    RunRow row;
    row.job = "mattes";
    row.options = "{\"band\":\"10\"}";
    row.seed = 42;
    const Id id = project.startRun(row);
    RunRow read = project.run(id).value();
    QCOMPARE(read.job, row.job);
    QCOMPARE(read.options, row.options);
    QCOMPARE(read.seed, std::uint64_t(42));
    QCOMPARE(read.version, std::string(kVersion));
    QCOMPARE(read.state, std::string("running"));
    QVERIFY(read.finishedAt.empty());
    const QDateTime started = QDateTime::fromString(QString::fromStdString(read.startedAt), Qt::ISODate);
    QVERIFY(started.isValid() && started.timeSpec() == Qt::UTC);
    project.finishRun(id, "failed", "the disk is full (x): free some space");
    read = project.run(id).value();
    QCOMPARE(read.state, std::string("failed"));
    QCOMPARE(read.message, std::string("the disk is full (x): free some space"));
    QVERIFY(!read.finishedAt.empty());
    QVERIFY(errorOf([&] { project.finishRun(id, "bored", ""); }).has_value());
    QVERIFY(!project.run(99));
}

void RunsTest::closesRunsThatDied()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id done = project.startRun({});
    project.finishRun(done, "done", "");
    const Id killed = project.startRun({});
    const Id next = project.startRun({});
    QCOMPARE(project.run(done)->state, std::string("done"));
    QCOMPARE(project.run(killed)->state, std::string("failed"));
    QCOMPARE(project.run(killed)->message, std::string("interrupted"));
    QCOMPARE(project.run(next)->state, std::string("running"));
    QCOMPARE(project.runs().front().id, next); // newest first
    QCOMPARE(project.runs().size(), std::size_t(3));
}

void RunsTest::objectsNeedANameOfTheirOwn()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    for (const std::string& name : {std::string(), std::string(201, 'x')}) {
        const auto error = errorOf([&] { project.addObject(name); });
        QVERIFY(error && error->kind() == ErrorKind::BadInput);
    }
    const Id nut = project.addObject("nut");
    QCOMPARE(project.addObject("nut"), nut);
    QVERIFY(project.addObject("Nut") != nut);
    QCOMPARE(project.findObject("nut")->id, nut);
    QVERIFY(!project.findObject("pill"));
    QCOMPARE(project.objects().size(), std::size_t(2));
}

QTEST_APPLESS_MAIN(RunsTest)
#include "runs_test.moc"
