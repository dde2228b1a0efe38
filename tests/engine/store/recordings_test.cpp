// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/store/project_fixture.h"

using namespace clutch;
using namespace clutch::store;
using clutch::test::errorOf;
using clutch::test::ProjectFixture;
namespace fs = std::filesystem;

class RecordingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryField();
    void listsFramesBySourceIndex();
    void removesRowsAndFiles();
    void keepsARecordingThatImagesUse();
    void keepsPhotosByRole();
};

void RecordingsTest::keepsEveryField()
{
    const ProjectFixture fixture;
    RecordingRow row;
    {
        Project project(fixture.folder());
        row.object = project.addObject("Schraube \"M8\" é 日本");
        QCOMPARE(project.addObject("Schraube \"M8\" é 日本"), row.object);
        row.name = "Aufnahme 日本.mp4";
        row.sourcePath = "/tmp/é/Aufnahme 日本.mp4";
        row.file = "recordings/1.mp4";
        row.hash = "0123456789abcdef0123456789abcdef";
        row.size = {1920, 1080};
        row.durationMs = 20033.366;
        row.sourceFrames = 70000;
        row.continuous = false;
        row.run = project.startRun({});
        row.id = project.addRecording(row);
        row.sourceFrames = 70001;
        project.updateRecording(row);
    }
    const Project project(fixture.folder(), Access::ReadOnly);
    const RecordingRow read = project.recording(row.id).value();
    QCOMPARE(read.object, row.object);
    QCOMPARE(read.name, row.name);
    QCOMPARE(read.sourcePath, row.sourcePath);
    QCOMPARE(read.file, row.file);
    QCOMPARE(read.hash, row.hash);
    QVERIFY(read.size == row.size);
    QCOMPARE(read.durationMs, row.durationMs);
    QCOMPARE(read.sourceFrames, std::int64_t(70001));
    QCOMPARE(read.continuous, false);
    QCOMPARE(read.run, row.run);
    QVERIFY(!project.recording(99));
    QCOMPARE(project.recordings(row.object).size(), std::size_t(1));
    QVERIFY(project.recordings(row.object + 1).empty());
}

void RecordingsTest::listsFramesBySourceIndex()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id recording = test::addRecording(project, project.addObject("nut"), 0);
    for (const int index : {30, 5, 17})
        project.addFrame(
            {0, recording, index, index * 40.5, "frames/1/" + std::to_string(index) + ".png", index / 8.0});
    const std::vector<FrameRow> frames = project.frames(recording);
    QCOMPARE(frames.size(), std::size_t(3));
    QCOMPARE(frames[0].sourceIndex, std::int64_t(5));
    QCOMPARE(frames[2].sourceIndex, std::int64_t(30));
    QCOMPARE(frames[1].timeMs, 17 * 40.5);
    QCOMPARE(frames[1].sharpness, 17 / 8.0);
    QCOMPARE(project.frame(frames[1].id)->file, std::string("frames/1/17.png"));
    QVERIFY(!project.frame(99));
    const auto twice = errorOf([&] { project.addFrame({0, recording, 17, 0, "frames/1/x.png", 0}); });
    QVERIFY(twice.has_value());
    const auto nobodys = errorOf([&] { project.addFrame({0, 99, 1, 0, "frames/9/x.png", 0}); }); // foreign keys are on
    QVERIFY(nobodys.has_value());
}

void RecordingsTest::removesRowsAndFiles()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id object = project.addObject("nut");
    const Id recording = test::addRecording(project, object, 2);
    const Id other = test::addRecording(project, object, 1, "other.mkv");
    const std::vector<FrameRow> frames = project.frames(recording);
    project.saveMatte(test::matteOf(frames[0].id));
    project.saveCorrection({frames[0].id, "corrections/1.png", false});
    for (const char* file : {"frames/1/0.png", "frames/1/1.png", "frames/2/0.png", "trimaps/a.png", "alphas/a.png",
                             "cutouts/a.png", "corrections/1.png"})
        test::touch(project.absolute(file));
    project.removeRecording(recording);
    QVERIFY(!project.recording(recording));
    QVERIFY(!project.matte(frames[0].id));
    QVERIFY(!project.correction(frames[0].id));
    for (const char* file : {"frames/1", "trimaps/a.png", "alphas/a.png", "cutouts/a.png", "corrections/1.png"})
        QVERIFY2(!fs::exists(project.absolute(file)), file);
    QVERIFY(fs::exists(project.absolute("frames/2/0.png")));
    QCOMPARE(project.frames(other).size(), std::size_t(1));
    QVERIFY(test::addRecording(project, object, 0, "third.mkv") > other); // numbers never come back
}

void RecordingsTest::keepsARecordingThatImagesUse()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id object = project.addObject("nut");
    const Id recording = test::addRecording(project, object, 1);
    const Id dataset = project.addDataset({0, object, "train"});
    InstanceRow instance;
    instance.frame = project.frames(recording)[0].id;
    instance.visible = instance.amodal = RunLengthMask{4, 4, {16}};
    project.addImage({0, dataset, 0, "images/1/000000.png", 7, 4, 4}, {instance});
    const auto error = errorOf([&] { project.removeRecording(recording); });
    QVERIFY(error && error->kind() == ErrorKind::BadInput);
    QCOMPARE(error->subject(), std::string("take.mkv"));
    QVERIFY(project.recording(recording));
    project.removeDataset(dataset);
    project.removeRecording(recording);
    QVERIFY(!project.recording(recording));
}

void RecordingsTest::keepsPhotosByRole()
{
    const ProjectFixture fixture;
    Project project(fixture.folder());
    const Id object = project.addObject("nut");
    const Id cluster = project.addPhoto({0, object, "cluster", "a.jpg", "photos/1/a.jpg", "h1"});
    project.addPhoto({0, object, "background", "b.jpg", "photos/1/b.jpg", "h2"});
    QCOMPARE(project.photos(object, "cluster").size(), std::size_t(1));
    QCOMPARE(project.photos(object, "background")[0].name, std::string("b.jpg"));
    QVERIFY(errorOf([&] { project.addPhoto({0, object, "holiday", "c.jpg", "photos/1/c.jpg", "h3"}); }).has_value());
    test::touch(project.absolute("photos/1/a.jpg"));
    project.removePhoto(cluster);
    QVERIFY(project.photos(object, "cluster").empty());
    QVERIFY(!fs::exists(project.absolute("photos/1/a.jpg")));
}

QTEST_APPLESS_MAIN(RecordingsTest)
#include "recordings_test.moc"
