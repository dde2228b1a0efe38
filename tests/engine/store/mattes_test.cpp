// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/store/project_fixture.h"

using namespace clutch;
using namespace clutch::store;
using clutch::test::errorOf;
using clutch::test::ProjectFixture;

class MattesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryField();
    void keepsThePersonsVerdict();
    void listsUsedMattes();
    void correctionsCountRevisions();
    void removingACorrectionMakesTheMatteStale();
};

void MattesTest::keepsEveryField()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id recording = test::addRecording(project, project.addObject("nut"), 2);
    const Id frame = project.frames(recording)[1].id;
    MatteRow row = test::matteOf(frame);
    row.run = project.startRun({});
    project.saveMatte(row);
    const MatteRow read = project.matte(frame).value();
    QCOMPARE(read.trimapFile, row.trimapFile);
    QCOMPARE(read.alphaFile, row.alphaFile);
    QCOMPARE(read.cutoutFile, row.cutoutFile);
    QCOMPARE(read.boxX, 3);
    QCOMPARE(read.boxY, 4);
    QCOMPARE(read.boxWidth, 50);
    QCOMPARE(read.boxHeight, 60);
    QCOMPARE(read.quality, 0.875);
    QCOMPARE(read.accepted, true);
    QCOMPARE(read.reasons, row.reasons);
    QCOMPARE(read.run, row.run);
    QVERIFY(read.verdict == Verdict::Automatic);
    QCOMPARE(project.mattes(recording).size(), std::size_t(1));
    QVERIFY(!project.matte(project.frames(recording)[0].id));
}

void MattesTest::keepsThePersonsVerdict()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id frame = project.frames(test::addRecording(project, project.addObject("nut"), 1))[0].id;
    const auto early = errorOf([&] { project.setVerdict(frame, Verdict::Accepted); });
    QVERIFY(early && early->kind() == ErrorKind::NotFound);
    project.saveMatte(test::matteOf(frame, true));
    project.setVerdict(frame, Verdict::Rejected);
    QVERIFY(!project.matte(frame)->isUsed());
    MatteRow again = test::matteOf(frame, true);
    again.quality = 0.25;
    project.saveMatte(again);
    QCOMPARE(project.matte(frame)->quality, 0.25);
    QVERIFY(project.matte(frame)->verdict == Verdict::Rejected);
    project.setVerdict(frame, Verdict::Automatic);
    QVERIFY(project.matte(frame)->isUsed());
}

void MattesTest::listsUsedMattes()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id object = project.addObject("nut"), otherObject = project.addObject("pill");
    const Id second = test::addRecording(project, object, 2, "b.mkv");
    const Id others = test::addRecording(project, otherObject, 1, "c.mkv");
    const auto frames = project.frames(test::addRecording(project, object, 4, "a.mkv"));
    const auto secondFrames = project.frames(second);
    project.saveMatte(test::matteOf(frames[0].id, true));
    project.saveMatte(test::matteOf(frames[1].id, false));
    project.saveMatte(test::matteOf(frames[2].id, false));
    project.setVerdict(frames[2].id, Verdict::Accepted);
    MatteRow empty = test::matteOf(frames[3].id, true);
    empty.cutoutFile.clear();
    project.saveMatte(empty);
    project.saveMatte(test::matteOf(secondFrames[1].id, true));
    project.saveMatte(test::matteOf(project.frames(others)[0].id, true));
    std::vector<Id> used;
    for (const MatteRow& matte : project.usedMattes(object))
        used.push_back(matte.frame);
    QCOMPARE(used, (std::vector<Id>{secondFrames[1].id, frames[0].id, frames[2].id}));
}

void MattesTest::correctionsCountRevisions()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id recording = test::addRecording(project, project.addObject("nut"), 1);
    const Id frame = project.frames(recording)[0].id;
    QVERIFY(!project.correction(frame));
    project.saveCorrection({frame, "corrections/1.png", false});
    const CorrectionRow first = project.correction(frame).value();
    QVERIFY(!first.matted);
    // Painted again while a job works on the first: the job must not hide it.
    project.saveCorrection({frame, "corrections/1.png", false});
    project.markCorrectionMatted(frame, first.revision);
    QVERIFY(!project.correction(frame)->matted);
    project.markCorrectionMatted(frame, project.correction(frame)->revision);
    QVERIFY(project.correction(frame)->matted);
    QCOMPARE(project.corrections(recording).size(), std::size_t(1));
}

void MattesTest::removingACorrectionMakesTheMatteStale()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id frame = project.frames(test::addRecording(project, project.addObject("nut"), 1))[0].id;
    MatteRow matte = test::matteOf(frame);
    matte.run = project.startRun({});
    project.saveMatte(matte);
    project.saveCorrection({frame, "corrections/1.png", true});
    test::touch(project.absolute("corrections/1.png"));
    project.removeCorrection(frame);
    QVERIFY(!project.correction(frame));
    QCOMPARE(project.matte(frame)->run, Id(0));
    QVERIFY(!std::filesystem::exists(project.absolute("corrections/1.png")));
    project.removeCorrection(frame); // none: nothing happens
}

QTEST_APPLESS_MAIN(MattesTest)
#include "mattes_test.moc"
